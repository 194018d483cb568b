import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { smallModel } from "../fixtures/small-model.js";
import { sectionOf, visibleText } from "../fixtures/visible-text.js";

const model = smallModel();
const page = renderReport(model);
const text = (id: string) => visibleText(sectionOf(page, id));

describe("every number comes from the model", () => {
  it("in the cards: share, customers, value, persona, facts against all customers, one action", () => {
    expect(text("segments")).toContain(
      "1 Quiet Savers 66% 815 customers, 52% of all balance Occasional users, medium income visits 4.37 6.42 income S$7,480 S$9,060 net flow EUR −88.2 EUR −12.4 Win back. Offer 1",
    );
  });

  it("in the heat map: the index with the mean under it, standard deviations where there is no index", () => {
    const who = text("who");
    expect(who).toContain("visits sets segment 2 furthest apart: index 163 against 100 for all customers");
    expect(who).toContain("visits 6.42 68 4.37 163 10.4");
    expect(who).toContain("net flow EUR −12.4 −0.35 sd EUR −88.2");
    expect(who).toContain("balance S$15,300 withheld withheld");
  });

  it("in the table behind it: customers, mean, quartiles, difference, Cliff's delta", () => {
    expect(text("who")).toContain(
      "income All customers 1,233 S$9,060 S$6,010 S$8,120 S$11,200 1 Quiet Savers 815 S$7,480 83 S$5,600 S$7,210 S$9,120 −0.62 −0.31",
    );
  });

  it("in the categories: shares and lifts, small cells withheld", () => {
    expect(text("who")).toContain("North 59% 70% × 1.18 38% × 0.64");
    expect(text("who")).toContain("Islands withheld withheld withheld");
  });

  it("in the plane: spread of both directions, the overlap, loadings, squares", () => {
    const who = text("map");
    expect(who).toContain("Two directions hold 91% of the spread; segments 1 and 2 share most ground");
    expect(who).toContain("visits is missing −0.08 0.12");
    expect(who).toContain("1 Quiet Savers 3 680 83% −0.9 0.1");
  });

  it("in the plans: objective, offer, channels, message, avoid, reasons, rule, the number under each word", () => {
    expect(text("do")).toContain(
      "Objective Win back Offer Offer 1 Channels Email, branch and post Message Message 1 How often At most two contacts with one customer in 30 days, over all channels How success is counted Customers who use it, within 60 days of a contact Avoid fee rises Because Visits 4.37 on average Rule: rule-1",
    );
    expect(text("do")).toContain(
      "occasional users visits median 4 81st percentile 75th percentile to 100th percentile +0.57 815 segment 2: medians too close to tell apart",
    );
  });

  it("in the table of K: every criterion by its full name, the interval and rows of the silhouette", () => {
    const k = text("k");
    for (const name of [
      "Inertia",
      "Silhouette, Euclidean 95% from 95% to Computed on",
      "Davies-Bouldin index",
      "Iterations Sizes, customers",
    ])
      expect(k).toContain(name);
    expect(k).toContain("2 kept 1,530");
    expect(k).toContain("0.412 0.412 0.412 exact, 1,233 rows");
    expect(k).toContain("0.582 0.447 749 0.943 38% 49 of 50 9 815 · 418");
    expect(k).toContain("0.372 0.361 0.383 from 600 rows");
    expect(k).toContain("not computable 0.401 647 1.02 51% 3 of 50 300, not converged 571 · 391 · 271");
  });

  it("in what decides: the share of each column, its dimensions added up, and its preparation", () => {
    expect(text("decides")).toContain("visits has most say: 53% of the distance");
    expect(text("decides")).toContain("visits 53% income 47%");
    expect(text("data")).toContain(
      "income Missing becomes S$8,120, then the logarithm of one plus the value, then less 8.97, over 0.41. skew 4.1, non-negative",
    );
  });

  it("in the portraits: paragraph, example, rule with what it finds, notes on shared words", () => {
    expect(text("do")).toContain("Quiet Savers in a paragraph.");
    expect(text("do")).toContain("An example of Quiet Savers.");
    expect(text("do")).toContain(
      "visits over 7: holds for 91% of the segment, and 88% of those for whom it holds belong to it",
    );
    expect(text("do")).toContain("Segments 1 and 2 share a word.");
  });

  it("in what they do: rates with intervals against all customers, products with lifts, what was not seen", () => {
    expect(text("behaviour")).toContain("Clicks per impression on Facebook 1 Quiet Savers 11% 10% 12% 6.3% 815");
    expect(text("behaviour")).toContain("S$524");
    expect(text("behaviour")).toContain("card 11% × 2.70 withheld");
    const none = smallModel({ segments: model.segments.map((s) => ({ ...s, behaviour: null })) });
    expect(visibleText(sectionOf(renderReport(none), "behaviour"))).toContain(
      "No column of the table says what customers did",
    );
  });

  it("in the audit: V, shares of each level, small cells withheld", () => {
    expect(text("fairness")).toContain("Segments hardly go with gender: Cramér’s V 0.0812");
    expect(text("fairness")).toContain("Segment female male 1 Quiet Savers 55% 45% 2 Steady Earners 47% withheld");
  });

  it("in the data: every step of the waterfall, every column with role and reason", () => {
    expect(text("data")).toContain("1,233 of 1,307 rows were segmented; 74 were left out");
    for (const count of ["1,307", "40", "25", "7", "2", "1,233"]) expect(text("data")).toContain(` ${count} `);
    expect(text("data")).toContain("visits clustered count 3.4% a count");
    expect(text("data")).toContain("Data as of 2026-03-31");
    expect(text("data")).toContain("loyalty score stands in for gender.");
  });

  it("in the provenance: version, hash, seed, as-of, configuration", () => {
    for (const part of [
      "coterie 0.1.0",
      model.provenance.tableHash,
      "Seed 42",
      "As of 2026-03-31",
      "k [2,3]",
      'prepare "auto"',
    ])
      expect(text("method")).toContain(part);
  });

  it("declares the use", () => {
    expect(text("method")).toContain("Prohibited: decisions on credit.");
    expect(text("method")).toContain("Customers who object to profiling were left out");
    const unknown = renderReport(smallModel({ rows: { ...model.rows, objected: 0 } }));
    expect(visibleText(sectionOf(unknown, "method"))).toContain("No column says who objects to profiling.");
  });
});

