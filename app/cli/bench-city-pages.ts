import type { Years } from '#app/cli/bench-city-years.ts';
import type { MeasuredPage } from '#app/cli/bench-turns.ts';

/** 回答の画面. One chapter of the sheet of a 課, with whoever answers it. */
export interface AnsweringPage {
  readonly path: string;
  readonly sheetId: string;
  readonly cookie: string;
}

/** Pages of a closed and of the running year, each with the SELECT of its rows that the bare page makes. */
export function pagesOf(
  { closed, closingId, running }: Years,
  { path, sheetId, cookie }: AnsweringPage,
): readonly MeasuredPage[] {
  const frozen = `FROM frozen_item WHERE closing_id = '${closingId}' AND decides = 1`;
  const chapters = `SELECT population, chapter, outcome, count(*), sum(weight) ${frozen} GROUP BY 1, 2, 3`;
  const targets = `SELECT target_id, outcome, count(*), sum(weight) ${frozen} AND population = 'units' AND target_id IN
    (SELECT target_id FROM campaign_target WHERE campaign_id = '${closed}' ORDER BY "order" LIMIT 50) GROUP BY 1, 2`;
  const items = `SELECT item_id, outcome, weight, sheet_id ${frozen} AND population = 'units' ORDER BY "order" LIMIT 50`;
  const live = `SELECT gate, value, count(*) FROM item_state WHERE campaign_id = '${running}' GROUP BY 1, 2`;
  const asked = `SELECT item_id, gate, value, rev FROM item_state WHERE sheet_id = '${sheetId}' LIMIT 50`;
  return [
    // First, as nobody else's session is used meanwhile.
    { name: 'chapter page of a 課', path, query: asked, cookie },
    { name: 'report', path: `/report/${closed}`, query: chapters },
    { name: 'matrix', path: `/report/${closed}/matrix`, query: targets },
    { name: 'results by unit', path: `/results/${closed}/units`, query: targets },
    { name: 'results by clause', path: `/results/${closed}/clauses`, query: chapters },
    { name: 'results by item', path: `/results/${closed}`, query: items },
    { name: 'list of measures', path: `/improvement/${closed}`, query: items },
    { name: 'running results', path: `/results/${running}/units`, query: live },
    { name: 'board', path: `/board?campaign=${running}`, query: live },
  ];
}
