import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { NameOf } from '#app/services/report/entered-answer.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import type { SheetRow, TargetRow } from '#db/queries/sheet.server.ts';
import { gateAnswersOfSheet } from '#db/queries/sheet.server.ts';

/** 該当なしとした前提条件. Why an item does not apply without having been answered. */
export interface ClosingGate {
  readonly label: string;
  readonly questionText: string | null;
  readonly source: 'asked' | 'asset';
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** The gates that closed the item; `nameOf` is null where it may not be said who answered them. */
export function closingGates(
  { db, clock }: ServiceContext,
  question: Question,
  { sheet, target }: { readonly sheet: SheetRow; readonly target: TargetRow },
  nameOf: NameOf | null,
): readonly ClosingGate[] {
  const rows = gateAnswersOfSheet(db, sheet.id);
  const reader = itemReader(db, sheet.campaignId, tokyoDate(clock()), rows);
  const { state, decidedBy } = applicabilityOf(question, reader.gatesOf(sheet.id, target));
  if (state !== 'closed') throw new Error(`question ${question.id} was closed by no gate`);
  return decidedBy.map(gateOf).map((gate) => {
    const row = nameOf === null ? undefined : rows.find(({ gateId }) => gateId === gate.id);
    return {
      label: gate.label,
      questionText: gate.question,
      source: gate.kind,
      answeredBy: row === undefined || nameOf === null ? null : nameOf(row.answeredBy),
      answeredAt: row?.answeredAt ?? null,
    };
  });
}
