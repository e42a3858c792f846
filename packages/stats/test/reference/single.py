"""Reference values of intervals of one model, of two shares, and of evidence for a drop: python single.py > single.json

statsmodels, SciPy and numpy; DeLong's variance and the likelihood ratios are written out from their definitions.
"""
import json
import numpy as np
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

random = np.random.default_rng(11)

shares = []
for successes, trials in [(0, 10), (10, 10), (3, 10), (1, 2), (87, 100), (4990, 5000), (1, 100000)]:
    for level in (0.9, 0.99):
        low, high = proportion_confint(successes, trials, alpha=1 - level, method='wilson')
        shares.append({'successes': successes, 'trials': trials, 'level': level, 'low': low, 'high': high})

pairs = []
for one, other in [((7, 34), (1, 34)), ((0, 20), (0, 25)), ((10, 10), (0, 20)), ((450, 900), (380, 1100)), ((1, 5), (4, 5))]:
    for level in (0.9, 0.997):
        entry = {'one': one, 'other': other, 'level': level}
        for compare, method in (('diff', 'newcomb'), ('ratio', 'log-adjusted')):
            low, high = confint_proportions_2indep(*one, *other, method=method, compare=compare, alpha=1 - level)
            entry[compare] = [low, high]
        pairs.append(entry)

means = []
for n in (2, 5, 400):
    values = random.gamma(0.7, 2, n)
    interval = stats.ttest_1samp(values, 0).confidence_interval(0.9)
    means.append({'values': values.tolist(), 'low': interval.low, 'high': interval.high})

areas = []
for n, ties in ((12, 1), (300, 1), (300, 6)):
    y = (random.random(n) < 0.3).astype(int)
    y[:4] = [0, 1, 0, 1]
    scores = np.round(random.normal(y, 1.2) * (10 / ties if ties > 1 else 1e6)) / (10 / ties if ties > 1 else 1e6)
    a, b = scores[y == 1], scores[y == 0]
    wins = (a[:, None] > b[None, :]) + 0.5 * (a[:, None] == b[None, :])
    area = wins.mean()
    se = np.sqrt(wins.mean(axis=1).var(ddof=1) / len(a) + wins.mean(axis=0).var(ddof=1) / len(b))
    reach = stats.norm.ppf(0.95) * se
    areas.append({'y': y.tolist(), 'scores': scores.tolist(), 'value': area, 'low': area - reach, 'high': area + reach, 'units': len(a) * len(b) / n})


def rss(x, w):
    return (w * (x - (w * x).sum() / w.sum()) ** 2).sum()


decays = []
for t, drop, smallest in ((2, 0, 0.02), (8, 0, 0.02), (8, 0.05, 0.02), (24, 0.03, 0.01)):
    units = random.integers(100, 1500, t).astype(float)
    se = np.sqrt(0.09 * random.uniform(0.8, 1.2, t) / units)
    x = 0.9 + random.normal(0, 1, t) * se - drop * (np.arange(t) >= t // 2)
    w = units / ((units * units * se ** 2).sum() / units.sum())
    evidence = 1 / t
    best = (-1, 0)
    for k in range(1, t):
        after = np.arange(t) >= k
        ratios = [np.exp((rss(x, w) - rss(x + d * smallest * after, w)) / 2) for d in (1, 1.5, 2, 3, 5)]
        share = np.mean(ratios) / (k * (k + 1))
        best = max(best, (share, k))
        evidence += share
    mean = lambda mask: (w * x)[mask].sum() / w[mask].sum()
    since = best[1]
    positions = np.arange(t)
    decays.append({
        'periods': [{'value': v, 'se': e, 'units': u} for v, e, u in zip(x.tolist(), se.tolist(), units.tolist())], 'smallest': smallest,
        'eValue': evidence, 'since': since, 'drop': mean(positions < since) - mean(positions >= since),
        'lastDrop': mean(positions < t - 1) - x[-1], 'lastSe': np.sqrt(1 / w[:-1].sum() + 1 / w[-1])
    })

print(json.dumps({'shares': shares, 'pairs': pairs, 'means': means, 'areas': areas, 'decays': decays}))
