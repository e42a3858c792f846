"""Reference values of bootstraps and sample sizes: python resampling.py > resampling.json (NumPy, SciPy, scikit-learn, statsmodels)."""
import importlib.metadata
import json
import sys

import numpy as np
from scipy import stats
from sklearn import metrics
from statsmodels.stats.power import zt_ind_solve_power

rng = np.random.default_rng(17)


def limits(draws, units):
    """Hesterberg's expanded percentile interval."""
    draws = np.array(draws)
    tail = stats.norm.cdf(np.sqrt(units / (units - 1)) * stats.t.ppf(.05, units - 1))
    return {"low": float(np.quantile(draws, tail)), "high": float(np.quantile(draws, 1 - tail)), "se": float(draws.std())}


def classes():
    """Change of macro F1 of three classes: 40,000 draws of the joint cells."""
    y = rng.integers(0, 3, 300)
    a, b = (np.where(rng.uniform(size=300) < share, rng.integers(0, 3, 300), y) for share in (.2, .25))
    cells, counts = np.unique(y * 9 + a * 3 + b, return_counts=True)
    t, p, q = cells // 9, cells // 3 % 3, cells % 3

    def macro(drawn, predicted):
        return np.mean([2 * drawn[:, (t == k) & (predicted == k)].sum(1) / (drawn[:, t == k].sum(1) + drawn[:, predicted == k].sum(1)) for k in range(3)], axis=0)
    drawn = rng.multinomial(300, counts / 300, size=40_000)
    return {"y": y.tolist(), "baseline": a.tolist(), "candidate": b.tolist(), **limits(macro(drawn, q) - macro(drawn, p), 300)}


def scores():
    y = (rng.uniform(size=150) < .3).astype(int)
    a, b = (np.round(y + rng.normal(size=150) * noise, 2) for noise in (1.2, 1.5))
    auc, ap = [], []
    for _ in range(40_000):
        w = rng.multinomial(150, np.full(150, 1 / 150))
        auc.append(metrics.roc_auc_score(y, b, sample_weight=w) - metrics.roc_auc_score(y, a, sample_weight=w))
        ap.append(metrics.average_precision_score(y, b, sample_weight=w) - metrics.average_precision_score(y, a, sample_weight=w))
    return {"y": y.tolist(), "baseline": a.tolist(), "candidate": b.tolist(), "rocAuc": limits(auc, 150), "averagePrecision": limits(ap, 150)}


def clusters():
    group = rng.integers(0, 40, 400)
    shift = rng.normal(size=40)[group]
    a, b = rng.normal(size=400), rng.normal(size=400) + .3 * shift
    sums, sizes = np.bincount(group, b - a, 40), np.bincount(group, minlength=40)
    w = rng.multinomial(40, np.full(40, 1 / 40), size=100_000)
    return {"groups": group.tolist(), "baseline": a.tolist(), "candidate": b.tolist(), **limits(w @ sums / (w @ sizes), 40)}


def sample_sizes():
    for effect, deviation, alpha, power in [(.01, .2, .05, .8), (.02, .14, .05, .9), (.005, .3, .025, .8)]:
        rows = zt_ind_solve_power(effect / deviation, alpha=alpha, power=power, ratio=0, alternative="larger")
        yield {"effect": effect, "deviation": deviation, "alpha": alpha, "power": power, "rows": float(rows)}


def tails():
    """Ends and p-value of 1,001 evenly spaced replicates from -0.1 to 0.9."""
    draws = np.arange(1001) / 1000 - .1
    for units in (2, 5, 20, 1000):
        share = (min((draws <= 0).sum(), (draws >= 0).sum()) + 1) / 1002
        p = 2 * stats.t.cdf(np.sqrt((units - 1) / units) * stats.norm.ppf(share), units - 1)
        yield {"units": units, "pValue": float(p), **limits(draws, units)}


def ranking_errors():
    """Hanley and McNeil's error of the difference of two areas."""
    for auc, positives, negatives, r in [(.893, 51, 58, .5), (.7, 200, 800, .8)]:
        q1, q2 = auc / (2 - auc), 2 * auc * auc / (1 + auc)
        variance = (auc * (1 - auc) + (positives - 1) * (q1 - auc**2) + (negatives - 1) * (q2 - auc**2)) / positives / negatives
        yield {"rocAuc": auc, "positives": positives, "negatives": negatives, "correlation": r, "se": float(np.sqrt(2 * variance - 2 * r * variance))}


def quantiles():
    for n in (1, 2, 11, 100):
        values = np.sort(rng.normal(size=n))
        yield {"values": values.tolist(), "at": {str(p): float(np.quantile(values, p)) for p in (0, .05, .5, .95, 1)}}


json.dump({"versions": {name: importlib.metadata.version(name) for name in ("scikit-learn", "statsmodels", "scipy", "numpy")},
           "classes": [classes()], "scores": [scores()], "clusters": [clusters()], "sampleSizes": list(sample_sizes()),
           "tails": list(tails()), "rankingErrors": list(ranking_errors()), "quantiles": list(quantiles())}, sys.stdout)
