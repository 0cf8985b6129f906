import type { Scope } from '#app/domain/access/can.ts';
import { besideQuestion, isComparable } from '#app/domain/response/last-year.ts';
import type { LastYearAbout, LastYearItem } from '#app/domain/response/last-year.ts';
import { isSameObject } from '#app/domain/response/item-key.ts';
import type { ObjectCode } from '#app/domain/response/item-key.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { isWorse } from '#app/domain/score/outcome.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
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
  /** By the key of the item now. */
  readonly byItem: ReadonlyMap<string, { readonly lastYear: LastYearItem; readonly takeOver: Answer | null }>;
  /** The asked gates by id. A sheet that was not handed in had none that counted. */
  readonly gatesHeld: ReadonlyMap<string, boolean>;
}

interface FrozenAnswer extends Omit<ReturnType<typeof frozenAnswersOf>[number], 'campaignQuestionId'> {
  readonly question: Question;
}

/**
 * Of what was counted of one question what stands beside the item about `object`: that about the same; else that of the
 * target as a whole; beside the whole the worst of what was asked one by one. Of a contract that is new there is none.
 */
function countedThen(
  counted: readonly FrozenAnswer[],
  object: ObjectCode | null,
): (FrozenAnswer & { readonly askedAbout: LastYearAbout }) | null {
  const same = counted.find((one) => isSameObject(one.object, object));
  if (same !== undefined) return { ...same, askedAbout: 'same' };
  const whole = counted.find((one) => one.object === null);
  if (whole !== undefined) return { ...whole, askedAbout: 'whole' };
  const [first, ...others] = counted;
  if (object !== null || first === undefined) return null;
  const worst = others.reduce((worse, one) => (isWorse(one.outcome, worse.outcome) ? one : worse), first);
  return { ...worst, askedAbout: 'objects' };
}

/** Reads last year of a sheet within the scope that the door minted for it. */
export function lastYearOf(
  db: Connection,
  scope: Scope,
  { campaign, sheet, policyId, items }: Pick<SheetSnapshot, 'campaign' | 'sheet' | 'policyId' | 'items'>,
): LastYear {
  const before = previousFrozenCampaign(db, campaign);
  if (before === undefined || before.closingId === null)
    return { comparedWith: null, byItem: new Map(), gatesHeld: new Map() };
  const year = fiscalYear(before.fiscalYear);
  const questionsThen = questionsOf(db, before.id);
  const of = { closingId: before.closingId, targetId: sheet.targetId, office: sheet.office, policyId };
  const then = groupBy(
    frozenAnswersOf(db, scope, of).flatMap(({ campaignQuestionId, ...answer }) => {
      const question = questionsThen.get(campaignQuestionId);
      return question === undefined ? [] : [{ ...answer, question }];
    }),
    ({ question }) => question.id,
  );
  const found = new Map(
    items.flatMap(({ itemKey, object, question: now }) => {
      const counted = countedThen(then.get(now.id) ?? [], object);
      if (counted === null) return [];
      const { question, outcome, byGate, entered, askedAbout } = counted;
      const answer = entered === null ? null : readStored(storedAnswer, entered);
      const item = { fiscalYear: year, question, outcome, byGate, entered: answer, askedAbout };
      return [[itemKey, besideQuestion(now, item)] as const];
    }),
  );
  const comparable = [...found.values()].some(({ lastYear }) => isComparable(lastYear));
  return {
    comparedWith: comparable ? { name: before.name, fiscalYear: year } : null,
    byItem: found,
    gatesHeld: new Map(
      frozenGatesOf(db, scope, of).flatMap(({ gateId, holds, state }) => (isSubmitted(state) ? [[gateId, holds]] : [])),
    ),
  };
}
