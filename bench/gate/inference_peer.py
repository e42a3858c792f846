"""The same rows in Python's onnxruntime: python3 inference_peer.py JOB prints the best seconds for all of them as JSON."""
import json
import sys
import time

import numpy as np
import onnxruntime

job = json.loads(sys.argv[1])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
session = onnxruntime.InferenceSession(job["path"], options, providers=["CPUExecutionProvider"])
rng = np.random.default_rng(7)
columns = {name: rng.uniform(-.5, .5, job["rows"]) for name in job["columns"]}
best = float("inf")
for _ in range(5):
    start = time.perf_counter()
    for at in range(0, job["rows"], job["batch"]):
        session.run(None, {name: column[at:at + job["batch"]].astype(np.float32).reshape(-1, 1) for name, column in columns.items()})
    best = min(best, time.perf_counter() - start)
print(json.dumps({"seconds": best}))
