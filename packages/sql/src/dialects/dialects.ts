import type { Dialect, DialectName } from "../fragment.js";
import { ansi } from "./ansi.js";
import { duckdb } from "./duckdb.js";
import { postgres } from "./postgres.js";
import { spark } from "./spark.js";

/** Every dialect by its name. */
export const dialects: Readonly<Record<DialectName, Dialect>> = { duckdb, postgres, spark, ansi };
