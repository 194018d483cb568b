import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { indexStep } from "../../charts/heat-step.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { SegmentHead } from "../../parts/segment-tag.js";
import { productNames, productTable } from "../../sheets/behaviour-sheets.js";
import { formatLift } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { joinWords } from "../../words/join-words.js";
import { withheld, withheldNote } from "../../words/withheld.js";
import { HeatValue } from "../segments/heat-cell.js";
import heat from "../segments/heat-map.module.css";

/** Which products each segment holds, on the heat of the lift over all others, and the product most likely to come next. */
export function Products({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <Figure
      title={nextTitle(data)}
      caption={`Share of the segment’s customers who hold a product; under it the lift, the share here over the share of all other customers. ${withheldNote(data.minCell)}`}
      table={productTable(data)}
      isTable
    >
      <ScrollBox label="Products by segment">
        <table className={heat.heat}>
          <thead>
            <tr>
              <th scope="col">Product</th>
              {data.segments.map((segment) => (
                <SegmentHead key={segment.id} segment={segment} />
              ))}
            </tr>
          </thead>
          <tbody>
            {productNames(data).map((product) => (
              <tr key={product}>
                <th scope="row">
                  <Name text={product} />
                </th>
                {data.segments.map((segment) => {
                  const own = segment.behaviour?.products.find((each) => each.product === product);
                  if (own === undefined)
                    return (
                      <td key={segment.id} className={heat.absent}>
                        {withheld}
                      </td>
                    );
                  return (
                    <HeatValue
                      key={segment.id}
                      step={indexStep(100 * (own.lift ?? 1))}
                      value={formatPercent(own.here)}
                      under={own.lift === null ? "" : `× ${formatLift(own.lift)}`}
                    />
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">Next likely</th>
              {data.segments.map(({ id, behaviour }) => (
                <td key={id}>
                  {behaviour?.nextProduct == null ? "none stands out" : <b>{behaviour.nextProduct.product}</b>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollBox>
    </Figure>
  );
}

function nextTitle(data: ReportData): string {
  const next = data.segments.flatMap(({ id, behaviour }) =>
    behaviour?.nextProduct == null ? [] : [`${behaviour.nextProduct.product} in segment ${id}`],
  );
  return next.length === 0
    ? "No product sets a segment apart from the others"
    : `The next product most likely to be taken: ${joinWords(next)}`;
}
