import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { criticalReason } from '#app/domain/questionnaire/draft/critical.ts';
import { sentenceKindOf } from '#app/domain/questionnaire/duty/duty.ts';
import { withEarlierWords } from '#app/domain/questionnaire/clause/earlier-sentence.ts';
import { findGate, gateOfRoles } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import type { Phrasing } from '#app/domain/questionnaire/wording/phrasing.ts';
import { withReferencesResolved } from '#app/domain/questionnaire/clause/reference.ts';
import {
  boundNames,
  impliedRespondent,
  withBeneficiaries,
} from '#app/domain/questionnaire/respondent/implied-respondent.ts';
import {
  actorIn,
  openingNames,
  presumedRespondent,
  respondentKey,
  respondentsOf,
  subjectsBySentence,
} from '#app/domain/questionnaire/respondent/respondent.ts';
import type { Respondent } from '#app/domain/questionnaire/respondent/respondent.ts';
import { stagesOf } from '#app/domain/questionnaire/clause/two-acts.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import { sentencesOf, tidy } from '#app/domain/questionnaire/sentence.ts';

/** 義務の下書き. One demanding sentence of a clause, for one sheet. */
export interface DutyDraft {
  readonly sentence: string;
  /** Names in the sentence that mean the respondent. */
  readonly subjects: readonly string[];
  readonly phrasing: Phrasing;
  /** The sentence announces the clause's items. */
  readonly announces: boolean;
  /** The clause's sentences before it may have said what it is about. */
  readonly continues: boolean;
}

/** 条項の下書き. What one clause demands of one sheet. */
export interface ClauseDraft {
  readonly clause: Clause;
  readonly respondent: Respondent;
  readonly duties: readonly DutyDraft[];
  /** Sentences that allow an exception or something else. */
  readonly exceptions: readonly string[];
  readonly gate: GateId | null;
  readonly critical: string | null;
  readonly headings: readonly string[];
}

/** An exception that closes a sentence in brackets: 「（ただし…は除く）」. */
const EXCEPTION_IN_BRACKETS = /[（(]((?:ただし|但し)[^（）()]*)[）)]$/u;
const STRICT = /なければ(?:なら)+ない|てはならない|ではならない/u;
const ANNOUNCES = /(?:次の|次に掲げる|以下の|以下を|以下に|下記の)/u;
const SYSTEM_OF_OFFICES =
  /(?:有する|充てる|構成する|代理する|代表する|任命する|指名する|設置する|処理する|審議・?決定する|(?<!もの|こと|原則)とする)$/u;

/** Headings that stand over a clause, its own first, then nearest first. */
export function headingsOver(clause: Clause, tree: ClauseTree): readonly string[] {
  return [clause, ...tree.ancestorsOf(clause)].map(({ title }) => tidy(title)).filter((title) => title !== '');
}

/** Whether a sentence of this clause is asked: beside true duties only what must be done is. */
function isAsked(clause: Clause, sentence: string): boolean {
  if (sentenceKindOf(sentence) !== 'duty') return false;
  if (clause.kind === 'requirement' || clause.kind === 'recommendation' || clause.kind === 'list-item') return true;
  if (clause.kind === 'assignment') return !SYSTEM_OF_OFFICES.test(sentence);
  return STRICT.test(sentence);
}

/** Sentences of an assignment clause that describe the 体制 beyond an appointment. */
export function structureSentences(clause: Clause): readonly string[] {
  if (clause.kind !== 'assignment') return [];
  return sentencesOf(clause.text).filter(
    (sentence) =>
      sentenceKindOf(sentence) === 'duty' &&
      SYSTEM_OF_OFFICES.test(sentence) &&
      !/(?:有する|(?<!もの|こと|原則)とする)$/u.test(sentence),
  );
}

/**
 * A duty of nobody stays with the organization, or goes to those whom its condition concerns: who runs
 * the account, who contracts. Sections and systems are not burdened with it on mere likelihood.
 */
function isNearby({ unit }: Respondent, sentence: string, headings: readonly string[]): boolean {
  return unit === 'organization' || findGate([sentence], headings, unit) !== null;
}

/** What a clause demands, sheet by sheet; `[]` when it demands nothing. */
export function draftsOf(clause: Clause, tree: ClauseTree, map: RoleMap): readonly ClauseDraft[] {
  const sentences = withEarlierWords(sentencesOf(clause.text))
    .map((sentence) => withReferencesResolved(sentence, clause, tree))
    .flatMap((sentence) => stagesOf(sentence, clause.subjects.map(tidy)));
  const subjects = subjectsBySentence(clause, sentences);
  const headings = headingsOver(clause, tree);
  const exceptions = sentences.flatMap((sentence) => {
    if (['exception', 'permission'].includes(sentenceKindOf(sentence))) return [sentence];
    return EXCEPTION_IN_BRACKETS.exec(sentence)?.[1] ?? [];
  });
  const context = tidy(
    [clause.text, ...(clause.inherited === true ? tree.ancestorsOf(clause).map(({ text }) => text) : [])].join('\n'),
  );
  const sheets = new Map<string, { respondent: Respondent; duties: DutyDraft[] }>();
  const respondents = (sentence: string, bound: readonly string[]): readonly Respondent[] => {
    const found = respondentsOf(sentence, bound, context, map);
    if (bound.length > 0 || !found.every(({ unknown }) => unknown)) return found;
    const implied = impliedRespondent(clause, tree, map);
    const likely = implied === null ? [] : respondentsOf(sentence, implied.names, implied.context, map, true);
    if (implied?.certain === true || (likely.length > 0 && likely.every((one) => isNearby(one, sentence, headings))))
      return likely;
    const runsAccount = clause.document === 'standards' && findGate([sentence], headings, 'department') === 'sns';
    return runsAccount ? [presumedRespondent('security_manager')] : found;
  };
  sentences.forEach((sentence, at) => {
    if (!isAsked(clause, sentence)) return;
    const named = subjects[at] ?? [];
    const names = named.length > 0 ? named : openingNames(sentence, map);
    const bound = boundNames(sentence, names, map);
    for (const respondent of respondents(sentence, bound)) {
      const actors = bound.flatMap((name) => actorIn(sentence, name)?.replace(/等$/u, '') ?? []);
      const phrasing = phrase(withBeneficiaries(sentence, names, bound), [...bound, ...actors], respondent.roles);
      if (phrasing === null) continue;
      const key = respondentKey(respondent);
      const sheet = sheets.get(key) ?? { respondent, duties: [] };
      sheet.duties.push({
        sentence,
        subjects: bound,
        phrasing,
        announces: ANNOUNCES.test(sentence),
        continues: at > 0,
      });
      sheets.set(key, sheet);
    }
  });
  return [...sheets.values()].map(({ respondent, duties }) => ({
    clause,
    respondent,
    duties,
    exceptions,
    gate:
      findGate(
        duties.map(({ sentence }) => sentence),
        headings,
        respondent.unit,
      ) ?? gateOfRoles(respondent.roles),
    critical: criticalReason(`${tidy(clause.text)}\n${clause.subjects.join('、')}`, headings),
    headings,
  }));
}