describe("titles say what to see", () => {
  it("where the criteria agree and where they do not", () => {
    expect(text("k")).toContain("The criteria agree on K = 2; that is a ranking, not proof of groups");
    const [first, second] = model.comparison.rows;
    const rows = [{ ...first!, daviesBouldin: 1.4 }, second!];
    expect(visibleText(renderReport(smallModel({ comparison: { ...model.comparison, rows } })))).toContain(
      "Four of 5 criteria prefer K = 2; others favour K = 3",
    );
  });

  it.each([
    [0.0812, "hardly go with gender"],
    [0.1, "go to some degree with gender"],
    [0.48, "go strongly with gender"],
    [null, "could not be computed"],
  ])("how strongly %s is", (cramersV, words) => {
    const associations = model.associations.map((a) => ({ ...a, cramersV }));
    expect(visibleText(sectionOf(renderReport(smallModel({ associations })), "fairness"))).toContain(words);
  });

  it("whether one column decides", () => {
    const dimensions = ["income", "visits"].map((name) => ({
      name,
      column: name,
      part: "value" as const,
      distanceShare: 0.5,
    }));
    const recipe = { ...model.recipe, dimensions };
    expect(visibleText(renderReport(smallModel({ recipe })))).toContain(
      "Every column has the same say: 50% of the distance",
    );
  });
});
