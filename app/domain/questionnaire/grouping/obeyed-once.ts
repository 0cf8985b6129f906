import type { DutyDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent/respondent.ts';

/** 「職員等は、情報セキュリティポリシー及び実施手順を遵守しなければならない」 */
const OBEYS = /情報セキュリティポリシー[^、。]{0,20}を(?:遵守|順守)しなければならない(?=。|$)/u;

/** Whether words of a clause may demand that the policy is kept. */
export function obeysPolicy(text: string): boolean {
  return OBEYS.test(text);
}

function obeys({ sentence }: DutyDraft): boolean {
  return obeysPolicy(sentence);
}

function demandsOnlyThat({ drafts, rows }: QuestionDraft): boolean {
  const duties = drafts.flatMap((draft) => draft.duties);
  return rows.length === 0 && duties.length === 1 && duties.every(obeys);
}

/**
 * 遵守の義務. That the policy is kept is said once in principle and once among the rules for 職員等: who answers for both is
 * asked by the rules, and the answer decides the other clause, too.
 */
export function obeyedOnce(drafts: readonly QuestionDraft[]): readonly QuestionDraft[] {
  const taken = new Map<QuestionDraft, readonly string[]>();
  const dropped = new Set<QuestionDraft>();
  for (const one of drafts) {
    const [own] = one.drafts;
    if (own === undefined || !demandsOnlyThat(one)) continue;
    const other = drafts.find(
      (each) =>
        each !== one &&
        each.drafts.some(
          (draft) =>
            draft.clause.id !== own.clause.id &&
            respondentKey(draft.respondent) === respondentKey(own.respondent) &&
            draft.duties.some(obeys),
        ),
    );
    if (other === undefined || dropped.has(other)) continue;
    dropped.add(one);
    taken.set(other, [...(taken.get(other) ?? []), own.clause.id]);
  }
  return drafts
    .filter((draft) => !dropped.has(draft))
    .map((draft) => {
      const further = taken.get(draft) ?? [];
      return further.length === 0 ? draft : withClauses(draft, further);
    });
}

/** The row that asks the same decides these clauses, too. */
function withClauses(draft: QuestionDraft, further: readonly string[]): QuestionDraft {
  const places = draft.drafts.flatMap(({ clause, duties }) =>
    duties.filter(obeys).map(({ place }) => `${clause.id} ${place.sentence}`),
  );
  return {
    ...draft,
    rows: draft.rows.map((row) =>
      places.includes(`${row.source.clause} ${row.source.sentence}`)
        ? { ...row, clauses: [...row.clauses, ...further] }
        : row,
    ),
    further: [...draft.further, ...further],
  };
}
