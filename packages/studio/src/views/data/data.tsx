import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { BarList } from "../../charts/bar-list.js";
import type { ColumnSummary } from "../../data/model.js";
import { Figure } from "../../parts/figure.js";
import { Section } from "../../parts/section.js";
import { TableBehind } from "../../parts/table-behind.js";
import { columnsTable, recipeTable, roleNames, rowsTable } from "../../sheets/data-tables.js";
import { formatCount } from "../../words/format-number.js";
import { joinWords } from "../../words/join-words.js";
import styles from "./data.module.css";

const modes: Readonly<Record<ReportData["recipe"]["mode"], string>> = {
  auto: "Columns were brought to one scale by the automatic preparation, which looks at each column’s shape.",
  plain: "Every numeric column, flags too, was standardised by mean and deviation, as a notebook would do.",
  none: "Values were taken as they are: a column in large units decides more than one in small units.",
};

/** The data and its preparation: notes, where the rows went, what each column was used for and why, how it came onto the common scale. */
export function DataAndPreparation({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <Section id="data" heading="Data and preparation" startsPage>
      <Notes data={data} />
      <Rows data={data} />
      <h3 className={styles.head}>{columnsTitle(data)}</h3>
      <TableBehind table={columnsTable(data)} />
      <p
        className={styles.head}
      >{`${modes[data.recipe.mode]} The same steps are taken when customers are scored later.`}</p>
      <TableBehind table={recipeTable(data)} />
    </Section>
  );
}

function Notes({ data }: { readonly data: ReportData }): ReactElement | null {
  if (data.warnings.length === 0) return null;
  return (
    <div className={`prose ${styles.notes}`}>
      <h3>To know about this data</h3>
      <ul>
        {data.warnings.map(({ code, message }) => (
          <li key={`${code} ${message}`}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ data }: { readonly data: ReportData }): ReactElement {
  const { rows } = data;
  const left = rows.read - rows.segmented;
  return (
    <Figure
      title={
        left === 0
          ? `All ${formatCount(rows.read)} rows were segmented`
          : `${formatCount(rows.segmented)} of ${formatCount(rows.read)} rows were segmented; ${formatCount(left)} were left out`
      }
      caption={`Rows read are rows left out plus rows segmented. ${
        data.asOf === null ? "The data carries no date." : `Data as of ${data.asOf}; tenures are counted to that day.`
      }`}
      table={null}
    >
      <BarList
        label="Where the rows went"
        heads={["Step", "Rows"]}
        full={rows.read}
        bars={rowsTable(data).rows.map(([name, count]) => ({
          key: name!.text,
          name: name!.text,
          value: Number(count!.value),
          text: count!.text,
          mark: null,
        }))}
      />
    </Figure>
  );
}

function columnsTitle(data: ReportData): string {
  const counts = (Object.keys(roleNames) as ColumnSummary["role"][]).flatMap((role) => {
    const count = data.columns.filter((column) => column.role === role).length;
    return count === 0 ? [] : [`${formatCount(count)} ${roleNames[role]}`];
  });
  return `${formatCount(data.columns.length)} columns: ${joinWords(counts)}`;
}
