"""Reference values of fairness between groups: python fairness.py > fairness.json (fairlearn, scikit-learn)."""
import json
import numpy as np
from fairlearn import metrics
from sklearn.metrics import precision_score
from fairlearn.metrics import MetricFrame

random = np.random.default_rng(23)
cases = []
for n, groups, share in ((400, 2, 0.5), (900, 4, 0.2), (3000, 7, 0.4)):
    sex = random.integers(0, groups, n)
    y = (random.random(n) < share).astype(int)
    score = np.clip(0.5 + 0.3 * (y - 0.5) + 0.05 * (sex - groups / 2) / groups + random.normal(0, 0.2, n), 0, 1)
    predicted = (score >= 0.5).astype(int)
    values = {}
    for rate in ('demographic_parity', 'equal_opportunity', 'equalized_odds'):
        for kind in ('difference', 'ratio'):
            values[f'{rate}_{kind}'] = getattr(metrics, f'{rate}_{kind}')(y, predicted, sensitive_features=sex)
    for kind in ('difference', 'ratio'):
        values[f'equalized_odds_{kind}_mean'] = getattr(metrics, f'equalized_odds_{kind}')(y, predicted, sensitive_features=sex, agg='mean')
        frame = MetricFrame(metrics=precision_score, y_true=y, y_pred=predicted, sensitive_features=sex)
        values[f'predictive_parity_{kind}'] = getattr(frame, kind)(method='between_groups')
    cases.append({'y': y.tolist(), 'scores': score.tolist(), 'groups': [f'g{one}' for one in sex], 'values': values})
print(json.dumps(cases))
