import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { kindOfRow } from '#app/domain/questionnaire/draft/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** 「感染した場合は、次の対応を行わなければならない」: the event stands over the items and holds for each. */
const EVENT_OVER_ITEMS = /^(?<event>.{4,140}?(?:場合|とき)(?:には|に|は)?、)(?:速やかに|直ちに|遅滞なく)?、?次の/u;

/**
 * 事案のときの各項. What an event demands, listed item by item: two rows each, as for every duty after an event. Null
 * where the sentence over the items names no event, or the items name their own.
 */
export function rowsAfterEvent(
  { respondent }: ClauseDraft,
  announcing: DutyDraft,
  items: readonly ClauseDraft[],
): readonly RowDraft[] | null {
  const { event } = EVENT_OVER_ITEMS.exec(announcing.sentence)?.groups ?? {};
  const duties = items.flatMap((item) => item.duties.map((duty) => ({ item, duty })));
  if (event === undefined || !announcing.phrasing.afterEvent || duties.length === 0) return null;
  const rows: RowDraft[] = [];
  for (const { item, duty } of duties) {
    const { scopes, note } = duty;
    const title = tidy(item.clause.title);
    const asked = phrase(`${event}${duty.sentence}`, [...announcing.subjects, ...duty.subjects], respondent.roles, {
      scopes,
      topics: [],
      note: () => note,
    });
    if (asked === null || !asked.afterEvent || duty.phrasing.afterEvent) return null;
    asked.rows.forEach((text, at) => {
      rows.push({
        source: { clause: item.clause.id, ...duty.place, part: at + 1 },
        text: title === '' ? text : `${title}：${text}`,
        clauses: [item.clause.id],
        kind: kindOfRow(item, asked, at === asked.rows.length - 1),
      });
    });
  }
  return rows;
}
