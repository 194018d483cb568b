"""Spark MLlib's K-means beside a Connect server in the same JVM, over the same cached table.

usage: mllib.py PARQUET PORT K PASSES...  (with the plugin's settings on the command line of spark-submit)

Caches `bench` from the Parquet file, fits with maxIter = 1 and then with 1 + PASSES, tolerance 0 and one seed, prints a JSON line with
the centres after the first pass, the centres at each end and the seconds of each fit, and stays until its standard input closes.
"""

import json
import sys
import time

from pyspark.ml.clustering import KMeans
from pyspark.sql import SparkSession
from pyspark.sql.functions import array, coalesce, col, lit

parquet, k, passes = sys.argv[1], int(sys.argv[2]), [int(p) for p in sys.argv[3:]]
spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
spark.read.parquet(parquet).write.mode("overwrite").saveAsTable("bench")
spark.sql("CACHE TABLE bench")
rows = spark.table("bench").count()
# MLlib takes no array that might hold NULL.
features = [name for name in spark.table("bench").columns if name != "id"]
data = spark.table("bench").select(array(*[coalesce(col(name), lit(0.0)) for name in features]).alias("features")).cache()
data.count()


def fit(iterations):
    """Seconds and centres of one fit from the same k-means|| start."""
    started = time.perf_counter()
    model = KMeans(k=k, maxIter=iterations, tol=0.0, seed=1, featuresCol="features").fit(data)
    return time.perf_counter() - started, [list(map(float, centre)) for centre in model.clusterCenters()]


fit(1)
_, start = fit(1)
ends = []
for more in passes:
    seconds, centres = fit(1 + more)
    ends.append({"passes": more, "seconds": seconds, "centres": centres})
print("RESULT " + json.dumps({"rows": rows, "start": start, "ends": ends}), flush=True)
sys.stdin.read()
