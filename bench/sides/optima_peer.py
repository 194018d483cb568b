"""Final inertia of scikit-learn's KMeans with n_init=10 on small sets, over seeds 0..S-1, tolerance 0.

optima_peer.py SEEDS FILE.csv ... Prints one JSON object: {"FILE.csv": {"K": {"inertia": [a value per seed], "seconds": s}}}.
"""

import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans

seeds = int(sys.argv[1])
result = {}
for file in sys.argv[2:]:
    x = np.loadtxt(file, delimiter=",", skiprows=1, ndmin=2)
    by_k = result[file] = {}
    for k in range(2, 11):
        start = time.process_time()
        values = []
        for seed in range(seeds):
            model = KMeans(k, n_init=10, tol=0.0, random_state=seed).fit(x)
            centres = model.cluster_centers_[model.labels_]
            values.append(float(((x - centres) ** 2).sum()))
        by_k[str(k)] = {"inertia": values, "seconds": time.process_time() - start}
print(json.dumps(result))
