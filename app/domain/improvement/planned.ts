import type { Cause } from '#app/domain/improvement/action.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { SheetMeasure } from '#app/domain/response/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** What of an answer the plan needs. `common`: the common answer that it rests on. */
export type EnteredMeasure = Pick<Answer, 'comment' | 'plan' | 'common'>;

/** 課題. An item that is lacking, by the clauses that it lacks. */
export interface Finding {
  readonly item: ScoredItem;
  /** The first of those that are lacking: it stands for the problem. */
  readonly clause: ClauseKey;
  /** What that clause comes to at the item. */
  readonly outcome: Outcome;
  readonly lacking: readonly ClauseKey[];
  readonly cause: Cause;
  readonly severity: Severity;
  readonly answer: EnteredMeasure | null;
}

/** 計画された改善策. A measure with what it answers of that which is lacking. */
export interface Planned {
  readonly plan: SheetMeasure['plan'];
  /** At least one, in their order. */
  readonly findings: readonly Finding[];
}

/** The measures as they are planned: what several items took over from one common answer is one of them. */
export function oncePerCommonAnswer(
  measures: readonly SheetMeasure[],
  answers: ReadonlyMap<string, EnteredMeasure>,
): readonly SheetMeasure[] {
  const restsOn = ({ measure: { id, covers }, index }: { measure: SheetMeasure; index: number }): string => {
    const common = id === null && covers[0] !== undefined ? answers.get(covers[0].itemId)?.common : undefined;
    return common === undefined ? `own ${String(index)}` : `common ${common.id} ${String(common.rev)}`;
  };
  const groups = groupBy(
    measures.map((measure, index) => ({ measure, index })),
    restsOn,
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first.measure, covers: [first, ...others].flatMap(({ measure }) => measure.covers) }],
  );
}

/** The measures in the order of the first finding that each answers; one that answers none is left out. */
export function plannedFor(findings: readonly Finding[], measures: readonly SheetMeasure[]): readonly Planned[] {
  const place = new Map(findings.map((finding, index) => [finding.item.itemId, { finding, index }]));
  return measures
    .flatMap(({ plan, covers }) => {
      const rowsOf = groupBy(covers, ({ itemId }) => itemId);
      const answered = [...rowsOf]
        .flatMap(([itemId, of]) => {
          const found = place.get(itemId);
          if (found === undefined || found.finding.item.outcome === 'unknown') return [];
          const finding = answeredPart(found.finding, of.some(({ rowId }) => rowId === null) ? null : of);
          return finding === null ? [] : [{ finding, index: found.index }];
        })
        .sort((a, b) => a.index - b.index);
      const [first] = answered;
      if (first === undefined) return [];
      return [{ index: first.index, planned: { plan, findings: answered.map(({ finding }) => finding) } }];
    })
    .sort((a, b) => a.index - b.index)
    .map(({ planned }) => planned);
}

/** Of a finding the part that rows of it are; null where none of them is lacking. All of it where `rows` is null. */
function answeredPart(finding: Finding, rows: SheetMeasure['covers'] | null): Finding | null {
  if (rows === null) return finding;
  const lackingRows = finding.item.rows.filter(
    ({ rowId, value, excepted }) => value === 'no' && !excepted && rows.some((cover) => cover.rowId === rowId),
  );
  if (lackingRows.length === 0) return null;
  const clauses = new Set(lackingRows.flatMap((row) => row.clauses));
  const lacking = finding.lacking.filter((clause) => clauses.has(clause));
  const [clause] = lacking;
  return clause === undefined ? finding : { ...finding, clause, lacking };
}

/** What is planned for each item, measure by measure. */
export function plansByItem(measures: readonly SheetMeasure[]): ReadonlyMap<string, readonly SheetMeasure['plan'][]> {
  const plans = measures.flatMap(({ plan, covers }) =>
    [...new Set(covers.map(({ itemId }) => itemId))].map((itemId) => ({ itemId, plan })),
  );
  return new Map(
    [...groupBy(plans, ({ itemId }) => itemId)].map(([itemId, of]) => [itemId, of.map(({ plan }) => plan)]),
  );
}
