import { describe, it } from "vitest";
import { createKernel } from "../../src/kernel/kernel.js";
import { checkOperations, shapes } from "./check-operations.js";

describe.each(["simd", "scalar"] as const)("the %s kernel does what its twin does and writes nothing else", (kind) => {
  it.each(shapes)("rows $n, features $d, clusters $k, weighted $weighted, single $isSingle", (shape) =>
    checkOperations(createKernel(kind), shape),
  );
});
