"""The same metrics in scikit-learn, and in torchmetrics where it has none: python3 peer.py FOLDER ROWS REPLICATES prints the seconds
and the value of each as JSON."""
import json
import sys
import time

import numpy as np
from sklearn import metrics

folder, rows, replicates = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
CLASSES, LABELS, DOCUMENTS = 5, 4, 10


def column(name, wide=1):
    return np.fromfile(f"{folder}/{name}.f64", count=rows * wide)


y, classes = column("y").astype(int), column("classes").astype(int)
baseline, candidate = column("baseline"), column("candidate")
table = column("table", CLASSES).reshape(rows, CLASSES)
target, estimate = column("target"), column("estimate")
relevance, ranked = (column(name).reshape(-1, DOCUMENTS) for name in ("relevance", "ranked"))
labels, tagged = (column(name, LABELS).astype(int).reshape(rows, LABELS) for name in ("labels", "tagged"))
before, after, likeliest = (baseline >= .5).astype(int), (candidate >= .5).astype(int), table.argmax(1)

POINT = {
    "roc_auc": lambda: metrics.roc_auc_score(y, candidate),
    "roc_auc max_fpr=0.1": lambda: metrics.roc_auc_score(y, candidate, max_fpr=.1),
    "average_precision": lambda: metrics.average_precision_score(y, candidate),
    "accuracy": lambda: metrics.accuracy_score(y, after),
    "precision": lambda: metrics.precision_score(y, after),
    "recall": lambda: metrics.recall_score(y, after),
    "f1": lambda: metrics.f1_score(y, after),
    "fbeta": lambda: metrics.fbeta_score(y, after, beta=2),
    "jaccard": lambda: metrics.jaccard_score(y, after),
    "mcc": lambda: metrics.matthews_corrcoef(y, after),
    "balanced_accuracy": lambda: metrics.balanced_accuracy_score(y, after),
    "log_loss": lambda: metrics.log_loss(y, candidate),
    "brier_score": lambda: metrics.brier_score_loss(y, candidate),
    "accuracy, classes": lambda: metrics.accuracy_score(classes, likeliest),
    "f1_macro, classes": lambda: metrics.f1_score(classes, likeliest, average="macro"),
    "balanced_accuracy, classes": lambda: metrics.balanced_accuracy_score(classes, likeliest),
    "mcc, classes": lambda: metrics.matthews_corrcoef(classes, likeliest),
    "cohen_kappa, classes": lambda: metrics.cohen_kappa_score(classes, likeliest),
    "cohen_kappa quadratic, classes": lambda: metrics.cohen_kappa_score(classes, likeliest, weights="quadratic"),
    "log_loss, classes": lambda: metrics.log_loss(classes, table),
    "d2_log_loss, classes": lambda: metrics.d2_log_loss_score(classes, table),
    "brier_score, classes": lambda: metrics.brier_score_loss(classes, table),
    "top_k_accuracy, classes": lambda: metrics.top_k_accuracy_score(classes, table, k=2),
    "roc_auc ovr, classes": lambda: metrics.roc_auc_score(classes, table, multi_class="ovr"),
    "roc_auc ovo, classes": lambda: metrics.roc_auc_score(classes, table, multi_class="ovo"),
    "accuracy, labels": lambda: metrics.accuracy_score(labels, tagged),
    "hamming_loss, labels": lambda: metrics.hamming_loss(labels, tagged),
    "f1_macro, labels": lambda: metrics.f1_score(labels, tagged, average="macro"),
    "f1_samples, labels": lambda: metrics.f1_score(labels, tagged, average="samples"),
    "mse": lambda: metrics.mean_squared_error(target, estimate),
    "rmse": lambda: metrics.root_mean_squared_error(target, estimate),
    "mae": lambda: metrics.mean_absolute_error(target, estimate),
    "medae": lambda: metrics.median_absolute_error(target, estimate),
    "max_error": lambda: metrics.max_error(target, estimate),
    "r2": lambda: metrics.r2_score(target, estimate),
    "mape": lambda: metrics.mean_absolute_percentage_error(target, estimate),
    "msle": lambda: metrics.mean_squared_log_error(target, estimate),
    "pinball": lambda: metrics.mean_pinball_loss(target, estimate, alpha=.3),
    "ndcg@5": lambda: metrics.ndcg_score(relevance, ranked, k=5),
}


def torch_metrics():
    """What scikit-learn lacks, on one thread; nothing where torchmetrics is missing."""
    try:
        import torch
        from torchmetrics import functional
    except ImportError:
        return {}
    torch.set_num_threads(1)
    said, held, true, guess = (torch.from_numpy(values) for values in (candidate, y, target, estimate))
    calibration = functional.classification.binary_calibration_error
    return {
        "ece": lambda: calibration(said, held, n_bins=15),
        "mce": lambda: calibration(said, held, n_bins=15, norm="max"),
        "smape": lambda: functional.symmetric_mean_absolute_percentage_error(guess, true),
    }


def best(run, budget=1.5):
    """The shortest of up to 10 times within the budget of seconds, and the value."""
    seconds, value = [], None
    while len(seconds) < 2 or (len(seconds) < 10 and sum(seconds) < budget):
        start = time.perf_counter()
        value = run()
        seconds.append(time.perf_counter() - start)
    return {"seconds": min(seconds), "value": float(value)}


def bootstrap(metric, a, b):
    """Seconds of one paired replicate."""
    rng = np.random.default_rng(7)
    start = time.perf_counter()
    for _ in range(replicates):
        pick = rng.integers(0, rows, rows)
        metric(y[pick], b[pick]) - metric(y[pick], a[pick])
    return {"seconds": (time.perf_counter() - start) / replicates, "of": "scikit-learn"}


found = {name: {**best(run), "of": "scikit-learn", "tolerance": 1e-12} for name, run in POINT.items()}
# torchmetrics adds up in 32 bits
found |= {name: {**best(run), "of": "torchmetrics", "tolerance": 1e-4} for name, run in torch_metrics().items()}
found["bootstrap f1"] = bootstrap(metrics.f1_score, before, after)
found["bootstrap roc_auc"] = bootstrap(metrics.roc_auc_score, baseline, candidate)
found["bootstrap average_precision"] = bootstrap(metrics.average_precision_score, baseline, candidate)
json.dump(found, sys.stdout)
