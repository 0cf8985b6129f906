import type { Clause, Span } from '#app/domain/policy/clause.ts';
import { tellsToAct } from '#app/domain/policy/wording/duty-sentence.ts';

/** 「次の表の作業を行わなければならない」: what the rows say is to be done. */
const ANNOUNCES_ACTS =
  /(?:次|下|以下の|別)の?表[^。]{0,24}(?:作業|業務|事務|手順|措置|点検|確認|事項|こと)[^。]{0,12}(?:行|実施|講|守|遵守|しなければ)/u;
const CELL = /[^\t\n|｜│┃║├┤┼]+/gu;

/** 表のセルの義務. The cells of a table that tell what to do to whom its lead binds, without naming anybody themselves. */
export function dutiesInCells({ spans }: Clause, lead: Clause | undefined, source: string): Span[] {
  if (lead === undefined || (lead.kind !== 'requirement' && lead.kind !== 'recommendation')) return [];
  if (!ANNOUNCES_ACTS.test(lead.text.slice(-LOOKED_AT))) return [];
  return spans.flatMap(([from, to]) =>
    [...source.slice(from, to).matchAll(CELL)].flatMap(({ index, 0: cell }): Span[] => {
      if (!tellsToAct(cell.trim())) return [];
      const start = from + index + (/^\s*/u.exec(cell)?.[0].length ?? 0);
      return [[start, start + cell.trim().length]];
    }),
  );
}

const LOOKED_AT = 200;
