"""Reference values of the measures of drift between two binned columns: python drift-measure.py > drift-measure.json (SciPy)."""
import json
import sys

import numpy as np
from scipy import special, stats
from scipy.spatial import distance

rng = np.random.default_rng(20261121)


def shapes():
    yield "normal", rng.normal(size=4000), rng.normal(0.4, 1.3, size=900)
    yield "the same", rng.normal(size=500), rng.normal(size=500)
    yield "few rows", rng.normal(size=60), rng.normal(0.5, 1, size=45)
    yield "heaped", rng.integers(0, 16, 3000) * 5.0, rng.integers(1, 17, 2500) * 5.0
    yield "zero-inflated", np.where(rng.random(2000) < 0.8, 0, rng.lognormal(size=2000)), np.where(rng.random(2000) < 0.7, 0, rng.lognormal(size=2000))
    yield "wider", rng.normal(size=400), rng.normal(0, 1.4, size=300)


def counted(values, edges):
    return np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1)


def groups(then, now):
    """Neighbouring bins by the middle of their ranks in both tables together."""
    n, m = then.sum(), now.sum()
    most = max(2, min(10, int(np.sqrt(min(n, m)) / 3)))
    both = then + now
    middle = np.cumsum(both) - both / 2
    group = np.minimum(most - 1, np.floor(most * middle / (n + m)).astype(int))
    return np.bincount(group, then, most), np.bincount(group, now, most)


def nominal(a, b):
    p, q = a / a.sum(), b / b.sum()
    table = np.array([a, b])[:, (a + b) > 0]
    chi = stats.chi2_contingency(table, correction=False)
    low, high = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    return {"jensenShannon": distance.jensenshannon(p, q, 2), "psi": float(np.sum((low - high) * np.log(low / high))),
            "chiSquare": chi.statistic, "degreesOfFreedom": int(chi.dof), "pValue": chi.pvalue}


def ordered():
    for name, x, y in shapes():
        edges = np.unique(np.quantile(x, np.arange(1, 64) / 64, method="inverted_cdf"))
        then, now = counted(x, edges), counted(y, edges)
        n, m = len(x), len(y)
        found = nominal(*groups(then, now))
        d = float(np.max(np.abs(np.cumsum(then) / n - np.cumsum(now) / m)))
        bins = np.arange(len(then))
        rank = stats.mannwhitneyu(np.repeat(bins, now), np.repeat(bins, then), use_continuity=False, method="asymptotic")
        ends = np.append(edges, edges[-1])
        middles = (np.insert(edges, 0, edges[0]) + ends) / 2
        sd = np.sqrt(np.average((middles - np.average(middles, weights=then)) ** 2, weights=then))
        smallest = min(found["pValue"], special.kolmogorov(d * np.sqrt(n * m / (n + m))), rank.pvalue)
        yield {"name": name, "edges": edges.tolist(), "then": then.tolist(), "now": now.tolist(), "expected": {
            **found, "kolmogorovSmirnov": d, "wasserstein": stats.wasserstein_distance(ends, ends, then, now) / sd, "pValue": min(1.0, 3 * smallest)}}


def categories():
    for a, b, rest in [([500, 300, 200], [90, 70, 40], (0, 0)), ([900, 80, 12, 5, 3], [850, 90, 30, 4, 6], (0, 20)), ([50, 50], [10, 30], (0, 0))]:
        then, now = np.array(a), np.array(b)
        n, m = then.sum() + rest[0], now.sum() + rest[1]
        rare = (then + now) * min(n, m) / (n + m) < 5
        found = nominal(np.append(then[~rare], then[rare].sum() + rest[0]), np.append(now[~rare], now[rare].sum() + rest[1]))
        yield {"then": a, "now": b, "other": rest, "expected": found}


json.dump({"ordered": list(ordered()), "categories": list(categories())}, sys.stdout, indent=1)
