"""Reference values of the distributions and drift tests: python inference.py > inference.json (SciPy, statsmodels)."""
import json
import sys

import numpy as np
from scipy import special, stats
from scipy.spatial import distance
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

rng = np.random.default_rng(20261121)


def samples():
    normal, shifted = rng.normal(size=120), rng.normal(0.3, 1.2, size=75)
    tied, tied_too = rng.integers(0, 6, size=90), rng.integers(1, 7, size=40)
    for a, b in [(normal, shifted), (tied, tied_too), (normal[:1], shifted[:1]), (normal, normal)]:
        d = stats.ks_2samp(a, b).statistic
        yield {
            "a": a.tolist(), "b": b.tolist(), "ks": d,
            "ksPValue": special.kolmogorov(d * np.sqrt(len(a) * len(b) / (len(a) + len(b)))),
            "wasserstein": stats.wasserstein_distance(a, b),
        }


def counts():
    for a, b in [([10, 20, 30], [12, 25, 18]), ([5000, 1, 0, 40], [4000, 3, 2, 10]), ([7, 0, 3], [1, 0, 9]),
                 (rng.poisson(50, 30).tolist(), rng.poisson(60, 30).tolist())]:
        p, q = np.array(a) / sum(a), np.array(b) / sum(b)
        filled = np.array([x for x in zip(a, b) if sum(x) > 0]).T
        result = stats.chi2_contingency(filled, correction=False)
        floored = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
        yield {
            "a": a, "b": b, "statistic": result.statistic, "dof": int(result.dof), "pValue": result.pvalue,
            "jensenShannon": distance.jensenshannon(p, q, 2),
            "psi": float(np.sum((floored[0] - floored[1]) * np.log(floored[0] / floored[1]))),
            "ks": float(np.max(np.abs(np.cumsum(p) - np.cumsum(q)))),
        }


def proportions():
    for first, second in [((5, 100), (12, 120)), ((0, 50), (3, 40)), ((900, 10000), (905, 10000)), ((1, 3), (3, 3))]:
        z, p = proportions_ztest([second[0], first[0]], [second[1], first[1]])
        yield {"first": first, "second": second, "z": float(z), "pValue": float(p)}


def families():
    for p in [[.01, .04, .03, .005], [.2, .2, .9], [.0001], rng.uniform(0, .2, 12).tolist()]:
        yield {"p": p, "holm": multipletests(p, method="holm")[1].tolist(),
               "bh": stats.false_discovery_control(p).tolist()}


def hypergeometric():
    for n_c, x_c, n_s, x_s, theta in [(100, 5, 900, 9, 2.0), (50, 0, 50, 3, .5), (20, 20, 30, 10, 30.), (2000, 40, 8000, 90, 1.25)]:
        law = stats.nchypergeom_fisher
        total = x_c + x_s
        yield {"candidate": {"requests": n_c, "errors": x_c}, "stable": {"requests": n_s, "errors": x_s}, "theta": theta,
               "gain": float(law.logpmf(x_c, n_c + n_s, n_c, total, theta) - law.logpmf(x_c, n_c + n_s, n_c, total, 1.5))}


json.dump({
    "samples": list(samples()),
    "counts": list(counts()),
    "proportions": list(proportions()),
    "families": list(families()),
    "hypergeometric": list(hypergeometric()),
    "logGamma": [{"x": x, "value": special.gammaln(x)} for x in [1e-3, .5, 1.5, 3.25, 11.9, 12, 100.5, 1e6]],
    "normal": [{"z": z, "survival": stats.norm.sf(z)} for z in [-9, -2.5, -.1, 0, .3, 1.96, 6, 20]],
    "normalQuantile": [{"p": p, "z": stats.norm.ppf(p)} for p in [1e-200, 1e-9, .025, .3, .5, .95, .999999]],
    "chiSquare": [{"x": x, "dof": k, "survival": stats.chi2.sf(x, k)} for x, k in
                  [(0, 3), (.1, 1), (3.84, 1), (30, 9), (300, 255), (200, 255), (900, 99)]],
    "student": [{"t": t, "dof": k, "twoSided": 2 * stats.t.sf(abs(t), k)} for t, k in
                [(0, 5), (.2, 1), (2.1, 4), (-3, 30), (1.7, 1999), (4, 1e6), (30, 3)]],
    "studentQuantile": [{"p": p, "dof": k, "t": stats.t.ppf(p, k)} for p, k in
                        [(.95, 1), (.975, 4), (.05, 30), (.5, 7), (.9999, 2), (.95, 1e6), (.6, 3)]],
    "clopperPearson": [{"count": k, "total": n, "level": level, "low": stats.beta.ppf((1 - level) / 2, k, n - k + 1) if k else 0.,
                        "high": stats.beta.ppf((1 + level) / 2, k + 1, n - k) if k < n else 1.}
                       for k, n, level in [(0, 1, .95), (0, 4096, .99), (3, 10, .95), (10, 10, .9), (205, 4101, .99), (1, 1000000, .95), (4000, 4096, .99)]],
    "kolmogorov": [{"x": x, "survival": special.kolmogorov(x)} for x in [.05, .3, .8, .999, 1., 1.4, 3]],
}, sys.stdout, indent=1)
