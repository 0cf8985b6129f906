import type { Scope } from '#app/domain/access/can.ts';
import { besideQuestion, isComparable } from '#app/domain/response/last-year.ts';
import type { LastYearItem } from '#app/domain/response/last-year.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { frozenAnswersOf, frozenGatesOf } from '#db/queries/last-year.server.ts';

/** 前年度. What the sheet's target said when the same kind of self-assessment was last counted. */
export interface LastYear {
  /** Null where nothing of the sheet can be compared. */
  readonly comparedWith: { readonly name: string; readonly fiscalYear: FiscalYear } | null;
  /** By question id. */
  readonly byQuestion: ReadonlyMap<string, { readonly lastYear: LastYearItem; readonly takeOver: Answer | null }>;
  /** The asked gates by id. A sheet that was not handed in had none that counted. */
  readonly gatesHeld: ReadonlyMap<string, boolean>;
}

/** Reads last year of a sheet within the scope that the door minted for it. */
export function lastYearOf(
  db: Connection,
  scope: Scope,
  { campaign, sheet, policyId, items }: Pick<SheetSnapshot, 'campaign' | 'sheet' | 'policyId' | 'items'>,
): LastYear {
  const before = previousFrozenCampaign(db, campaign);
  if (before === undefined || before.closingId === null)
    return { comparedWith: null, byQuestion: new Map(), gatesHeld: new Map() };
  const year = fiscalYear(before.fiscalYear);
  const questionsThen = questionsOf(db, before.id);
  const questionsNow = new Map(items.map(({ question }) => [question.id, question]));
  const of = { closingId: before.closingId, targetId: sheet.targetId, office: sheet.office, policyId };
  const found = new Map(
    frozenAnswersOf(db, scope, of).flatMap(({ campaignQuestionId, outcome, byGate, entered }) => {
      const question = questionsThen.get(campaignQuestionId);
      const now = question && questionsNow.get(question.id);
      if (question === undefined || now === undefined) return [];
      const answer = entered === null ? null : readStored(storedAnswer, entered);
      return [[now.id, besideQuestion(now, { outcome, byGate, fiscalYear: year, question, entered: answer })] as const];
    }),
  );
  const comparable = [...found.values()].some(({ lastYear }) => isComparable(lastYear));
  return {
    comparedWith: comparable ? { name: before.name, fiscalYear: year } : null,
    byQuestion: found,
    gatesHeld: new Map(
      frozenGatesOf(db, scope, of).flatMap(({ gateId, holds, state }) => (isSubmitted(state) ? [[gateId, holds]] : [])),
    ),
  };
}
