import type { Modules } from '#app/domain/organization/module.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 尋ねる対象. Whom a question is put to: without 部 the whole body, so that no duty of the policy is lost. */
export function unitAsked({ unit }: Pick<Question, 'unit'>, { bureau }: Pick<Modules, 'bureau'>): UnitType {
  return unit === 'bureau' && !bureau ? 'organization' : unit;
}

/** 対象ごとの設問数. */
export interface AskedCounts {
  readonly questionCounts: Readonly<Record<UnitType, number>>;
  /** Of those put to the whole body, how many a policy puts to a 部 that the body does without. */
  readonly insteadOfBureaus: number;
}

export function askedCounts(
  questions: readonly Pick<Question, 'unit'>[],
  modules: Pick<Modules, 'bureau'>,
): AskedCounts {
  const of = (type: UnitType) => questions.filter((question) => unitAsked(question, modules) === type).length;
  return {
    questionCounts: {
      organization: of('organization'),
      bureau: of('bureau'),
      department: of('department'),
      system: of('system'),
    },
    insteadOfBureaus: modules.bureau ? 0 : questions.filter(({ unit }) => unit === 'bureau').length,
  };
}
