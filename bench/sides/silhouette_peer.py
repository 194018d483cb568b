"""scikit-learn's silhouette of the labels that the first K rows' cells give: silhouette_peer.py FILE.f32 N D K SAMPLE|0. Prints what our-silhouette.mjs prints."""
import json, resource, sys, time
import numpy as np
from sklearn.metrics import pairwise_distances_argmin, silhouette_score

file, n, d, k, sample = sys.argv[1], *(int(a) for a in sys.argv[2:6])
x = np.fromfile(file, dtype=np.float32, count=n * d).reshape(n, d).astype(np.float64)
labels = pairwise_distances_argmin(x, x[:k])


def score():
    return float(silhouette_score(x, labels, sample_size=sample or None, random_state=0))


t = time.perf_counter(); value = score(); first = time.perf_counter() - t
t = time.perf_counter(); value = score(); seconds = time.perf_counter() - t
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"firstSeconds": first, "seconds": seconds, "silhouette": value, "rows": sample or n, "peakMiB": peak}))
