const RUNS = /[0-9]+|[^0-9]+/gu;

const isNumber = (run: string) => /^[0-9]/u.test(run);

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Digits by their number, whatever their length; the rest letter by letter. */
function compareRuns(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return before(a, b);
  const [one, other] = [a.replace(/^0+/u, ''), b.replace(/^0+/u, '')];
  return one.length - other.length || before(one, other);
}

const runsOf = (code: string): readonly string[] => code.match(RUNS) ?? [];

function compareByRuns(runs: readonly string[], others: readonly string[]): number {
  for (const [index, run] of runs.entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const order = compareRuns(run, other);
    if (order !== 0) return order;
  }
  return runs.length - others.length;
}

/** コード順. As people count them: 1, 2, 10, and A-2 before A-10. Only equal codes are equal. */
export function compareCodes(a: string, b: string): number {
  return compareByRuns(runsOf(a), runsOf(b)) || before(a, b);
}

/** In the order of their codes. */
export function inCodeOrder<T extends { readonly code: string }>(rows: readonly T[]): T[] {
  return rows
    .map((row) => ({ row, code: row.code, runs: runsOf(row.code) }))
    .sort((a, b) => compareByRuns(a.runs, b.runs) || before(a.code, b.code))
    .map(({ row }) => row);
}
