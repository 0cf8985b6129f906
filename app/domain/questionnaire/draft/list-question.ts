import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { forbidsItems, listsContents, rowOfContent, wordsOfItem } from '#app/domain/questionnaire/wording/item-row.ts';
import { leadOverEvents, leadPhrase } from '#app/domain/questionnaire/wording/list-lead.ts';
import { rowsAfterEvent } from '#app/domain/questionnaire/draft/event-items.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/draft/group-words.ts';
import { isOpenSentence } from '#app/domain/policy/wording/sentence.ts';
import { threatInShort } from '#app/domain/questionnaire/wording/threat.ts';
import { withNote } from '#app/domain/questionnaire/wording/exception-note.ts';
import { listsExceptions, withCasesOfClause } from '#app/domain/questionnaire/wording/excepted-item.ts';
import { announcesWays, withoutWays } from '#app/domain/questionnaire/wording/way.ts';
import { withScopes } from '#app/domain/questionnaire/wording/scope.ts';
import type { Scope } from '#app/domain/questionnaire/wording/scope.ts';
import { lawQuestion, listsLaws } from '#app/domain/questionnaire/draft/law-list.ts';
import { singleDraft } from '#app/domain/questionnaire/draft/single-question.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { respondentKey } from '#app/domain/questionnaire/respondent/respondent.ts';
import { kindOfDraft, rowsOfDraft, rowsOfItem } from '#app/domain/questionnaire/draft/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

const THREATS = /(?:次|以下)の脅威を想定/u;

/** A table or a sentence among the items belongs to the section, not to the list. */
const NOT_AN_ITEM = /-[nt][0-9]+$/u;

export function isItem(clause: Clause): boolean {
  return !NOT_AN_ITEM.test(clause.id);
}

/** A headed clause with sentences of its own is a section, unless its heading is only a case: 「…の場合」. */
function isSection(item: Clause): boolean {
  return item.title !== '' && item.text !== '' && !/(?:場合|とき|時)$/u.test(item.title);
}

/** 号のある条項. What the items of a clause make of its question. */
export interface ListQuestions {
  readonly questions: readonly QuestionDraft[];
  /** `clause id|respondent` of the items' own drafts that became rows. */
  readonly taken: readonly string[];
}

export function draftKey(draft: ClauseDraft): string {
  return `${draft.clause.id}|${draft.part}|${respondentKey(draft.respondent)}`;
}

interface ItemRows {
  readonly rows: readonly RowDraft[];
  readonly drafts: readonly ClauseDraft[];
}

const NONE: ItemRows = { rows: [], drafts: [] };

/** What an item and the items under it demand as sentences of their own. */
function draftsUnder(
  item: Clause,
  tree: ClauseTree,
  draftsOf: (clause: Clause) => readonly ClauseDraft[],
): readonly ClauseDraft[] {
  return [
    ...draftsOf(item),
    ...tree
      .childrenOf(item.id)
      .filter(({ kind }) => kind === 'list-item')
      .flatMap((child) => draftsUnder(child, tree, draftsOf)),
  ];
}

/** What only some systems are is no row of a question that others answer, too. */
function isUnderOtherCondition({ gates }: ClauseDraft, lead: ClauseDraft): boolean {
  return (
    lead.respondent.unit === 'system' && gates.some((id) => gateOf(id).kind === 'asset' && !lead.gates.includes(id))
  );
}

/** The rows that one item gives to a question asked of `lead.respondent`. */
function itemRows(
  item: Clause,
  lead: ClauseDraft,
  tree: ClauseTree,
  draftsOf: (clause: Clause) => readonly ClauseDraft[],
): ItemRows {
  const asksNobodyElse = ({ respondent }: ClauseDraft): boolean =>
    respondent.unknown || respondentKey(respondent) === respondentKey(lead.respondent);
  if (!isItem(item)) return NONE;
  if (item.kind === 'list-item')
    return {
      rows: rowsOfItem(item, tree, kindOfDraft(lead)),
      drafts: draftsUnder(item, tree, draftsOf).filter(asksNobodyElse),
    };
  if (item.kind !== 'requirement' && item.kind !== 'recommendation') return NONE;
  if (tree.childrenOf(item.id).length > 0 || isSection(item)) return NONE;
  const own = draftsOf(item);
  if (own.length === 0)
    return item.text === '' ? NONE : { rows: rowsOfItem(item, tree, kindOfDraft(lead)), drafts: [] };
  const same = own.find((draft) => respondentKey(draft.respondent) === respondentKey(lead.respondent));
  if (same === undefined || isUnderOtherCondition(same, lead)) return NONE;
  const title = tidy(item.title);
  const meant =
    forbidsItems(lead.clause.text) || (listsContents(lead.clause.text) && rowOfContent(wordsOfItem(item)) !== null);
  const rows = meant ? rowsOfItem(item, tree, kindOfDraft(lead)) : rowsOfDraft(same);
  return { rows: title === '' ? rows : rows.map((row) => ({ ...row, text: `${title}：${row.text}` })), drafts: [same] };
}

/** The duties before or after the announcing sentence, as a clause of their own. */
function withDuties(lead: ClauseDraft, duties: readonly DutyDraft[]): ClauseDraft {
  return { ...lead, duties };
}

function isAfterEvent({ phrasing }: DutyDraft): boolean {
  return phrasing.afterEvent;
}

