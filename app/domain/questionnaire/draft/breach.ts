import type { Clause } from '#app/domain/policy/clause.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 「違反を確認した場合は」: by whom and of what, the sentence over the items tells. */
const BREACH = /違反(?=を確認した(?:場合|とき))/u;
const BREACH_OF = /((?:[^、。は]{1,12}の)?[^、。はの]{2,20}に違反する(?:行動|行為))/u;

/** 違反の内容. Whoever keeps a system tells of what was done with it: how people behave otherwise, their section knows. */
export function withBreachNamed(sentence: string, clause: Clause, tree: ClauseTree, unit: UnitType): string {
  const over = (clause.parent === null ? undefined : tree.byId.get(clause.parent))?.text ?? '';
  const named = (word: string): string => BREACH_OF.exec(tidy(over))?.[1] ?? word;
  if (unit !== 'system') return sentence.replace(BREACH, named);
  return sentence.replace(BREACH, (word) => `本システムの管理に当たって${named(word)}`);
}
