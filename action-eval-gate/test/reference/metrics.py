"""Values of every metric of every task: python metrics.py > metrics.json (scikit-learn, torchmetrics, NumPy)."""
import importlib.metadata
import json
import sys
import warnings

import numpy as np
import torch
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
from torchmetrics.functional import classification as tc
from torchmetrics.functional import symmetric_mean_absolute_percentage_error

warnings.simplefilter("ignore")
rng = np.random.default_rng(20)
torch.set_default_dtype(torch.float64)


def or_nan(metric):
    """What scikit-learn refuses is undefined."""
    try:
        return float(metric())
    except ValueError:
        return float("nan")


def calibration(confidences, right, bins=15):
    preds, target = torch.tensor(confidences), torch.tensor(right, dtype=torch.int64)
    ece = [float(tc.binary_calibration_error(preds, target, n_bins=bins, norm=norm)) for norm in ("l1", "max")]
    edges = np.quantile(confidences, np.linspace(0, 1, bins + 1))
    places = np.searchsorted(edges[1:-1], confidences)
    total = sum(abs(confidences[places == b].mean() - right[places == b].mean()) * (places == b).sum() for b in np.unique(places))
    frequency, confidence = calibration_curve(right, confidences, n_bins=bins, strategy="quantile") if 0 < right.mean() < 1 else ([], [])
    assert all(abs(f - right[places == b].mean()) < 1e-12 for f, b in zip(frequency, np.unique(places)))
    return {f"ece@{bins}": ece[0], f"mce@{bins}": ece[1], f"ace@{bins}": total / len(right)}


def binary(y, s, threshold=.5):
    p = (s >= threshold).astype(int)
    nan = {"zero_division": float("nan")}
    both = len(np.unique(y)) == 2
    return {"truth": y, "scores": s, "threshold": threshold, "values": {
        "accuracy": m.accuracy_score(y, p), "precision": m.precision_score(y, p, **nan), "recall": m.recall_score(y, p, **nan),
        "f1": m.f1_score(y, p, **nan), "fbeta@2": m.fbeta_score(y, p, beta=2, **nan), "fbeta@0.5": m.fbeta_score(y, p, beta=.5, **nan),
        "specificity": m.recall_score(y, p, pos_label=0, **nan), "jaccard": m.jaccard_score(y, p) if (y | p).any() else float("nan"),
        "balanced_accuracy": m.balanced_accuracy_score(y, p),
        "matthews_corrcoef": m.matthews_corrcoef(y, p) if both and len(np.unique(p)) == 2 else float("nan"),
        "cohen_kappa": m.cohen_kappa_score(y, p), "roc_auc": or_nan(lambda: m.roc_auc_score(y, s)),
        "partial_roc_auc@0.3": or_nan(lambda: m.roc_auc_score(y, s, max_fpr=.3)) if both else float("nan"),
        "average_precision": m.average_precision_score(y, s) if y.any() else float("nan"),
        "log_loss": m.log_loss(y, s, labels=[0, 1]), "brier_score": m.brier_score_loss(y, s, labels=[0, 1]),
        "d2_log_loss": m.d2_log_loss_score(y, s, labels=[0, 1]) if both else float("nan"), **calibration(s, y), **calibration(s, y, 5),
    }}