/** 「速やかに次の措置を講じなければならない」 holds for each of the measures. */
function withHaste(row: string, lead: string): string {
  const haste = /(直ちに|速やかに|遅滞なく)、?次の/u.exec(lead)?.[1];
  return haste === undefined || row.includes(haste) ? row : row.replace(/(?<=(?:場合|とき)は、)/u, haste);
}

/** 「…してはならない。」 with a note under it announces nothing: its own duty stands beside what the note demands. */
function announces({ clause }: ClauseDraft, { announces: says }: DutyDraft, found: readonly ItemRows[]): boolean {
  return (
    says || !found.some(({ drafts }) => drafts.length > 0) || isOpenSentence(clause.text) || listsContents(clause.text)
  );
}

/** 「職員は、次の事項を守る。課長は、これを点検する。」: what is listed is none of who only sees to it. */
function isOfOther(lead: ClauseDraft, all: readonly ClauseDraft[]): boolean {
  const says = ({ duties }: ClauseDraft): boolean => duties.some((duty) => duty.announces);
  return !says(lead) && all.some((other) => other.part === lead.part && says(other));
}

function besideNotes(
  lead: ClauseDraft,
  title: string,
  rows: readonly RowDraft[],
  drafts: readonly ClauseDraft[],
): QuestionDraft {
  const all = [...rowsOfDraft(lead), ...rows];
  const words = wordsOfGroup(title, lead.respondent, all);
  return {
    drafts: [lead, ...drafts],
    text: words.lead,
    rows: all.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })),
    options: [],
    means: [],
    further: [],
    listed: true,
    grouped: false,
    name: null,
  };
}

/** 「以下の脅威を想定し、対策を実施する」: what is done against each of them. */
function threatRows({ sentence, phrasing }: DutyDraft, rows: readonly RowDraft[]): readonly RowDraft[] {
  const [, act] = /(?:次|以下)の脅威を(想定し.*)$/u.exec(phrasing.duty.te) ?? [];
  if (act === undefined || !THREATS.test(sentence)) return rows;
  return rows.map((row) => ({ ...row, text: `${threatInShort(row.text)}を${act}いる` }));
}

/** A limit that the lead names is not named once more by each row. */
function withoutOpening(row: string, lead: string, scopes: readonly Scope[]): string {
  const { opening } = scopes.find((scope) => lead.includes(scope.opening) && row.startsWith(scope.opening)) ?? {};
  return opening === undefined ? row : row.slice(opening.length);
}

/**
 * The question of a clause that announces a list, asked of one sheet; null when it lists nothing
 * for this sheet and is to be asked like any other.
 */
export function listQuestion(
  lead: ClauseDraft,
  tree: ClauseTree,
  draftsOf: (clause: Clause) => readonly ClauseDraft[],
  title: string,
): ListQuestions | null {
  const announcing = lead.duties.find(({ announces }) => announces) ?? lead.duties.at(-1);
  if (announcing === undefined || isOfOther(lead, draftsOf(lead.clause))) return null;
  const found = tree.childrenOf(lead.clause.id).map((item) => itemRows(item, lead, tree, draftsOf));
  const drafts = found.flatMap((each) => each.drafts);
  const afterEvent = rowsAfterEvent(lead, announcing, drafts);
  const rows = afterEvent ?? found.flatMap((each) => each.rows);
  const taken = drafts.map(draftKey);
  const items = rows.flatMap((row) => row.clauses);
  const [firstItem] = items;
  if (firstItem === undefined) return null;

  if (listsExceptions(lead.clause.text)) {
    const whole = singleDraft(lead, title, (sentence) => sentence);
    if (whole === null) return null;
    const asked = { ...whole, text: withCasesOfClause(whole.text), options: rows.map(({ text }) => text) };
    return { questions: [{ ...asked, further: [...whole.further, ...items], listed: true }], taken };
  }
  if (announcesWays(announcing.sentence)) {
    const whole = singleDraft(lead, title, withoutWays);
    if (whole === null) return null;
    const means = [...whole.means, ...rows.map(({ text }) => text)];
    return { questions: [{ ...whole, means, further: [...whole.further, ...items], listed: true }], taken };
  }
  if (listsLaws(announcing.sentence, rows) && lead.duties.length === 1)
    return { questions: [lawQuestion(lead, rows)], taken };
  if (!announces(lead, announcing, found)) return { questions: [besideNotes(lead, title, rows, drafts)], taken };
  const events =
    afterEvent !== null ||
    (drafts.length > 0 && [announcing, ...drafts.flatMap(({ duties }) => duties)].every(isAfterEvent));
  const words = events
    ? leadOverEvents(announcing.phrasing.question)
    : leadPhrase(announcing.sentence, announcing.subjects, lead.respondent.roles);
  if (words === null) return null;
  const scoped = withScopes(words, announcing.scopes);
  const text = announcing.note === null ? scoped : withNote(scoped, announcing.note);
  const others = lead.duties.filter((duty) => duty !== announcing);
  const list: QuestionDraft = {
    drafts: [others.length === 0 ? lead : withDuties(lead, [announcing]), ...drafts],
    text,
    rows: threatRows(announcing, rows).map((row) => ({
      ...row,
      text: withoutOpening(events ? withHaste(row.text, announcing.sentence) : row.text, text, announcing.scopes),
    })),
    options: [],
    means: [],
    further: [],
    listed: true,
    grouped: false,
    name: others.length === 0 ? null : firstItem,
  };
  const rest = others.length === 0 ? null : singleDraft(withDuties(lead, others), title);
  return { questions: rest === null ? [list] : [rest, list], taken };
}
