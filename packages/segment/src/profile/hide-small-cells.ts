import { hideSmallest } from "./hide-smallest.js";

/** A table of customers: one row a level, one column a segment, `counts[level * groupCount + group]`. */
export interface CountTable {
  readonly counts: Float64Array;
  readonly levelCount: number;
  readonly groupCount: number;
}

/** What must not be shown: 1 = hidden. */
export interface HiddenCells {
  /** As `counts`. */
  readonly cells: Uint8Array;
  /** The total of each level over all segments. */
  readonly totals: Uint8Array;
}

/**
 * Choose which cells of a table to hide so that no cell of 1 to `minCell − 1` customers is shown, nor follows from what is shown.
 *
 * @param table Customers by level and segment. Each segment's total is taken as known, and each level's unless hidden here.
 * @param minCell Fewest customers a shown cell may count. A cell that is empty shows no customer and stays, unless it must cover another.
 * @returns The hidden cells and level totals. What is hidden along a line adds up to at least `minCell` where it can, and every hidden cell
 * can take at least two values given all that is shown.
 * @remarks Cells are added smallest first until an audit finds nothing that can be worked out. The audit is exact: a hidden cell of a two-way
 * table with totals is determined if and only if no cycle of hidden cells through it can be raised and lowered by one in turn
 * (Gusfield 1988, SIAM Journal on Computing 17), counts staying at 0 or more.
 */
export function hideSmallCells(table: CountTable, minCell: number): HiddenCells {
  const hiding = new Hiding(table, minCell);
  hiding.hidePrimary();
  do {
    while (hiding.coverLines());
  } while (hiding.coverDetermined());
  return { cells: hiding.cells, totals: hiding.totals };
}

class Hiding {
  readonly cells: Uint8Array;
  readonly totals: Uint8Array;
  private readonly counts: Float64Array;
  private readonly rows: number;
  private readonly columns: number;
  private readonly rowTotals: Float64Array;
  private readonly columnTotals: Float64Array;

