import { sameKey } from '#app/domain/shared/same-key.ts';

/** 付番. Gives lines without a code 01, 02 … in their order, as wide as all of them need, past codes that are used. */
export function withGivenCodes<Row extends { readonly code: string }>(
  rows: readonly Row[],
  taken: readonly string[] = [],
): readonly Row[] {
  const used = new Set([...taken, ...rows.map(({ code }) => code)].map(sameKey));
  const width = Math.max(2, String(rows.length + taken.length).length);
  let last = 0;
  return rows.map((row) => {
    if (row.code.trim() !== '') return row;
    let code: string;
    do {
      last += 1;
      code = String(last).padStart(width, '0');
    } while (used.has(code));
    return { ...row, code };
  });
}
