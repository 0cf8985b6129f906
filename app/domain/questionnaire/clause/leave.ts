import type { Clause } from '#app/domain/policy/clause.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';

/**
 * 許可による解除. 「改造を行ってはならない」, and in the next clause 「改造を行う必要がある場合には、許可を得なければ
 * ならない」: together they forbid what is done without leave, and are kept or broken by one fact.
 */
const LEAVE =
  /^(?:[^、。は]{1,30}は、)?(?<case>.{2,60}?)(?:を行う|をする|する)?(?:必要がある|必要な|やむを得ない)(?:場合|とき)(?:に|は|には)?、(?<who>[^をが。]{2,60}?)の(?<leave>許可|承認)を(?:得|受け)(?:なければならない|るものとする|る|ること)$/u;
const FORBIDS = /(?:て|で)はならない$|ないこと$|ないものとする$|を禁止する$/u;
const NOUNS = /[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu;

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}

/** The prohibition with the leave that lifts it; null where the second sentence gives leave for something else. */
export function withLeave(forbids: ClauseSentence, leave: ClauseSentence): ClauseSentence | null {
  if (!FORBIDS.test(forbids.words) || !sameNames(forbids.subjects, leave.subjects)) return null;
  const found = LEAVE.exec(leave.words)?.groups;
  if (found?.case === undefined || found.who === undefined) return null;
  const named = (found.case.match(NOUNS) ?? []).filter((noun) => !/^業務上?$/u.test(noun));
  if (named.length === 0 || !named.every((noun) => forbids.words.includes(noun))) return null;
  const without = `${found.who}の${found.leave ?? '許可'}なく、`;
  const words = /^[^、。]{1,40}?(?<!又)は、/u.test(forbids.words)
    ? forbids.words.replace(/^([^、。]{1,40}?(?<!又)は、)/u, `$1${without}`)
    : `${without}${forbids.words}`;
  return { ...forbids, words };
}

function givesLeave(clause: Clause | undefined, forbidding: Clause | undefined): ClauseSentence | null {
  if (clause === undefined || forbidding === undefined || clause.document !== forbidding.document) return null;
  if (!/許可|承認/u.test(clause.text)) return null;
  const [only, ...others] = sentencesOf(clause);
  const last = sentencesOf(forbidding).at(-1);
  return only === undefined || others.length > 0 || last === undefined ? null : withLeave(last, only);
}

/** The clause behind this one whose only sentence gives leave from this one's last; undefined where there is none. */
export function leaveBehind(
  clause: Clause,
  tree: ClauseTree,
): { readonly clause: Clause; readonly sentence: ClauseSentence } | undefined {
  const next = tree.besideOf(clause, 1);
  const sentence = givesLeave(next, clause);
  return next === undefined || sentence === null ? undefined : { clause: next, sentence };
}

/** Whether this clause only gives leave from the one before it, which asks both. */
export function isLeaveOfOther(clause: Clause, tree: ClauseTree): boolean {
  return givesLeave(clause, tree.besideOf(clause, -1)) !== null;
}
