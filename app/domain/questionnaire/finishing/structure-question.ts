import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { criteriaOfRow, criteriaOfRows } from '#app/domain/questionnaire/finishing/criteria.ts';
import { structureSentences } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { rowOfDuty } from '#app/domain/questionnaire/wording/asked-duty.ts';
import { dutyOf } from '#app/domain/questionnaire/duty/duty.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowId } from '#app/domain/questionnaire/row-id.ts';
import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';

/** 「委員長に事故がある時は、副委員長が代理している」: nobody deputizes in a year in which nothing came up. */
function asArranged(row: string): string {
  return row.replace(
    /^([^。]*事故(?:が|の)ある(?:時|とき|場合)[^。]*?)を?代理している$/u,
    '$1を代理することになっている',
  );
}

const LEAD = '情報セキュリティの推進体制は、定められたとおりになっていますか。';

function withCriteria(row: string): { readonly criteria?: string } {
  const criteria = criteriaOfRow(row, LEAD);
  return criteria === null ? {} : { criteria };
}

/**
 * 体制確認. One question about what assignment clauses say beyond the appointments that are
 * registered anyway; null when they say nothing more.
 */
export function structureQuestion(tree: ClauseTree): Question | null {
  const rows = tree.clauses.flatMap((clause) =>
    structureSentences(clause).flatMap(({ words, sentence }) => {
      const duty = dutyOf(dropConjunction(words));
      return duty === null ? [] : [{ clause, sentence, text: asArranged(rowOfDuty(duty)) }];
    }),
  );
  const [first] = rows;
  if (first === undefined) return null;
  const clauses = [...new Set(rows.map(({ clause }) => clause.id))];
  const chapter = tree.chapterOf(first.clause);
  return {
    id: `${first.clause.id}@supervising_security_officer`,
    document: first.clause.document,
    clauses,
    text: LEAD,
    rows: rows.map(({ clause, sentence, text }) => ({
      id: rowId({ clause: clause.id, sentence, act: 1, part: 1 }),
      text,
      clauses: [clause.id],
      ...withCriteria(text),
    })),
    roles: ['supervising_security_officer'],
    alternatives: [],
    unit: 'organization',
    office: 'supervising_security_officer',
    gates: [],
    weight: 2,
    critical: false,
    criticalReason: null,
    kind: 'assignment',
    chapter,
    criteria: criteriaOfRows(),
    evidence: ['体制図、任命の記録', '委員会の設置要綱', '会議の記録'],
    hint: '役職への任命は、登録された任命の一覧でも確認できます。',
    confirmation: false,
    flags: [],
    absorbed: clauses.slice(1),
  };
}
