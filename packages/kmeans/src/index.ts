export { canonicalOrder, reorderCentroids } from "./canonical-order.js";
export { adjustedRandIndex } from "./indices/adjusted-rand-index.js";
export { type ClusterIndices, type ClusterIndicesOptions, clusterIndices } from "./indices/cluster-indices.js";
export type { SilhouetteEstimate } from "./indices/silhouette-estimate.js";
export {
  type Labelling,
  type SilhouetteAsyncOptions,
  type SilhouetteOptions,
  silhouetteEuclidean,
  silhouetteEuclideanAsync,
  silhouettesEuclideanAsync,
} from "./indices/silhouette-euclidean.js";
export { joinBlocks } from "./join-blocks.js";
export { kmeans } from "./kmeans.js";
export { kmeansAsync } from "./kmeans-async.js";
export { KMeansError, type KMeansErrorCode } from "./kmeans-error.js";
export { type KMeansSweepOptions, kmeansSweep } from "./kmeans-sweep.js";
export { type AnyMatrix, createMatrix, type Matrix } from "./matrix.js";
export type { Convergence, KMeansModel, KMeansProgress, KMeansWarning } from "./model.js";
export { type NearestTwo, nearestTwo } from "./nearest-two.js";
export type { KMeansAsyncOptions, KMeansOptions } from "./options.js";
export { predict } from "./predict.js";
export { type PredictAsyncOptions, predictAsync } from "./predict-async.js";
export { createRandom, firstUint32, type Random } from "./random.js";
export {
  type KMeansStreamModel,
  type KMeansStreamOptions,
  kmeansStream,
  type OpenStream,
} from "./stream/kmeans-stream.js";
export { emptyState, mergeStates, partialFit, type StreamState, streamInertia } from "./stream/stream-state.js";
export { endIdleThreads, readyThreads } from "./threads/team.js";
