import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseRef } from '#app/domain/policy/clause-key.ts';
import { subjectKey, subjectKeys, writtenSubjects } from '#app/domain/response/past-result.ts';
import type { FoundSubject, PutQuestion, ResultGround, WrittenSubject } from '#app/domain/response/past-result.ts';
import type { QuestionRow } from '#app/domain/questionnaire/question.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** 記入用の一覧の条項. A clause in the order of its policy. */
export interface ListedClause extends ClauseRef {
  readonly kind: ClauseKind;
}

/** What of a policy may have been asked, where no questionnaire says it. */
const ASKABLE: readonly ClauseKind[] = ['requirement', 'recommendation', 'assignment'];

/** 記入用の一覧の設問. A question with its rows, of which each asks about clauses of its own. */
export interface ListedQuestion extends PutQuestion {
  readonly rows: readonly Pick<QuestionRow, 'text' | 'clauses'>[];
}

interface ListGround extends Omit<ResultGround, 'clauses' | 'questions'> {
  readonly clauses: readonly ListedClause[];
  readonly questions: readonly ListedQuestion[];
}

/** What a question asks of one clause: its rows of that clause behind its words, where it has any. */
function askedOf({ text, rows }: ListedQuestion, clauseId: string): string {
  const own = rows.filter(({ clauses }) => clauses.includes(clauseId));
  return own.length === 0 ? text : `${text}（${own.map((row) => row.text).join('／')}）`;
}

/** 記入用の一覧の一行. Of whom it is asked is not known of a policy without a questionnaire. */
export interface ListedSubject extends WrittenSubject, Pick<FoundSubject, 'askedOf'> {}

/**
 * 記入用の一覧. Every clause that a question is about with that question, in the order of the policies, each written so
 * that it is read as that very clause or question again, and none twice. A policy without a questionnaire gives its
 * duties.
 */
export function resultList(ground: ListGround): readonly ListedSubject[] {
  const subjectOf = writtenSubjects(ground);
  const byPolicy = groupBy(ground.questions, ({ policyId }) => policyId);
  const severalPolicies = ground.policyNames.size > 1;
  const seen = new Set<string>();
  const list: ListedSubject[] = [];
  const add = (row: WrittenSubject, allowed: ReadonlySet<string>): boolean => {
    const found = subjectOf(row);
    if (found === null) return false;
    const key = subjectKey(found.about);
    if (!allowed.has(key)) return false;
    if (!seen.has(key)) list.push({ ...row, askedOf: found.askedOf });
    seen.add(key);
    return true;
  };
  for (const [policyId, name] of ground.policyNames) {
    const policyName = severalPolicies ? name : '';
    const questions = byPolicy.get(policyId) ?? [];
    const clauses = ground.clauses.filter((clause) => clause.policyId === policyId);
    const listed = new Set<ListedQuestion>();
    const asking = groupBy(
      questions.flatMap((question) => question.clauses.map((id) => ({ question, id, document: question.document }))),
      ({ id, document }) => clauseKey({ policyId, document, id }),
    );
    for (const clause of clauses) {
      const askedHere = asking.get(clauseKey(clause)) ?? [];
      for (const { question } of askedHere) {
        // Of several that ask about a clause, only the very words of one name it.
        const askedText = askedHere.length > 1 ? question.text : askedOf(question, clause.id);
        const row = { policyName, printedClause: clause.id, askedText };
        if (add(row, subjectKeys(question))) listed.add(question);
      }
      if (questions.length === 0 && clause.document === 'standards' && ASKABLE.includes(clause.kind)) {
        add({ policyName, printedClause: clause.id, askedText: '' }, new Set([clauseKey(clause)]));
      }
    }
    for (const question of questions) {
      if (listed.has(question)) continue;
      add({ policyName, printedClause: '', askedText: question.text }, subjectKeys(question));
    }
  }
  return list;
}
