import { type NumericStep, stepParts } from "../prepare/recipe.js";
import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";
import { upgradeSegmentation } from "./upgrade-segmentation.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * Make sure that parsed JSON has the format, the version and the parts that scoring and reports rely on.
 *
 * @param model Parsed JSON.
 * @returns The model in the present format.
 * @throws {SegmentError} `bad-model`, naming the part.
 */
export function checkShape(model: unknown): Segmentation {
  const root = objectAt(model, "the model");
  if (root.format !== "coterie.segmentation") {
    throw refusal(
      `format must be "coterie.segmentation"; got ${short(root.format)}. Pass a segmentation.json that coterie wrote.`,
    );
  }
  if (root.formatVersion !== 1 && root.formatVersion !== 2) {
    const advice =
      Number(root.formatVersion) > 2
        ? "It was written by a newer coterie: install that one."
        : "The file is damaged: fetch the original.";
    throw refusal(`formatVersion must be 1 or 2; got ${short(root.formatVersion)}. ${advice}`);
  }
  for (const part of ["rows", "comparison", "base", "picture", "provenance"]) objectAt(root[part], part);
  for (const part of ["columns", "associations", "warnings"]) arrayAt(root[part], part);
  const comparison = objectAt(root.comparison, "comparison");
  arrayAt(comparison.rows, "comparison.rows").forEach((row, i) => {
    objectAt(row, `comparison.rows[${i}]`);
  });
  const dimensions = checkRecipe(objectAt(root.recipe, "recipe"));
  const segments = arrayAt(root.segments, "segments");
  const clustered = segments.filter((segment, s) => !isRule(objectAt(segment, `segments[${s}]`), `segments[${s}]`));
  if (clustered.length === 0 || clustered.length !== root.k) {
    throw refusal(
      `segments must be as many as k, ${short(root.k)}, rule segments apart; got ${clustered.length}. ${DAMAGED}`,
    );
  }
  const ids = segments.map((segment, s) =>
    checkSegment(objectAt(segment, `segments[${s}]`), `segments[${s}]`, dimensions),
  );
  if (new Set(ids).size !== ids.length) throw refusal(`segment ids must differ; got ${ids.join(", ")}. ${DAMAGED}`);
  const steps = arrayAt(objectAt(root.recipe, "recipe").steps, "recipe.steps").length;
  const golden = arrayAt(root.goldenRows, "goldenRows");
  if (golden.length === 0) throw refusal(`goldenRows must hold at least one row; got none. ${DAMAGED}`);
  golden.forEach((row, i) => {
    checkGoldenRow(objectAt(row, `goldenRows[${i}]`), `goldenRows[${i}]`, steps);
  });
  return upgradeSegmentation(root) as unknown as Segmentation;
}

const DAMAGED = "The file is damaged: fetch the original, or fit again.";

/** Returns the number of dimensions. */
function checkRecipe(recipe: Json): number {
  if (recipe.mode !== "auto" && recipe.mode !== "plain" && recipe.mode !== "none") {
    throw refusal(`recipe.mode must be auto, plain or none; got ${short(recipe.mode)}. ${DAMAGED}`);
  }
  const expected: string[] = [];
  arrayAt(recipe.steps, "recipe.steps").forEach((entry, s) => {
    const path = `recipe.steps[${s}]`;
    const step = objectAt(entry, path);
    const column = stringAt(step.column, `${path}.column`);
    if (step.kind === "numeric") {
      for (const field of ["impute", "center", "scale"]) numberAt(step[field], `${path}.${field}`);
      if (step.scale === 0) throw refusal(`${path}.scale must not be 0. ${DAMAGED}`);
      if (step.transform !== "identity" && step.transform !== "log1p") {
        throw refusal(`${path}.transform must be identity or log1p; got ${short(step.transform)}. ${DAMAGED}`);
      }
      if (typeof step.missingFlag !== "boolean")
        throw refusal(`${path}.missingFlag must be true or false; got ${short(step.missingFlag)}. ${DAMAGED}`);
      checkDecisions(step, path);
      expected.push(...stepParts(step as unknown as NumericStep).map((part) => `${part} of ${column}`));
    } else if (step.kind === "category") {
      numberAt(step.weight, `${path}.weight`);
      if (step.missing !== undefined) {
        arrayAt(step.missing, `${path}.missing`).forEach((level, i) => {
          stringAt(level, `${path}.missing[${i}]`);
        });
      }
      const levels = arrayAt(step.levels, `${path}.levels`);
      levels.forEach((level, l) => {
        stringAt(level, `${path}.levels[${l}]`);
      });
      expected.push(...levels.map(() => `level of ${column}`));
    } else {
      throw refusal(`${path}.kind must be numeric or category; got ${short(step.kind)}. ${DAMAGED}`);
    }
  });
  const named = arrayAt(recipe.dimensions, "recipe.dimensions");
  if (expected.length === 0 || named.length !== expected.length) {
    throw refusal(
      `recipe.dimensions must be the ${expected.length} that its steps give; got ${named.length}. ${DAMAGED}`,
    );
  }
  // Rows hold a value a step, so scoring them cannot tell two steps whose columns changed places.
  named.forEach((entry, j) => {
    const path = `recipe.dimensions[${j}]`;
    const { part, column } = objectAt(entry, path);
    const got = `${stringAt(part, `${path}.part`)} of ${stringAt(column, `${path}.column`)}`;
    if (got !== expected[j])
      throw refusal(`${path} must be the ${expected[j]}, as its step; got the ${got}. ${DAMAGED}`);
  });
  return expected.length;
}

