"""Reference values of permutation importance: python permutation-importance.py > permutation-importance.json (scikit-learn).

The orders of rows are those that scikit-learn draws: the same generator for each feature, and every repeat permutes the
column of the one before.
"""
import json
import sys

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import permutation_importance

rng = np.random.default_rng(20261121)
ROWS, REPEATS, SEED = 120, 4, 7
WEIGHTS = np.array([2.0, -1.0, 0.0])
X = rng.normal(size=(ROWS, 3)).round(3)
y = (X @ WEIGHTS + rng.logistic(size=ROWS) > 0).astype(int)


class Fixed(ClassifierMixin, BaseEstimator):
    def fit(self, X, y):
        self.classes_ = np.array([0, 1])
        return self

    def predict_proba(self, X):
        p = 1 / (1 + np.exp(-(X @ WEIGHTS)))
        return np.column_stack([1 - p, p])

    def predict(self, X):
        return (self.predict_proba(X)[:, 1] >= 0.5).astype(int)


def orders():
    state = np.random.RandomState(np.random.RandomState(SEED).randint(np.iinfo(np.int32).max + 1))
    shuffled, order, found = np.arange(ROWS), np.arange(ROWS), []
    for _ in range(REPEATS):
        state.shuffle(shuffled)
        order = order[shuffled]
        found.append(order.tolist())
    return found


model = Fixed().fit(X, y)
json.dump({
    "columns": X.T.tolist(), "labels": y.tolist(), "weights": WEIGHTS.tolist(), "orders": orders(),
    "importances": {metric: permutation_importance(model, X, y, scoring=scoring, n_repeats=REPEATS, random_state=SEED).importances.tolist()
                    for metric, scoring in [("roc_auc", "roc_auc"), ("accuracy", "accuracy"), ("log_loss", "neg_log_loss")]},
}, sys.stdout)
