import type { Segmentation } from "@coterie/wire";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { largeModel } from "../fixtures/large-model.js";
import { smallModel } from "../fixtures/small-model.js";
import { sectionOf, visibleText } from "../fixtures/visible-text.js";

const broken = /undefined|NaN|Infinity|\[object/;

/** What the page shows: neither its program nor its data. */
const drawn = (page: string): string => page.replace(/<(script|style)[\s\S]*?<\/\1>/g, "");

describe("models at the edge", () => {
  it("shows one segment as what it is", () => {
    const small = smallModel();
    const page = renderReport(
      smallModel({
        k: 1,
        segments: [{ ...small.segments[0]!, size: 1233, share: 1 }],
        comparison: {
          verdict: null,
          judgement: null,
          kept: { k: 1, why: "the only one asked for" },
          rows: [
            {
              ...small.comparison.rows[0]!,
              k: 1,
              silhouetteEuclidean: null,
              silhouetteSquaredEuclidean: null,
              silhouetteSimplified: null,
              calinskiHarabasz: null,
              daviesBouldin: null,
              sizes: [1233],
            },
          ],
        },
        associations: [{ column: "gender", cramersV: null, levels: ["female", "male"], shares: [[0.5, 0.5]] }],
        picture: { ...small.picture, cells: small.picture.cells.filter((c) => c.segment === 1), centroids: [] },
      }),
    );
    expect(page).toContain("<h1>1,233 customers, kept as one segment: nothing divides them.</h1>");
    expect(visibleText(sectionOf(page, "k"))).toContain("not computable");
    expect(drawn(page).match(broken)).toBeNull();
  });

  it("answers where there are no segments: says so, says what to do instead, names and advises nothing", () => {
    const small = smallModel();
    const page = renderReport(
      smallModel({
        comparison: { ...small.comparison, verdict: "none", judgement: noSegments() },
        segments: small.segments.map((s) => ({
          ...s,
          name: `Segment ${s.id}`,
          persona: { ...s.persona, sentence: "", traits: [], paragraph: "", notes: [], composite: null, rule: null },
          approach: { ...s.approach, objective: "", offer: "", because: [] },
        })),
      }),
    );
    expect(page).toContain("<h1>1,233 customers show no segments: by these columns they are one crowd.</h1>");
    expect(visibleText(sectionOf(page, "do"))).toContain("No approach is given");
    expect(visibleText(sectionOf(page, "do"))).toContain("Cut customers in tenths of balance.");
    expect(visibleText(sectionOf(page, "segments"))).toContain("A slice of one crowd, without a name.");
    expect(visibleText(sectionOf(page, "segments"))).not.toContain(". .");
    expect(drawn(page).match(broken)).toBeNull();
  });

  it("says that leaving protected columns unknown is no comfort", () => {
    const page = renderReport(smallModel({ associations: [] }));
    expect(visibleText(sectionOf(page, "fairness"))).toContain("That is no sign that the segments treat groups alike");
  });

  it("says when no channel is preferred", () => {
    expect(visibleText(sectionOf(renderReport(smallModel()), "do"))).toContain(
      "None preferred: the data does not say where this segment answers.",
    );
  });

  it("leaves the map out where no square may be drawn", () => {
    const { picture } = smallModel();
    const page = renderReport(
      smallModel({ picture: { ...picture, cells: [], columns: 0, rows: 0, x: [0, 0], y: [0, 0] } }),
    );
    expect(visibleText(sectionOf(page, "map"))).toContain(
      "No square of the map holds 10 customers of one segment or more",
    );
    expect(drawn(page).match(broken)).toBeNull();
  });

  it("draws a picture of one direction", () => {
    const { picture } = smallModel();
    const page = renderReport(smallModel({ picture: { ...picture, explained: [1, 0], y: [0, 0], rows: 1 } }));
    expect(drawn(page).match(broken)).toBeNull();
  });

  it("holds 60 columns, 40 segments and headers of 300 letters", () => {
    const wide = largeModel({ segments: 40, features: 60, described: 20 });
    const long = `${"a header that never ends ".repeat(12)}.`;
    const page = renderReport({
      ...wide,
      columns: wide.columns.map((column, i) => (i === 1 ? { ...column, name: long } : column)),
    });
    expect(drawn(page)).toContain(long.trim());
    expect(drawn(page).match(broken)).toBeNull();
  });

  it("survives null wherever the model allows it", () => {
    const page = renderReport(withNulls(smallModel()));
    expect(drawn(page).match(broken)).toBeNull();
    expect(visibleText(sectionOf(page, "who"))).toContain("withheld");
    expect(visibleText(sectionOf(page, "method"))).toContain("no date in the data");
  });

  it("needs no recipe step, trait, reason, warning, category or configuration", () => {
    const small = smallModel();
    const page = renderReport(
      smallModel({
        recipe: { mode: "none", steps: [], dimensions: [] },
        base: { numeric: [], categories: [] },
        warnings: [],
        goldenRows: [],
        segments: small.segments.map((s) => ({
          ...s,
          persona: { ...s.persona, sentence: "", traits: [], paragraph: "", notes: [], composite: null, rule: null },
          profile: { numeric: [], categories: [] },
          approach: { ...s.approach, because: [] },
        })),
        provenance: { ...small.provenance, config: {}, rowOrder: "as-read" },
      }),
    );
    expect(drawn(page).match(broken)).toBeNull();
    expect(visibleText(page)).toContain("No trait sets this segment apart.");
  });

  it("keeps protected columns out of profiles, cards and categories", () => {
    const small = smallModel();
    const columns = small.columns.map((c) =>
      ["income", "region"].includes(c.name) ? { ...c, role: "protected" as const } : c,
    );
    const page = renderReport(smallModel({ columns }));
    expect(visibleText(sectionOf(page, "segments"))).not.toContain("income S$");
    expect(sectionOf(page, "who")).not.toContain("<bdi>North</bdi>");
  });
});

function withNulls(model: Segmentation): Segmentation {
  const none = { count: null, mean: null, median: null, q25: null, q75: null };
  const profile = { ...none, difference: null, index: null, medianPercentile: null, cliffsDelta: null };
  const level = { count: null, share: null, lift: null };
  const category = (c: Segmentation["base"]["categories"][number]) => ({
    ...c,
    levels: c.levels.map((l) => ({ ...l, ...level })),
  });
  return {
    ...model,
    asOf: null,
    columns: model.columns.map((c) => ({ ...c, measure: null, unit: null, missing: null })),
    comparison: {
      ...model.comparison,
      rows: model.comparison.rows.map((r) => ({
        ...r,
        silhouetteEuclidean: null,
        silhouetteSquaredEuclidean: null,
        silhouetteSimplified: null,
        calinskiHarabasz: null,
        daviesBouldin: null,
      })),
    },
    base: {
      numeric: model.base.numeric.map((n) => ({ ...n, ...none })),
      categories: model.base.categories.map(category),
    },
    segments: model.segments.map((s) => ({
      ...s,
      valueShare: null,
      means: Object.fromEntries(Object.keys(s.means).map((name) => [name, null])),
      profile: {
        numeric: s.profile.numeric.map((n) => ({ ...n, ...profile })),
        categories: s.profile.categories.map(category),
      },
      approach: { ...s.approach, avoid: null },
    })),
    associations: model.associations.map((a) => ({
      ...a,
      cramersV: null,
      shares: a.shares.map((row) => row.map(() => null)),
    })),
  };
}

function noSegments(): NonNullable<Segmentation["comparison"]["judgement"]> {
  const decision = { verdict: "none", k: 2, runnerUp: null, candidates: [], separated: [] } as const;
  return {
    ...decision,
    sampleRows: 1233,
    resamples: 100,
    nullDraws: 20,
    nullDeviation: 0.01,
    calibrated: true,
    limits: {
      stability: 0.75,
      valley: 0.75,
      smallestShare: 0.02,
      gap: 0.015,
      gapShare: 0.9,
      predictionStrength: 0.8,
      condition: 0.95,
    },
    prefers: {
      silhouetteEuclidean: 2,
      worstSegmentSilhouette: null,
      silhouetteSquaredEuclidean: 2,
      silhouetteSimplified: 2,
      calinskiHarabasz: 2,
      daviesBouldin: 2,
      gap: null,
      stability: null,
      ari: null,
      predictionStrength: null,
      valley: null,
    },
    unrestricted: { ...decision, from: 2, to: 8 },
    sentences: ["There are no segments here."],
    instead: ["Cut customers in tenths of balance."],
    leftOut: [],
  } as unknown as NonNullable<Segmentation["comparison"]["judgement"]>;
}
