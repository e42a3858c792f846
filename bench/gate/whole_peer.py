"""The same work with pandas, onnxruntime and scikit-learn: python3 whole_peer.py JOB prints seconds and values as JSON."""
import json
import sys
import time

import numpy as np
import onnxruntime
import pandas as pd
from sklearn import metrics

job = json.loads(sys.argv[1])
start = time.perf_counter()
data = pd.read_parquet(job["data"])
y = data.pop("label").to_numpy().astype(int)


def probabilities(path, batch=4096):
    options = onnxruntime.SessionOptions()
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    columns = {name: data[name].to_numpy(np.float32) for name in data}
    parts = [session.run(["probability"], {name: column[at:at + batch].reshape(-1, 1) for name, column in columns.items()})[0] for at in range(0, len(y), batch)]
    return np.concatenate(parts).ravel().astype(float)


candidate, baseline = probabilities(job["candidate"]), probabilities(job["baseline"])
scored = time.perf_counter()
found = {}
for name, scores in (("candidate", candidate), ("baseline", baseline)):
    labels = (scores >= .5).astype(int)
    found[name] = {
        "accuracy": metrics.accuracy_score(y, labels), "precision": metrics.precision_score(y, labels), "recall": metrics.recall_score(y, labels),
        "f1": metrics.f1_score(y, labels), "roc_auc": metrics.roc_auc_score(y, scores), "log_loss": metrics.log_loss(y, scores),
    }
measured = time.perf_counter()
rng = np.random.default_rng(7)
before, after = (baseline >= .5).astype(int), (candidate >= .5).astype(int)
for _ in range(job["replicates"]):
    pick = rng.integers(0, len(y), len(y))
    metrics.f1_score(y[pick], after[pick]) - metrics.f1_score(y[pick], before[pick])
    metrics.roc_auc_score(y[pick], candidate[pick]) - metrics.roc_auc_score(y[pick], baseline[pick])
replicate = (time.perf_counter() - measured) / job["replicates"]
print(json.dumps({"metrics": found["candidate"], "scoring": scored - start, "fixed": measured - start, "replicate": replicate}))
