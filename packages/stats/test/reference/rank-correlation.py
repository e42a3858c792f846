"""Reference values of rank correlations: python rank-correlation.py > rank-correlation.json (SciPy)."""
import json
import sys

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261121)


def pairs():
    for x, y in [([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), ([1, 1, 2, 2, 3], [3, 1, 1, 2, 2]), ([3, 1, 2], [1, 3, 2]),
                 (rng.normal(size=40).round(2).tolist(), rng.normal(size=40).round(1).tolist()),
                 (rng.integers(0, 5, 60).tolist(), rng.integers(0, 4, 60).tolist())]:
        yield {"x": x, "y": y, "spearman": float(stats.spearmanr(x, y).statistic), "kendall": float(stats.kendalltau(x, y).statistic)}


json.dump({"pairs": list(pairs())}, sys.stdout, indent=1)
