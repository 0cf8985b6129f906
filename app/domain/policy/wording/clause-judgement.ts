import type { RoleNames } from '#app/domain/policy/wording/actor.ts';
import type { Clause, ClauseKind, Sentence } from '#app/domain/policy/clause.ts';
import { curtDutyOf } from '#app/domain/policy/wording/curt-duty.ts';
import { boundTo, judgeText } from '#app/domain/policy/wording/judged-text.ts';
import type { JudgedText } from '#app/domain/policy/wording/judged-text.ts';
import { RECOMMENDED, tellsState } from '#app/domain/policy/wording/sentence-kind.ts';
import { bareSentence, isOpenSentence } from '#app/domain/policy/wording/sentence.ts';
import { settlePrint } from '#app/domain/policy/source/settled-print.ts';
import { roleNamesIn } from '#app/domain/policy/wording/role-names.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { Wording } from '#app/domain/policy/wording/wording.ts';

/** 条項の判定. What a clause does and whom it binds. */
export interface ClauseJudgement {
  readonly kind: ClauseKind;
  readonly subjects: readonly string[];
  readonly sentences: readonly Sentence[];
  /** True when `subjects` come from the parent's sentence. */
  readonly inherited: boolean;
}

const LEAD_END = 2_000;
const NEAR = 10;
/** A sentence that announces its items, as in 「次の事項を」. */
const ANNOUNCES =
  /次(?:の|に掲げる|に定める|に示す|により|による|を)|以下(?:の|を|に|全て|すべて)|下記|上記の各|各号|つぎの/u;
/** The entries of such a clause are definitions however they end. */
export const DEFINING_TITLE = /^(?:用語の)?(?:定義|意義)$|^用語/u;
const DEFINING_LEAD = /用語[^。]{0,20}(?:意義|定義|意味)は/u;
/** 「（目的）…に基づき、市が行う対策を定める」 speaks of the document itself, though it does not name it. */
const AIM = /^(?:目的|趣旨)(?:等)?$/u;
const LAYS_DOWN = /定める(?:ものとする|ものである)?[。\s]*$/u;
/** What is forbidden is listed below: the items are acts, not duties. */
const FORBIDS =
  /(?:てはならない|ではならない|てはいけない|禁止(?:する|とする|されている)|禁(?:ず|ずる|じる)|認めない|許可しない|できない|禁止(?:事項|行為|すべき)[^。]{0,40}とおり(?:とする|である)?)$/u;
/** Cases, of which one is enough, are no duties either. */
const NAMES_CASES = /(?:いずれか|各号の(?:一|１|1))に(?:該当|掲げる|当ては|あては)/u;
/** 「次の事項を守ること」: what is listed is to be done. */
const KEEPS = /(?:事項|こと|点|ルール|対策|措置)等?を(?:守|遵守|順守|厳守|徹底|実施|行|講)/u;
/** An act named by its verb: alone it would be a duty. */
const ACT = /(?:こと|[うくぐすつぬぶむる]|した|った)$/u;
const STRICT = /(?:なけれ|ね)ばならない|[てで]はならない/u;
/** These bind of themselves, whatever announces them. */
const BINDS_ITSELF = /(?:ならない|いけない|ないこと|ぬこと|ものとする|望ましい|努めること|できる|しない|ません)$/u;

/** What was judged beside the names of a whole text: each correction judges all clauses anew that were corrected. */
const judgedTexts = new WeakMap<RoleNames, Map<string, JudgedText>>();

function judgedBeside(roles: RoleNames, text: string): JudgedText {
  const known = judgedTexts.get(roles) ?? new Map<string, JudgedText>();
  judgedTexts.set(roles, known);
  const judged = known.get(text) ?? judgeText(text, roles);
  known.set(text, judged);
  return judged;
}

/**
 * Judges one clause. `ancestors` begin with the parent. An item that its parent's sentence governs
 * has the parent's subjects; a list of forbidden, permitted or defined acts binds nobody to do them.
 */
