import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { Section } from "../../parts/section.js";
import { formatCount } from "../../words/format-number.js";
import { plural } from "../../words/plural.js";
import styles from "./method.module.css";

const orders: Readonly<Record<ReportData["provenance"]["rowOrder"], string>> = {
  sorted: "Sorted before anything was drawn or summed, so that the order of the file does not matter",
  "as-read": "As read: the table was too large to sort, and another order of the file may change the last digits",
};

/** How the segments were made, everything needed to make them again, and what they must not be used for. */
export function Method({ data }: { readonly data: ReportData }): ReactElement {
  const kept = data.comparison.rows.find((row) => row.k === data.comparison.kept.k);
  const starts =
    kept === undefined
      ? ""
      : ` The best of ${formatCount(kept.restarts)} ${plural(kept.restarts, "start")} was kept; ${formatCount(kept.restartsAgreeing)} of them ended there.`;
  return (
    <Section id="method" heading="Method and provenance">
      <p>
        {`Customers were brought onto one scale and divided by k-means: each customer belongs to the segment whose centre is nearest, and the centres are the means of their customers.${starts} Segments are numbered by falling size. The same data, configuration and seed give this page byte for byte.`}
      </p>
      <Disclosure summary="The method in six sentences">
        <dl className={styles.terms}>
          <dt>K-means</dt>
          <dd>
            Starting from K centres drawn from the data, every customer joins the nearest centre and every centre moves
            to the mean of its customers, until nobody changes. It always returns K segments, whether or not the data
            holds groups.
          </dd>
          <dt>Persona words</dt>
          <dd>
            A level word is the band of all customers in which the segment’s median falls; an outer word also asks for a
            clear distance from the other customers. Segments whose medians cannot be told apart share a word.
          </dd>
          <dt>Withheld numbers</dt>
          <dd>
            A number that rests on too few customers is removed from the model itself, together with those from which it
            could be worked out. Every output inherits that, this page included.
          </dd>
        </dl>
      </Disclosure>
      <Provenance data={data} />
      <Disclosure summary="Configuration">
        <Configuration data={data} />
      </Disclosure>
      <h3 className={styles.use} id="use">
        Declared use
      </h3>
      <DeclaredUse data={data} />
    </Section>
  );
}

function Provenance({ data }: { readonly data: ReportData }): ReactElement {
  const { provenance: p } = data;
  const rows: readonly (readonly [string, string, ("code" | null)?])[] = [
    ["Made by", `coterie ${p.coterieVersion}`],
    ["Model format", `${data.format}, version ${data.formatVersion}`],
    ["Table, SHA-256", p.tableHash, "code"],
    ["Row order", orders[p.rowOrder]],
    ["Seed", String(p.seed), "code"],
    ["As of", data.asOf ?? "no date in the data"],
    ["Fewest customers behind a printed number", formatCount(data.minCell)],
    [
      "Check rows",
      `${formatCount(data.goldenRowCount)} constructed ${plural(data.goldenRowCount, "row")} in the model file, each checked against its segment whenever the model is loaded; none is a customer`,
    ],
  ];
  return (
    <div className={styles.provenance}>
      <ScrollBox label="Provenance">
        <table>
          <tbody>
            {rows.map(([name, value, kind]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles.long}>{kind === "code" ? <code>{value}</code> : value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

function Configuration({ data }: { readonly data: ReportData }): ReactElement {
  const entries = Object.entries(data.provenance.config);
  if (entries.length === 0) return <p>Defaults throughout.</p>;
  return (
    <ScrollBox label="Configuration">
      <table>
        <tbody>
          {entries.map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td className={styles.long}>
                <code>{JSON.stringify(value) ?? "null"}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function DeclaredUse({ data }: { readonly data: ReportData }): ReactElement {
  const isObjectionKnown = data.columns.some((column) => column.role === "objection") || data.rows.objected > 0;
  return (
    <>
      <p>{`Intended for ${data.use.intended}.`}</p>
      <p>{`Prohibited: ${data.use.prohibited}. These segments were not made, tested or approved for that.`}</p>
      <p className="muted">
        {`${
          isObjectionKnown
            ? "Customers who object to profiling were left out before anything was computed."
            : "No column says who objects to profiling. Whoever does must be taken out of the table before it is segmented."
        } This page holds no customer rows and sends nothing anywhere.`}
      </p>
    </>
  );
}