/** The parts of a numeric step that are there only where someone asked for them. */
function checkDecisions(step: Json, path: string): void {
  if (step.missing !== undefined) {
    arrayAt(step.missing, `${path}.missing`).forEach((value, i) => {
      numberAt(value, `${path}.missing[${i}]`);
    });
  }
  if (step.limits !== undefined) {
    const limits = arrayAt(step.limits, `${path}.limits`);
    if (limits.length !== 2) throw refusal(`${path}.limits must be two; got ${limits.length}. ${DAMAGED}`);
    for (const [i, limit] of limits.entries()) if (limit !== null) numberAt(limit, `${path}.limits[${i}]`);
  }
  if (step.split !== undefined && step.split !== true)
    throw refusal(`${path}.split must be true, or absent; got ${short(step.split)}. ${DAMAGED}`);
  if (step.weight !== undefined && !(numberAt(step.weight, `${path}.weight`) > 0))
    throw refusal(`${path}.weight must be above 0; got ${short(step.weight)}. ${DAMAGED}`);
}

/** Whether a segment was carved out by rule. */
function isRule(segment: Json, path: string): boolean {
  if (segment.rule === undefined || segment.rule === null) return false;
  stringAt(objectAt(segment.rule, `${path}.rule`).condition, `${path}.rule.condition`);
  return true;
}

/** Returns the segment's id. */
function checkSegment(segment: Json, path: string, dimensions: number): number {
  const id = numberAt(segment.id, `${path}.id`);
  if (!Number.isInteger(id) || id < 1 || id > 255)
    throw refusal(`${path}.id must be a whole number from 1 to 255; got ${id}. ${DAMAGED}`);
  stringAt(segment.name, `${path}.name`);
  numberAt(segment.size, `${path}.size`);
  numberAt(segment.share, `${path}.share`);
  const centroid = arrayAt(segment.centroid, `${path}.centroid`);
  if (centroid.length !== dimensions) {
    throw refusal(
      `${path}.centroid must have ${dimensions} numbers, one a dimension; got ${centroid.length}. ${DAMAGED}`,
    );
  }
  centroid.forEach((at, j) => {
    numberAt(at, `${path}.centroid[${j}]`);
  });
  for (const part of ["typical", "means", "profile", "persona", "approach"]) objectAt(segment[part], `${path}.${part}`);
  return id;
}

function checkGoldenRow(row: Json, path: string, steps: number): void {
  numberAt(row.segment, `${path}.segment`);
  numberAt(row.distance, `${path}.distance`);
  const values = arrayAt(row.values, `${path}.values`);
  if (values.length !== steps)
    throw refusal(`${path}.values must have ${steps} entries, one a step; got ${values.length}. ${DAMAGED}`);
}

function objectAt(value: unknown, path: string): Json {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw refusal(`${path} must be an object; got ${short(value)}. ${DAMAGED}`);
}

function arrayAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw refusal(`${path} must be a list; got ${short(value)}. ${DAMAGED}`);
}

function numberAt(value: unknown, path: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw refusal(`${path} must be a number; got ${short(value)}. ${DAMAGED}`);
}

function stringAt(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw refusal(`${path} must be text; got ${short(value)}. ${DAMAGED}`);
}

function short(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function refusal(message: string): SegmentError {
  return new SegmentError("bad-model", message);
}