export function judgeClause(
  { title, text }: Wording,
  form: 'table' | 'text' | 'note',
  ancestors: readonly Clause[],
  roles: RoleNames,
): ClauseJudgement {
  const judged = judgedBeside(roles, text);
  const [parent] = ancestors;
  const kind = form === 'table' ? 'definition' : kindOf(title, text, judged, ancestors, form);
  const sentences = sentencesAs(kind, judged);
  const nobody = { subjects: [], sentences, inherited: false };
  if (form === 'table') return { kind, ...nobody };
  const names = kind !== 'list-item' && (kind !== 'definition' || !isDefinitionEntry(ancestors));
  const above = parent === undefined ? [] : boundBelow(parent);
  const inherits = kind !== 'definition' && parent !== undefined && above.length > 0 && governs(parent, kind, text);
  if (names && judged.subjects.length > 0) {
    const own = { ...nobody, kind, subjects: judged.subjects };
    return inherits && opensUnnamed(kind, judged) ? withAbove(above, own) : own;
  }
  if (!inherits) return { kind, ...nobody };
  return { kind, subjects: above, sentences: boundTo(above, { sentences }), inherited: true };
}

/** 「画面を固定すること。なお、課長は、これを確かめる。」: the first is the duty of whom the list binds. */
function opensUnnamed(kind: ClauseKind, { sentences }: JudgedText): boolean {
  return (kind === 'requirement' || kind === 'recommendation') && sentences[0]?.subjects.length === 0;
}

function withAbove(above: readonly string[], own: ClauseJudgement): ClauseJudgement {
  const others = above.filter((name) => !own.subjects.includes(name));
  return { ...own, subjects: [...others, ...own.subjects], sentences: openedBy(others, own.sentences) };
}

/** The sentences, those that name nobody before the first name with whom the clause has from its parent. */
function openedBy(above: readonly string[], sentences: readonly Sentence[]): readonly Sentence[] {
  return above.length === 0
    ? sentences
    : sentences.map((sentence) => (sentence.subjects.length === 0 ? { ...sentence, subjects: above } : sentence));
}

/**
 * Clauses of one policy version with their sentences, as they were judged when the clauses were read: they follow
 * from the texts.
 */
export function withSentences(clauses: readonly Omit<Clause, 'sentences'>[]): Clause[] {
  const texts = groupBy(clauses, ({ document }) => document);
  const roles = new Map([...texts].map(([document, all]) => [document, roleNamesIn(all.map(({ text }) => text))]));
  return clauses.map((clause) => {
    const judged = judgeText(clause.text, roles.get(clause.document));
    const sentences = sentencesAs(clause.kind, judged);
    if (clause.inherited === true) return { ...clause, sentences: boundTo(clause.subjects, { sentences }) };
    const above = opensUnnamed(clause.kind, judged)
      ? clause.subjects.filter((name) => !judged.subjects.includes(name))
      : [];
    return { ...clause, sentences: openedBy(above, sentences) };
  });
}

/** The sentences of a clause of this kind: a first one that is only a noun is what makes it a requirement. */
function sentencesAs(kind: ClauseKind, judged: JudgedText): readonly Sentence[] {
  const [first, ...others] = judged.sentences;
  if (kind !== 'requirement' || judged.kind !== 'list-item' || first === undefined) return judged.sentences;
  return [{ ...first, kind }, ...others];
}

function kindOf(
  title: string,
  text: string,
  judged: JudgedText,
  ancestors: readonly Clause[],
  form: 'text' | 'note',
): ClauseKind {
  const { kind } = judged;
  if (kind === 'heading') return title !== '' && isDefinitionItem(ancestors) ? 'definition' : kind;
  if (isDefinitionEntry(ancestors)) return kind === 'assignment' || bindsSomebody(text, judged) ? kind : 'definition';
  if (kind === 'definition' && tellsState(text) && announcesDuties(ancestors)) return 'requirement';
  if (kind === 'list-item' && isCurtItem(text, ancestors)) return 'requirement';
  if (kind !== 'requirement') return kind;
  if (AIM.test(title) && LAYS_DOWN.test(settlePrint(text)) && judged.sentences.length === 1) return 'definition';
  if (RECOMMENDED.test(settlePrint(title))) return 'recommendation';
  return form === 'text' && namesAct(text, judged) && listsNoDuties(ancestors) ? 'list-item' : kind;
}

/**
 * 「画面ロックの徹底」 is a duty of its own where nothing announces it or where what is announced has to be kept; in a
 * list of contents it is one of them.
 */
