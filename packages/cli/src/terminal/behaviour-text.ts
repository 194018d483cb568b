import type { ExplainResult } from "@coterie/wire";
import { figure, withUnit } from "./format.js";
import { type TextColumn, textTable } from "./text-table.js";

type Behaviour = NonNullable<ExplainResult["segments"][number]["behaviour"]>;

/** A figure of a segment with its interval, and that of all customers. */
interface Shown {
  readonly title: string;
  readonly here: string;
  readonly all: string;
}

/** What segments were seen doing, a row a figure and a column a segment, intervals in brackets, all customers last; null where nothing is known. */
export function behaviourText(segments: ExplainResult["segments"]): string | null {
  const columns = segments.map(({ behaviour }) => (behaviour === null ? [] : figuresOf(behaviour)));
  const rows = [...new Set(columns.flatMap((shown) => shown.map(({ title }) => title)))];
  if (rows.length === 0) return null;
  const titles: readonly TextColumn[] = [
    { title: "behaviour", align: "left" },
    ...segments.map(({ id }): TextColumn => ({ title: String(id), align: "right" })),
    { title: "all", align: "right" },
  ];
  return textTable(
    titles,
    rows.map((row) => {
      const cells = columns.map((shown) => shown.find(({ title }) => title === row));
      return [row, ...cells.map((cell) => cell?.here ?? "-"), cells.find((cell) => cell !== undefined)?.all ?? "-"];
    }),
  );
}

function figuresOf(behaviour: Behaviour): readonly Shown[] {
  const { clickThrough, channels, internetBanking, borrowing, uptake, deposits, withdrawals, borrowed, products } =
    behaviour;
  return [
    ...(clickThrough === null ? [] : [rate("click-through", clickThrough)]),
    ...channels
      .toSorted((a, b) => (a.channel < b.channel ? -1 : 1))
      .map((one) => rate(`click-through on ${one.channel}`, one)),
    ...(internetBanking === null ? [] : [rate("internet banking", internetBanking)]),
    ...borrowing.map((one) => rate(one.label, one)),
    ...uptake.map((one) => rate(one.label, one)),
    ...products.toSorted((a, b) => (a.product < b.product ? -1 : 1)).map((one) => rate(`holds ${one.product}`, one)),
    ...[deposits, withdrawals, ...borrowed].flatMap((one) => (one === null ? [] : [amount(one)])),
    {
      title: "next likely product",
      here: behaviour.nextProduct?.product ?? (products.length === 0 ? "-" : "none stands out"),
      all: "",
    },
  ].filter(({ here }) => here !== "-");
}

function rate(
  title: string,
  { here, all, interval }: Pick<Behaviour["borrowing"][number], "here" | "all" | "interval">,
): Shown {
  const range = interval === null ? "" : ` (${tenths(interval.low)}-${tenths(interval.high)})`;
  return { title, here: `${tenths(here)}%${range}`, all: `${tenths(all)}%` };
}

/** Per cent with one decimal: neighbouring rates and their intervals differ there. */
function tenths(share: number): string {
  return (100 * share).toFixed(1);
}

function amount({ label, mean, interval, all, unit }: NonNullable<Behaviour["deposits"]>): Shown {
  const range = interval === null ? "" : ` (${figure(interval.low)}-${figure(interval.high)})`;
  return { title: `mean ${label}`, here: `${withUnit(mean, unit)}${range}`, all: withUnit(all, unit) };
}