def multiclass(y, s):
    k = s.shape[1]
    p = s.argmax(1)
    everything = len(np.unique(y)) == k
    several = len(np.unique(y)) > 1
    values = {
        "accuracy": m.accuracy_score(y, p), "balanced_accuracy": m.balanced_accuracy_score(y, p),
        "matthews_corrcoef": m.matthews_corrcoef(y, p) if several and len(np.unique(p)) > 1 else float("nan"),
        "cohen_kappa": m.cohen_kappa_score(y, p), "cohen_kappa_linear": m.cohen_kappa_score(y, p, weights="linear", labels=range(k)),
        "cohen_kappa_quadratic": m.cohen_kappa_score(y, p, weights="quadratic", labels=range(k)),
        "log_loss": m.log_loss(y, s, labels=range(k)), "brier_score": m.brier_score_loss(y, s, labels=range(k)),
        "d2_log_loss": m.d2_log_loss_score(y, s, labels=range(k)) if several else float("nan"),
        "top_k_accuracy@2": m.top_k_accuracy_score(y, s, k=2, labels=range(k)),
        "roc_auc_ovo": m.roc_auc_score(y, s, multi_class="ovo", labels=range(k)), "roc_auc_ovo_weighted": m.roc_auc_score(y, s, multi_class="ovo", average="weighted", labels=range(k)),
        **calibration(s.max(1), (p == y).astype(int)),
    }
    for average in ("macro", "micro", "weighted"):
        suffix = {"macro": "", "micro": "_micro", "weighted": "_weighted"}[average]
        values |= {
            f"f1_{average}": m.f1_score(y, p, average=average), f"precision_{average}": m.precision_score(y, p, average=average),
            f"recall_{average}": m.recall_score(y, p, average=average), f"jaccard_{average}": m.jaccard_score(y, p, average=average),
            f"fbeta_{average}@2": m.fbeta_score(y, p, beta=2, average=average),
            f"roc_auc_ovr{suffix}": m.roc_auc_score(y, s, multi_class="ovr", average=average, labels=range(k)) if everything or average == "micro" else float("nan"),
            f"average_precision{suffix}": m.average_precision_score(np.eye(k)[y], s, average=average) if everything or average == "micro" else float("nan"),
        }
    occurring = np.unique(np.concatenate([y, p]))
    values["specificity_macro"] = np.mean([m.recall_score(y == own, p == own, pos_label=False, zero_division=0) for own in occurring])
    return {"truth": y, "scores": s.ravel(), "width": k, "values": values}


def multilabel(y, s, threshold=.5):
    p = (s >= threshold).astype(int)
    values = {
        "accuracy": m.accuracy_score(y, p), "hamming_loss": m.hamming_loss(y, p),
        "log_loss": np.mean([m.log_loss(a, b, labels=[0, 1]) for a, b in zip(y.T, s.T)]),
        "brier_score": np.mean([m.brier_score_loss(a, b, labels=[0, 1]) for a, b in zip(y.T, s.T)]),
    }
    defined = all(0 < column.mean() < 1 for column in y.T)
    for average in ("macro", "micro", "weighted", "samples"):
        values |= {
            f"f1_{average}": m.f1_score(y, p, average=average), f"precision_{average}": m.precision_score(y, p, average=average),
            f"recall_{average}": m.recall_score(y, p, average=average), f"jaccard_{average}": m.jaccard_score(y, p, average=average),
            f"fbeta_{average}@2": m.fbeta_score(y, p, beta=2, average=average),
        }
        if average != "samples":
            suffix = {"macro": "", "micro": "_micro", "weighted": "_weighted"}[average]
            values |= {
                f"roc_auc{suffix}": m.roc_auc_score(y, s, average=average) if defined or average == "micro" else float("nan"),
                f"average_precision{suffix}": m.average_precision_score(y, s, average=average) if y.any(0).all() or average == "micro" else float("nan"),
            }
    return {"truth": y.ravel(), "scores": s.ravel(), "width": y.shape[1], "threshold": threshold, "values": values}


def regression(y, p):
    several = len(y) > 1 and len(np.unique(y)) > 1
    return {"truth": y, "scores": p, "values": {
        "mae": m.mean_absolute_error(y, p), "mse": m.mean_squared_error(y, p), "rmse": m.root_mean_squared_error(y, p),
        "medae": m.median_absolute_error(y, p), "r2": m.r2_score(y, p) if several else float("nan"), "max_error": m.max_error(y, p),
        "bias": np.mean(p - y), "mape": m.mean_absolute_percentage_error(y, p) if (y != 0).all() else float("nan"),
        "smape": float(symmetric_mean_absolute_percentage_error(torch.tensor(p), torch.tensor(y))) if ((y != 0) | (p != 0)).all() else float("nan"),
        "msle": or_nan(lambda: m.mean_squared_log_error(y, p)), "pinball@0.9": m.mean_pinball_loss(y, p, alpha=.9),
    }}