function isCurtItem(text: string, [parent]: readonly Clause[]): boolean {
  if (curtDutyOf(bareSentence(settlePrint(text))) === null) return false;
  if (parent === undefined || !announces(parent)) return parent?.kind !== 'definition' && parent?.kind !== 'list-item';
  return parent.kind === 'requirement' && KEEPS.test(announcingSentence(parent));
}

/** 「職員は、…しなければならない」 is no entry of definitions, wherever it stands. */
function bindsSomebody(text: string, { kind, subjects }: JudgedText): boolean {
  return kind === 'requirement' && subjects.length > 0 && STRICT.test(settlePrint(text));
}

/** The parent defines terms, or is an entry of such a one without words of its own: what it means stands below it. */
function isDefinitionEntry([parent, ...above]: readonly Clause[]): boolean {
  if (parent === undefined) return false;
  if (DEFINING_TITLE.test(parent.title) || DEFINING_LEAD.test(leadText(parent))) return true;
  return parent.kind === 'definition' && parent.text === '' && isDefinitionItem(above);
}

/** A term in a list of terms; a heading below a heading may be any heading. */
function isDefinitionItem([parent]: readonly Clause[]): boolean {
  return parent !== undefined && DEFINING_LEAD.test(leadText(parent));
}

/** Whether the sentence that announces this list forbids, permits, defines or gives authority. */
function listsNoDuties(ancestors: readonly Clause[]): boolean {
  const lead = ancestors.find((ancestor) => announces(ancestor) || ancestor.kind !== 'list-item');
  if (lead === undefined || !announces(lead)) return false;
  if (lead.kind === 'permission' || lead.kind === 'assignment' || lead.kind === 'definition') return true;
  const announcing = announcingSentence(lead);
  return FORBIDS.test(announcing) || NAMES_CASES.test(announcing);
}

/** Whether the parent announces duties: a state among them has to be brought about. */
function announcesDuties([parent]: readonly Clause[]): boolean {
  return (
    parent !== undefined && (parent.kind === 'requirement' || parent.kind === 'recommendation') && announces(parent)
  );
}

function announces(clause: Clause): boolean {
  return ANNOUNCES.test(leadText(clause));
}

/** Every item looks at its lead again, so that only the ends of an endless one are looked at. */
function leadText({ text }: Clause): string {
  return text.length <= 2 * LEAD_END ? text : `${text.slice(0, LEAD_END)}${text.slice(-LEAD_END)}`;
}

/** The sentences that announce something, looked for at both ends of the clause only. */
function announcingSentences({ text, sentences }: Clause): readonly (Sentence & { readonly words: string })[] {
  const near = sentences.length <= 2 * NEAR ? sentences : [...sentences.slice(0, NEAR), ...sentences.slice(-NEAR)];
  return near
    .map((sentence) => {
      const [from, to] = sentence.span;
      return { ...sentence, words: settlePrint(text.slice(Math.max(from, to - LEAD_END), to)) };
    })
    .filter(({ words }) => ANNOUNCES.test(words));
}

function announcingSentence(clause: Clause): string {
  return bareSentence(announcingSentences(clause).at(-1)?.words ?? '');
}

/** 「職員は、次の事項を守ること。また、課長は、これを点検すること。」: what is listed binds whom it is announced to. */
function boundBelow(parent: Clause): readonly string[] {
  if (parent.inherited === true || parent.subjects.length < 2) return parent.subjects;
  const announced = announcingSentences(parent).flatMap(({ subjects }) => subjects);
  return announced.length === 0 ? parent.subjects : [...new Set(announced)];
}

function namesAct(text: string, { sentences: [first] }: JudgedText): boolean {
  if (first === undefined) return false;
  const bare = bareSentence(settlePrint(text.slice(...first.span)));
  return ACT.test(bare) && !BINDS_ITSELF.test(bare);
}

function governs(parent: Clause, kind: ClauseKind, text: string): boolean {
  if (parent.inherited === true || announces(parent) || isOpenSentence(parent.text)) return true;
  const binds = parent.kind === 'requirement' || parent.kind === 'recommendation';
  return binds && (kind === 'list-item' || /こと。?$/u.test(settlePrint(text)));
}