  constructor(
    table: CountTable,
    private readonly minCell: number,
  ) {
    this.counts = table.counts;
    this.rows = table.levelCount;
    this.columns = table.groupCount;
    this.cells = new Uint8Array(this.rows * this.columns);
    this.totals = new Uint8Array(this.rows);
    this.rowTotals = new Float64Array(this.rows);
    this.columnTotals = new Float64Array(this.columns);
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) {
        this.rowTotals[i] += this.counts[i * this.columns + j];
        this.columnTotals[j] += this.counts[i * this.columns + j];
      }
    }
  }

  /** Small cells; all of a level or a segment that is small itself. */
  hidePrimary(): void {
    const small = (count: number): boolean => count > 0 && count < this.minCell;
    for (let i = 0; i < this.rows; i++) {
      if (small(this.rowTotals[i])) this.totals[i] = 1;
      for (let j = 0; j < this.columns; j++) {
        const at = i * this.columns + j;
        if (small(this.counts[at]) || small(this.rowTotals[i]) || small(this.columnTotals[j])) this.cells[at] = 1;
      }
    }
  }

  /** Where a line hides a single cell, or cells that are small together, hide one more. Returns whether anything was hidden. */
  coverLines(): boolean {
    let changed = false;
    for (let i = 0; i < this.rows; i++) {
      if (this.totals[i] === 0 && this.isThin(this.row(i), this.cells, this.counts))
        changed = this.hideInRow(i) || changed;
    }
    for (let j = 0; j < this.columns; j++) {
      if (this.isThin(this.column(j), this.cells, this.counts)) changed = this.hideInColumn(j) || changed;
    }
    const levels = Array.from({ length: this.rows }, (_, i) => i);
    if (this.isThin(levels, this.totals, this.rowTotals)) changed = this.hideTotal() || changed;
    return changed;
  }

  /** Hide more around each hidden cell that has only one possible value. Returns whether anything was hidden. */
  coverDetermined(): boolean {
    let changed = false;
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) {
        const at = i * this.columns + j;
        if (this.cells[at] === 0 || this.columnTotals[j] === 0 || this.canVary(i, j)) continue;
        changed = this.hideInRow(i) || this.hideInColumn(j) || this.hideTotal() || changed;
      }
      if (this.totals[i] === 1 && !this.canVary(i, this.columns))
        changed = this.hideInRow(i) || this.hideTotal() || changed;
    }
    return changed;
  }

  private row(i: number): number[] {
    return Array.from({ length: this.columns }, (_, j) => i * this.columns + j);
  }

  private column(j: number): number[] {
    return Array.from({ length: this.rows }, (_, i) => i * this.columns + j);
  }

  private isThin(line: readonly number[], hidden: Uint8Array, counts: Float64Array): boolean {
    let count = 0;
    let sum = 0;
    for (const at of line) {
      if (hidden[at] === 0) continue;
      count++;
      sum += counts[at];
    }
    return count === 1 || (count > 1 && sum < this.minCell);
  }

  /** Hide the smallest shown cell of a level that is not empty, else an empty one, else the level's total. */
  private hideInRow(i: number): boolean {
    if (hideSmallest(this.row(i), this.cells, this.counts)) return true;
    if (this.totals[i] === 1) return false;
    this.totals[i] = 1;
    return true;
  }

  private hideInColumn(j: number): boolean {
    return hideSmallest(this.column(j), this.cells, this.counts);
  }

  /** Hide the smallest shown total together with its level, so that the total does not follow from the cells. */
  private hideTotal(): boolean {
    const levels = Array.from({ length: this.rows }, (_, i) => i);
    return hideSmallest(levels, this.totals, this.rowTotals);
  }

  /**
   * Whether the hidden cell (level `i`, segment `j`; `j = columnCount` is the level's total) can be raised or lowered by one while every shown
   * number stays. Levels and segments are the vertices; raising a cell is an arc from level to segment, lowering it, where it is
   * not 0, the arc back. A level's total enters its equation with the other sign, so its two arcs change places.
   */
  private canVary(i: number, j: number): boolean {
    const count = j === this.columns ? this.rowTotals[i] : this.counts[i * this.columns + j];
    const raise = j === this.columns ? this.reaches(i, j, false) : this.reaches(i, j, true);
    if (raise) return true;
    return count > 0 && (j === this.columns ? this.reaches(i, j, true) : this.reaches(i, j, false));
  }

  /** Whether a cycle closes the arc level→segment (`forward`) or segment→level without using the cell itself. */
  private reaches(row: number, column: number, forward: boolean): boolean {
    const target = forward ? row : this.rows + column;
    const stack = [forward ? this.rows + column : row];
    const seen = new Uint8Array(this.rows + this.columns + 1);
    seen[stack[0]] = 1;
    for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
      if (vertex === target) return true;
      for (const next of this.arcsFrom(vertex, row, column)) {
        if (seen[next] === 1) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    return false;
  }

  private arcsFrom(vertex: number, exceptRow: number, exceptColumn: number): number[] {
    const next: number[] = [];
    if (vertex < this.rows) {
      for (let j = 0; j <= this.columns; j++) {
        if (vertex === exceptRow && j === exceptColumn) continue;
        if (
          j < this.columns
            ? this.cells[vertex * this.columns + j] === 1
            : this.totals[vertex] === 1 && this.rowTotals[vertex] > 0
        ) {
          next.push(this.rows + j);
        }
      }
      return next;
    }
    const j = vertex - this.rows;
    for (let i = 0; i < this.rows; i++) {
      if (i === exceptRow && j === exceptColumn) continue;
      const open =
        j < this.columns
          ? this.cells[i * this.columns + j] === 1 && this.counts[i * this.columns + j] > 0
          : this.totals[i] === 1;
      if (open) next.push(i);
    }
    return next;
  }
}
