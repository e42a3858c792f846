"""Reference values of ratios of paired blocks: python blocks.py > blocks.json (NumPy, SciPy)."""
import importlib.metadata
import json
import sys

import numpy as np
from scipy import stats

rng = np.random.default_rng(23)
BLOCKS, LENGTH, DRAWS = 40, 12, 40_000


def limits(draws):
    """Hesterberg's expanded percentile interval."""
    tail = stats.norm.cdf(np.sqrt(BLOCKS / (BLOCKS - 1)) * stats.t.ppf(.05, BLOCKS - 1))
    return {"low": float(np.quantile(draws, tail)), "high": float(np.quantile(draws, 1 - tail)), "se": float(np.std(draws))}


load = np.exp(.2 * rng.normal(size=(BLOCKS, 1)))
baseline, candidate = (np.round(scale * load * (1 + rng.gamma(1, .1, (BLOCKS, LENGTH))), 4) for scale in (1, 1.08))
picks = rng.integers(0, BLOCKS, (DRAWS, BLOCKS))


def ratio(statistic):
    draws = [np.log(statistic(candidate[pick]) / statistic(baseline[pick])) for pick in picks]
    return {"value": float(np.log(statistic(candidate) / statistic(baseline))), **limits(draws)}


json.dump({
    "versions": {name: importlib.metadata.version(name) for name in ("numpy", "scipy")},
    "series": [{
        "length": LENGTH, "baseline": baseline.ravel().tolist(), "candidate": candidate.ravel().tolist(),
        "p50": ratio(np.median), "p95": ratio(lambda values: np.quantile(values, .95)), "mean": ratio(np.mean),
    }],
}, sys.stdout)
