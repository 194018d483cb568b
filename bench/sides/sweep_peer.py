"""scikit-learn K by K with n_init restarts: sweep_peer.py FILE.f32 N D RESTARTS KS. Prints what our-sweep.mjs prints."""
import json, resource, sys, time, warnings
import numpy as np
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")
file, n, d, restarts, ks = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), [int(k) for k in sys.argv[5].split(",")]
x = np.fromfile(file, dtype=np.float32, count=n * d).reshape(n, d)


def fit():
    return [KMeans(k, n_init=restarts, tol=0, max_iter=300, random_state=0).fit(x) for k in ks]


t = time.perf_counter(); models = fit(); first = time.perf_counter() - t
t = time.perf_counter(); models = fit(); seconds = time.perf_counter() - t
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
wide = x.astype(np.float64)
inertia = {f"inertia{m.n_clusters}": float(((wide - m.cluster_centers_.astype(np.float64)[m.labels_]) ** 2).sum()) for m in models}
print(json.dumps({"firstSeconds": first, "seconds": seconds, "peakMiB": peak, **inertia}))
