"""Peak memory of loading a float32 file, fitting it twice from its first K rows and predicting: what a user's process takes,
without the float64 copies that checking the inertia makes. Prints one JSON object.

fit_peak.py FILE.f32 N D K MAX_ITER [--intelex]
"""

import json
import resource
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
file, (n, d, k, max_iter) = sys.argv[1], map(int, sys.argv[2:6])
if "--intelex" in sys.argv:
    from sklearnex import patch_sklearn

    patch_sklearn(verbose=False)
from sklearn.cluster import KMeans

x = np.fromfile(file, dtype=np.float32).reshape(n, d)
start = x[:k].copy()
for _ in range(2):
    model = KMeans(k, init=start, n_init=1, tol=0.0, max_iter=max_iter).fit(x)
model.predict(x)
print(json.dumps({"peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
