import { STRIDE } from "../in-stretches.js";
import { createKernel, growTo, type Kernel } from "../kernel/create-kernel.js";
import type { RuleCondition } from "./persona.js";

type Operator = RuleCondition["operator"];

/** Rows of a stretch by whether they hold. */
export interface HeldRows {
  /** 1 or 0 a row; lent until other rows are asked for. */
  readonly marks: Uint8Array;
  /** Leave those whose number fulfils a condition. */
  keep(values: Float64Array, operator: Operator, value: number): void;
  /** Count rows by whether they are of a segment (2) and whether they hold (1), into four numbers. */
  tally(counts: Float64Array, labels: Uint8Array, segment: number): void;
}

interface Operations {
  keepNumbers(n: number, values: number, operator: number, value: number, holding: number): void;
  tallyRows(n: number, holding: number, segments: number, segment: number, counts: number): void;
}

const OPERATORS: readonly Operator[] = ["<=", ">", "="];
const [COUNTS, VALUES] = [64, 128];
const HOLDING = VALUES + 8 * STRIDE;
const LABELS = HOLDING + STRIDE;

/** The kernel of this thread; null where there is no SIMD. */
let shared: Kernel<Operations> | null | undefined;

/** So many rows, all of which hold: in the kernel, where there is one and they are no more than a stretch. */
export function heldRows(n: number): HeldRows {
  if (shared === undefined) shared = createKernel<Operations>();
  return shared === null || n > STRIDE ? heldPlainly(n) : heldInKernel(n, shared);
}

function heldInKernel(n: number, { memory, operations }: Kernel<Operations>): HeldRows {
  growTo(memory, LABELS + STRIDE);
  const marks = new Uint8Array(memory.buffer, HOLDING, n).fill(1);
  return {
    marks,
    keep: (values, operator, value) => {
      new Float64Array(memory.buffer, VALUES, n).set(values);
      operations.keepNumbers(n, VALUES, OPERATORS.indexOf(operator), value, HOLDING);
    },
    tally: (counts, labels, segment) => {
      new Uint8Array(memory.buffer, LABELS, n).set(labels);
      const four = new Int32Array(memory.buffer, COUNTS, 4).fill(0);
      operations.tallyRows(n, HOLDING, LABELS, segment, COUNTS);
      for (let i = 0; i < 4; i++) counts[i] += four[i];
    },
  };
}

/** The same without the kernel. */
export function heldPlainly(n: number): HeldRows {
  const marks = new Uint8Array(n).fill(1);
  return {
    marks,
    keep: (values, operator, value) => {
      const fulfils = operator === "<=" ? upTo : operator === ">" ? above : equal;
      for (let row = 0; row < n; row++) marks[row] &= Number(fulfils(values[row], value));
    },
    tally: (counts, labels, segment) => {
      for (let row = 0; row < n; row++) counts[2 * Number(labels[row] === segment) + marks[row]]++;
    },
  };
}

function upTo(x: number, most: number): boolean {
  return x <= most;
}

function above(x: number, least: number): boolean {
  return x > least;
}

function equal(x: number, value: number): boolean {
  return x === value;
}
