import { isDemand, sentencesOf, withoutHolder } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseSentence } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { NOTHING_EARLIER } from '#app/domain/questionnaire/clause/earlier-words.ts';
import { wordsBeside } from '#app/domain/questionnaire/clause/words-beside.ts';
import { withBreachNamed } from '#app/domain/questionnaire/draft/breach.ts';
import { alternativesJoined } from '#app/domain/questionnaire/draft/alternatives.ts';
import { withSceneCarried } from '#app/domain/questionnaire/draft/carried-scene.ts';
import { withLeftToProcedure } from '#app/domain/questionnaire/draft/left-to-procedure.ts';
import { noteOfBoundLeave } from '#app/domain/questionnaire/clause/bound-leave.ts';
import { withLikewiseTold } from '#app/domain/questionnaire/clause/likewise-duties.ts';
import { isLeaveOfOther, leaveBehind } from '#app/domain/questionnaire/clause/leave.ts';
import type { Duty } from '#app/domain/questionnaire/duty/duty.ts';
import { exceptionNote, lifts } from '#app/domain/questionnaire/wording/exception-note.ts';
import { scopesOf } from '#app/domain/questionnaire/wording/scope.ts';
import type { Scope } from '#app/domain/questionnaire/wording/scope.ts';
import { besides } from '#app/domain/questionnaire/draft/besides.ts';
import type { Besides } from '#app/domain/questionnaire/draft/besides.ts';
import { kindsSetApart } from '#app/domain/questionnaire/draft/kind-apart.ts';
import { partsByCondition } from '#app/domain/questionnaire/draft/condition-parts.ts';
import { criticalReason } from '#app/domain/questionnaire/draft/critical.ts';
import { withEarlierWords } from '#app/domain/questionnaire/draft/earlier-sentence.ts';
import { isRole } from '#app/domain/questionnaire/draft/role-heading.ts';
import { findGate, gatesOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { withWhatIsIncluded } from '#app/domain/questionnaire/wording/heading-includes.ts';
import { limitedNeeds } from '#app/domain/questionnaire/wording/limited-need.ts';
import { withActorsNamed, withoutOneself } from '#app/domain/questionnaire/wording/own-recipient.ts';
import { withNamedMeasures } from '#app/domain/questionnaire/wording/named-measures.ts';
import { demandOf, phrase } from '#app/domain/questionnaire/wording/phrasing.ts';
import { ofOwnObject } from '#app/domain/questionnaire/wording/own-object.ts';
import { scopesOfThisSystem } from '#app/domain/questionnaire/wording/own-system.ts';
import { ofOwnReach } from '#app/domain/questionnaire/wording/own-reach.ts';
import type { Phrasing } from '#app/domain/questionnaire/wording/phrasing.ts';
import { withReferencesResolved } from '#app/domain/questionnaire/clause/reference.ts';
import {
  boundNames,
  impliedRespondent,
  withBeneficiaries,
} from '#app/domain/questionnaire/respondent/implied-respondent.ts';
import { holdersOf, isAboutHeldAssets } from '#app/domain/questionnaire/respondent/asset-holder.ts';
import {
  actorIn,
  presumedRespondent,
  respondentKey,
  respondentsOf,
} from '#app/domain/questionnaire/respondent/respondent.ts';
import type { Respondent } from '#app/domain/questionnaire/respondent/respondent.ts';
import { repeatedBy, withoutRepeatedAct } from '#app/domain/questionnaire/clause/repeated-act.ts';
import { actsOfEach } from '#app/domain/questionnaire/draft/acts-of-each.ts';
import { ownObjectOf } from '#app/domain/questionnaire/respondent/own-object.ts';
import { establishesBelow } from '#app/domain/policy/wording/sentence-kind.ts';
import type { RoleMap } from '#app/domain/questionnaire/respondent/role-map.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

/** 義務の下書き. One demanding sentence of a clause, for one sheet. */
export interface DutyDraft {
  /** Where the sentence stands in its clause, and which of its acts this is; both counted from 1. */
  readonly place: { readonly sentence: number; readonly act: number };
  readonly sentence: string;
  /** Names in the sentence that mean the respondent. */
  readonly subjects: readonly string[];
  readonly phrasing: Phrasing;
  /** The sentence announces the clause's items. */
  readonly announces: boolean;
  /** The clause's sentences before it may have said what it is about. */
  readonly continues: boolean;
  /** What the headings limit it to, and what the sentences behind it except: both stand in its words. */
  readonly scopes: readonly Scope[];
  readonly note: string | null;
}

/** 条項の下書き. What one clause demands of one sheet. */
export interface ClauseDraft extends Besides {
  readonly clause: Clause;
  readonly respondent: Respondent;
  readonly duties: readonly DutyDraft[];
  /** Clauses whose demand stands in the words of this one. */
  readonly joined: readonly string[];
  /** All must hold. */
  readonly gates: readonly GateId[];
  /** The first sentence of a part under a condition of its own; 1 for the whole clause or its first part. */
  readonly part: number;
  readonly critical: string | null;
  /** The clause bears a mark of recommendation, which holds for all of it. */
  readonly marked: boolean;
  readonly headings: readonly string[];
}

/** An exception that closes a sentence in brackets: 「（ただし…は除く）」. */
const EXCEPTION_IN_BRACKETS = /[（(]((?:ただし|但し)[^（）()]*|[^（）()]{2,60}を除く)。?[）)]$/u;
const STRICT = /なければ(?:なら)+ない|てはならない|ではならない/u;
const ANNOUNCES = /(?:次の|次に掲げる|以下の|以下を|以下に|下記の)/u;
const SYSTEM_OF_OFFICES =
  /(?:に(?:当たる|あたる)|置く|設ける|有する|充てる|構成する|代理する|代表する|任命する|指名する|設置する|処理する|審議・?決定する|(?<!もの|こと|原則)とする)$/u;

/** Headings that stand over a clause, its own first, then nearest first. */
function headingsOver(clause: Clause, tree: ClauseTree): readonly string[] {
  return [clause, ...tree.ancestorsOf(clause)].map(({ title }) => tidy(title)).filter((title) => title !== '');
}

/** 「統括責任者は、最高責任者を補佐する」 and nothing else: an office is described, nothing is done that could be shown. */
const ASSISTS =
  /^(?:[^、。]{1,40}は、?)?[^、。はを]{1,40}を(?:補佐|補助)(?:する|しなければならない)(?:ものとする|こと)?$/u;

export function isMereAssistance({ words }: Pick<ClauseSentence, 'words'>): boolean {
  return ASSISTS.test(words);
}

const PROVISO = /^(?:ただし|但し)/u;

/** 「ただし、使用後は、内容を直ちに消去する」: what lifts nothing is due itself. */
function isDutyBehindProviso({ kind, words }: ClauseSentence): boolean {
  return kind === 'exception' && !lifts(words) && phrase(words, [], []) !== null;
}

/** 「ただし、課長は、媒体を施錠して保管すること」 behind a definition: whoever is named has to do it. */
function bindsByName({ kind, words, subjects }: ClauseSentence): boolean {
  return (
    kind === 'requirement' &&
    /(?:すること|するものとする)$/u.test(words) &&
    subjects.some((name) => words.includes(`${name}は`))
  );
}

/** Whether a sentence of this clause is asked: where it defines, allows or appoints, only what must be done. */
function isAsked({ kind }: Clause, sentence: ClauseSentence): boolean {
  if (isDutyBehindProviso(sentence)) return true;
  if (!isDemand(sentence) || isMereAssistance(sentence)) return false;
  if (kind === 'requirement' || kind === 'recommendation' || kind === 'list-item') return true;
  if (kind === 'assignment') return !SYSTEM_OF_OFFICES.test(sentence.words);
  if (kind === 'definition' && bindsByName(sentence)) return true;
  return STRICT.test(sentence.words) || (kind === 'permission' && PROVISO.test(sentence.words));
}

/** 「委員会に監査班を設置し、Xを監査責任者とする」 sets up more than the appointment that is registered. */
const SETS_UP = /を(?:設置し|設け|置き|配置し|組織し)、/u;

/** Sentences of an assignment clause that describe the 体制 beyond an appointment, with their place from 1. */
export function structureSentences(clause: Clause): readonly { readonly words: string; readonly sentence: number }[] {
  if (clause.kind !== 'assignment') return [];
  return sentencesOf(clause)
    .map((sentence, at) => ({ ...sentence, sentence: at + 1 }))
    .filter((one) => isDemand(one) && SYSTEM_OF_OFFICES.test(one.words) && !isMereAssistance(one))
    .filter(({ words }) => !establishesBelow(words))
    .filter(({ words }) => SETS_UP.test(words) || !/(?:有する|(?<!もの|こと|原則)とする)$/u.test(words));
}

/**
 * A duty of nobody stays with the organization, or goes to those whom its condition concerns: who runs
 * the account, who contracts. Sections and systems are not burdened with it on mere likelihood.
 */
function isNearby({ unit }: Respondent, sentence: string, headings: readonly string[]): boolean {
  return unit === 'organization' || findGate([sentence], headings, unit) !== null;
}

/** Names that nobody knows are told of every sentence that stands on the sheet. */
function withUnmapped(first: Respondent, later: Respondent): Respondent {
  return { ...first, unmapped: [...new Set([...first.unmapped, ...later.unmapped])] };
}

/** Two offices that nobody knows stand on one sheet: each act says whose it is. */
function withActor(phrasing: Phrasing, { unknown }: Respondent, bound: readonly string[]): Phrasing {
  const [name, ...others] = bound;
  if (!unknown || name === undefined || others.length > 0) return phrasing;
  if (phrasing.question.startsWith(`${name}についても、`) || phrasing.question.includes(`${name}が`)) return phrasing;
  return {
    ...phrasing,
    question: `${name}が、${phrasing.question}`,
    rows: phrasing.rows.map((row) => `${name}が、${row}`),
  };
}

/** The words of a heading that can tell what it is about. */
const TELLING = /\p{Script=Katakana}[\p{Script=Katakana}ー]{2,}|\p{Script=Han}{3,}/gu;

/** Words that may point to a clause before. */
const POINTS_BACK = /当該|発生した|代行者を|異なる/u;

interface PlacedSentence extends ClauseSentence {
  readonly place: DutyDraft['place'];
}

/** The sentences of a clause as they are asked: complete in themselves, one for each act or person. */
function placedSentences(
  clause: Clause,
  tree: ClauseTree,
  headings: readonly string[],
  leave: ReturnType<typeof leaveBehind>,
): readonly PlacedSentence[] {
  const printed = withEarlierWords(withLikewiseTold(withLeftToProcedure(sentencesOf(clause)), clause, tree), {
    siblings: POINTS_BACK.test(clause.text) ? wordsBeside(clause, tree) : NOTHING_EARLIER,
    headings,
  });
  const complete = withSceneCarried(
    printed.map((sentence, at) => ({
      ...(leave !== undefined && at === printed.length - 1 ? leave.sentence : sentence),
      words: withReferencesResolved(
        (leave !== undefined && at === printed.length - 1 ? leave.sentence : sentence).words,
        clause,
        tree,
      ),
      place: at + 1,
    })),
  );
  return alternativesJoined(complete).flatMap(({ place, ...sentence }) =>
    actsOfEach(sentence).map((one, act) => ({ ...one, place: { sentence: place, act: act + 1 } })),
  );
}

/** The sentences behind a demand that may take something out of it, and its own words in brackets that do. */
function exceptionsBehind(sentences: readonly PlacedSentence[], at: number): readonly string[] {
  const own = sentences[at];
  if (own === undefined) return [];
  const bracketed = EXCEPTION_IN_BRACKETS.exec(own.words)?.[1];
  const inBrackets =
    bracketed?.endsWith('を除く') === true ? `ただし、${bracketed.replace(/^(?:ただし|但し)、?/u, '')}` : bracketed;
  const following: string[] = [];
  for (let behind = at + 1; behind < sentences.length; behind += 1) {
    const one = sentences[behind];
    if (one === undefined || one.place.sentence <= own.place.sentence) continue;
    if ((one.kind !== 'exception' && one.kind !== 'permission') || isDutyBehindProviso(one)) break;
    following.push(one.words);
  }
  return inBrackets === undefined ? following : [inBrackets, ...following];
}

/** A leave further behind speaks of something else. */
const NEAR = 3;

/** What the clauses behind this one under the same heading allow, as printed. */
function leavesBehind(clause: Clause, tree: ClauseTree): readonly string[] {
  return Array.from({ length: NEAR }, (_, at) => tree.besideOf(clause, at + 1))
    .filter((behind) => behind?.kind === 'permission')
    .map((behind) => tidy(behind?.text ?? '').replace(/。$/u, ''));
}

/** A mark at its end holds for a whole clause; other words of recommendation only for the act that they govern. */
function isMarked({ title, text }: Clause): boolean {
  return /【推奨/u.test(`${title}${text}`);
}

/** What a clause demands, sheet by sheet; `[]` when it demands nothing. */
export function draftsOf(clause: Clause, tree: ClauseTree, map: RoleMap): readonly ClauseDraft[] {
  if (isLeaveOfOther(clause, tree)) return [];
  const headings = headingsOver(clause, tree);
  const leave = leaveBehind(clause, tree);
  const sentences = placedSentences(clause, tree, headings, leave);
  const scopes = scopesOf(headings);
  const topics = headings
    .slice(0, 2)
    .filter((heading) => !isRole(heading))
    .flatMap((heading) => heading.match(TELLING) ?? []);
  const said = new Set<string>();
  const context = tidy(
    [clause.text, ...(clause.inherited === true ? tree.ancestorsOf(clause).map(({ text }) => text) : [])].join('\n'),
  );
  // A later sentence of the clause speaks of the same assets: 「またデジタル資産の場合は…」.
  const ofAssetHolders =
    clause.document === 'standards' &&
    sentences.some(({ words, subjects }) => subjects.length === 0 && isAboutHeldAssets(words, headings));
  const sheets = new Map<string, { respondent: Respondent; duties: DutyDraft[]; printed: string[]; part: number }>();
  const parts = tree.childrenOf(clause.id).length > 0 ? new Map<number, number>() : partsByCondition(sentences);
  const respondents = (sentence: string, bound: readonly string[]): readonly Respondent[] => {
    const found = respondentsOf(sentence, bound, context, map, clause.subjectsSet === true ? 'said' : 'printed');
    if (bound.length > 0 || !found.every(({ unknown }) => unknown)) return found;
    const implied = impliedRespondent(clause, tree, map);
    const likely = implied === null ? [] : respondentsOf(sentence, implied.names, implied.context, map, 'implied');
    if (implied?.certain === true || (likely.length > 0 && likely.every((one) => isNearby(one, sentence, headings))))
      return likely;
    if (ofAssetHolders) return holdersOf(sentence).map((role) => presumedRespondent(role, ownObjectOf(role)));
    if (clause.document === 'basic_policy') return [presumedRespondent('secretariat')];
    return findGate([sentence], headings, 'department') === 'sns' ? [presumedRespondent('security_manager')] : found;
  };
  const leaves = leavesBehind(clause, tree);
  const printed = sentences.map(({ words }) => words);
  const limitedNeed = limitedNeeds(printed);
  const kindSetApart = kindsSetApart(printed);
  sentences.forEach((judged, at) => {
    if (!isAsked(clause, judged)) return;
    const { subjects: names, place } = judged;
    const demanded = withoutRepeatedAct(withoutHolder(judged.words).replace(EXCEPTION_IN_BRACKETS, ''), clause, tree);
    if (demanded === null) return;
    const sentence = withActorsNamed(withWhatIsIncluded(demanded, headings), names);
    const behind = exceptionsBehind(sentences, at);
    const notesOfLeaves = leaves.map((words) => noteOfBoundLeave(words, sentence));
    const noteOf = ({ nai, te }: Duty): string | null => {
      const notes = [
        ...behind.map((words) => exceptionNote(words, nai !== null)),
        limitedNeed(te, at),
        kindSetApart(sentence, at),
        ...notesOfLeaves,
      ].filter((note) => note !== null);
      return notes.length === 0 ? null : notes.join('及び');
    };
    const bound = boundNames(sentence, names, map);
    const asking =
      judged.ofProcedure === true ? [presumedRespondent('supervising_security_officer')] : respondents(sentence, bound);
    for (const respondent of asking) {
      const own = ofOwnReach(sentence, respondent, asking, scopes);
      const limits = respondent.unit === 'system' ? scopesOfThisSystem(scopes) : scopes;
      const owned = withoutOneself(ofOwnObject(own, respondent.object, bound), respondent.roles);
      const actors = bound.flatMap((name) => actorIn(sentence, name)?.replace(/等$/u, '') ?? []);
      const asked = phrase(
        withBreachNamed(withBeneficiaries(owned, names, bound), clause, tree, respondent.unit),
        [...bound, ...actors],
        respondent.roles,
        {
          scopes: limits,
          topics,
          note: noteOf,
          knownElsewhere: respondent.unit === 'system' && asking.some(({ unit }) => unit !== 'system'),
          otherwise:
            judged.otherwise === undefined ? null : (demandOf(judged.otherwise, [...bound, ...actors])?.duty ?? null),
        },
      );
      if (asked === null) continue;
      const named = clause.document === 'basic_policy' ? withNamedMeasures(asked) : asked;
      const phrasing = clause.subjects.length > 1 ? withActor(named, respondent, bound) : named;
      const note = noteOf(phrasing.duty);
      for (const words of behind) if (exceptionNote(words, phrasing.duty.nai !== null) !== null) said.add(words);
      const part = parts.get(place.sentence) ?? 1;
      const key = `${respondentKey(respondent)}|${part}`;
      const known = sheets.get(key) ?? { respondent, duties: [], printed: [], part };
      const sheet = { ...known, respondent: withUnmapped(known.respondent, respondent) };
      sheet.printed.push(ofOwnObject(sentence, respondent.object, bound));
      sheet.duties.push({
        place,
        sentence: owned,
        subjects: bound,
        phrasing,
        announces: ANNOUNCES.test(sentence),
        continues: at > 0,
        scopes: limits,
        note,
      });
      sheets.set(key, sheet);
    }
  });
  const marked = isMarked(clause);
  const { exceptions, related } = besides(sentences, (one) => isAsked(clause, one), said);
  return [...sheets.values()].map(({ respondent, duties, printed, part }) => {
    const asked = duties.map(({ sentence }) => sentence);
    const words = parts.size === 0 ? tidy(clause.text) : asked.join('\n');
    return {
      clause,
      respondent,
      duties,
      joined: [...(leave === undefined ? [] : [leave.clause.id]), ...repeatedBy(clause, tree)],
      exceptions,
      related,
      gates: gatesOf(printed, headings, respondent),
      part,
      critical: criticalReason(`${words}\n${clause.subjects.join('、')}`, headings),
      marked,
      headings,
    };
  });
}