def ranking(groups, y, s):
    queries = [(y[groups == q], s[groups == q]) for q in np.unique(groups) if y[groups == q].any()]
    mean = lambda metric: float(np.mean([metric(a, b) for a, b in queries]))
    def precision_at(a, b, k):
        hits = np.cumsum((a > 0)[np.argsort(-b, kind="stable")])[:k]
        relevant = (a > 0)[np.argsort(-b, kind="stable")][:k]
        return float((hits / np.arange(1, len(hits) + 1) * relevant).sum() / min(k, (a > 0).sum()))
    rank = lambda a, b: 1 + int(np.argmax((a > 0)[np.argsort(-b)]))
    return {"truth": y, "scores": s, "groups": groups, "values": {
        "ndcg": mean(lambda a, b: m.ndcg_score([a], [b])), "ndcg@3": mean(lambda a, b: m.ndcg_score([a], [b], k=3)),
        "ndcg_exp2@3": mean(lambda a, b: m.ndcg_score([2. ** a - 1], [b], k=3)),
        "mrr@3": mean(lambda a, b: 1 / rank(a, b) if rank(a, b) <= 3 else 0), "mrr": mean(lambda a, b: 1 / rank(a, b)),
        "map@3": mean(lambda a, b: precision_at(a, b, 3)),
        "recall@3": mean(lambda a, b: (a[np.argsort(-b)][:3] > 0).sum() / (a > 0).sum()), "hit@3": mean(lambda a, b: rank(a, b) <= 3), "map": mean(lambda a, b: m.average_precision_score(a > 0, b)),
    }}


def softmax(values):
    powers = np.exp(values - values.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def cases():
    ints = lambda *values: np.array(values)
    y = rng.integers(0, 2, 90)
    yield "binary", binary(y, rng.beta(1 + y, 2 - y))
    yield "binary", binary(y, np.round(rng.beta(1 + y, 2 - y), 1), .3)
    yield "binary", binary(ints(0, 1, 0, 1), np.array([.5, .5, .1, .9]))
    yield "binary", binary(ints(1, 0, 1, 0), np.array([.1, .2, .3, .4]))
    yield "binary", binary(ints(1, 0, 0, 1), np.array([0, 1, .9, 1.]))
    yield "binary", binary(ints(1, 1, 1), np.array([.9, .8, .7]))
    yield "binary", binary(ints(0, 0, 0), np.array([.1, .2, .3]))
    y = rng.integers(0, 4, 120)
    yield "multiclass", multiclass(y, softmax(2 * np.eye(4)[y] + rng.normal(size=(120, 4))))
    yield "multiclass", multiclass(y, softmax(np.round(np.eye(4)[y] + rng.normal(size=(120, 4)))))
    y = ints(0, 1, 1, 0, 2, 2, 1)
    yield "multiclass", multiclass(y, softmax(np.eye(4)[y] + rng.normal(size=(7, 4))))
    yield "multiclass", multiclass(y, np.tile([.5, .25, .25], (7, 1)))
    yield "multiclass", multiclass(y, softmax(np.eye(4)[y] + rng.normal(size=(7, 4)) - np.array([0, 0, 0, 9])))
    y = (rng.random((80, 5)) < .3).astype(int)
    yield "multilabel", multilabel(y, np.clip(.4 * y + .6 * rng.random((80, 5)), 0, 1))
    y = ints([1, 0, 0], [0, 0, 0], [1, 1, 0], [0, 1, 0])
    yield "multilabel", multilabel(y, np.array([[.9, .2, .1], [.1, .2, .3], [.4, .6, .7], [.1, .2, .1]]), .5)
    y = rng.gamma(2, 3, 70)
    yield "regression", regression(y, np.abs(y + rng.normal(size=70)))
    yield "regression", regression(np.array([0, 0, 0, 1, 2.]), np.array([0, 1, 0, -1, 2.]))
    yield "regression", regression(np.array([3, 3, 3.]), np.array([1, 3, 4.]))
    groups = np.repeat(np.arange(12), rng.integers(4, 9, 12))
    y = rng.integers(0, 4, len(groups)) * (rng.random(len(groups)) < .5)
    y[groups == 5] = 0
    yield "ranking", ranking(groups, y, 1 + y + 5 * rng.random(len(groups)))


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return value.tolist()
    return None if isinstance(value, float) and np.isnan(value) else float(value) if isinstance(value, (np.floating, float)) else value


versions = {name: importlib.metadata.version(name) for name in ("scikit-learn", "torchmetrics", "numpy")}
json.dump({"versions": versions, "cases": [{"task": task, **plain(case)} for task, case in cases()]}, sys.stdout)
