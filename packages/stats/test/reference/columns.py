"""Metrics of columns longer than a block: python columns.py > columns.json (NumPy, scikit-learn). The columns are made of integers,
here and in columns.test.ts alike, so that only the values need be kept."""
import json
import sys

import numpy as np
from sklearn import metrics


def uniform(rows, stream):
    """Multiples of 2**-32: row times an odd number, modulo 2**32."""
    return (np.arange(1, rows + 1, dtype=np.uint64) * np.uint64([2654435761, 2246822519, 3266489917, 668265263, 374761393][stream]) % 2**32) / 2**32


def case(rows, offset):
    truth = offset + uniform(rows, 0)
    predicted = truth + .25 * (uniform(rows, 1) - .375)
    y = (uniform(rows, 2) < .3).astype(int)
    doubles = y * .125 + uniform(rows, 3)
    singles = np.float32(doubles).astype(float)
    tied = np.round(doubles * 16) / 16
    said = (doubles > .5).astype(int)
    return {
        "rows": rows, "offset": offset,
        "mse": metrics.mean_squared_error(truth, predicted), "mae": metrics.mean_absolute_error(truth, predicted),
        "medae": metrics.median_absolute_error(truth, predicted), "maxError": metrics.max_error(truth, predicted),
        "r2": metrics.r2_score(truth, predicted), "mape": metrics.mean_absolute_percentage_error(truth, predicted),
        "msle": metrics.mean_squared_log_error(truth, predicted), "pinball": metrics.mean_pinball_loss(truth, predicted, alpha=.9),
        "quantiles": {str(p): np.quantile(predicted, p) for p in (0, .1, .5, .999, 1)},
        "accuracy": metrics.accuracy_score(y, said), "f1": metrics.f1_score(y, said),
        **{name: [metrics.roc_auc_score(y, scores), metrics.average_precision_score(y, scores), metrics.roc_auc_score(y, scores, max_fpr=.1)]
           for name, scores in (("doubles", doubles), ("singles", singles), ("tied", tied))},
    }


json.dump({"cases": [case(rows, offset) for rows in (4095, 4096, 4097, 8193, 20_001) for offset in (0, 1000)]}, sys.stdout)
