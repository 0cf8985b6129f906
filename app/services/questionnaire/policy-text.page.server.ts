import { isToCheck } from '#app/domain/questionnaire/editing/asked-question.ts';
import { isMendedInReading } from '#app/domain/questionnaire/finishing/misprint-mark.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Clause, DiscardReason, PolicyDocumentKind, ReadingWarning, Span } from '#app/domain/policy/clause.ts';
import type { DraftFinding, DraftFindings } from '#app/domain/policy/draft-finding.ts';
import { isTemplateText } from '#app/domain/policy/misprint.ts';
import { placeCounter } from '#app/domain/policy/place-counter.ts';
import type { LineAndPage } from '#app/domain/policy/place-counter.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { LocatedMisprint } from '#app/domain/policy/misprint.ts';
import { askedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import type { UnaskedReason } from '#app/domain/questionnaire/questionnaire.ts';
import type { AskedCounts } from '#app/domain/questionnaire/unit-asked.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { bodyOf } from '#app/services/organization/body.loader.server.ts';
import { POLICY_TEXT_MAX_LENGTH } from '#app/services/policy/policy-text.form.server.ts';
import { proposedStart } from '#app/services/policy/stated-start.form.server.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import { noteText } from '#app/services/policy/source-words.form.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { seenText } from '#app/services/questionnaire/policy-text.loader.server.ts';
import type { TextReading } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { changeBetween, contentOfVersion } from '#app/services/questionnaire/version-change.loader.server.ts';
import type { VersionChange } from '#app/services/questionnaire/version-change.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { clausesOf, newestPolicies, questionnairesOf } from '#db/queries/policy.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

const DOUBTS_SHOWN = 30;
const DUTY_WORDS_SHOWN = 80;
const EXCERPTS_SHOWN = 5;
const LINES_SHOWN = 4;
const LINE_LENGTH = 60;
/** All of a policy, unless it has many times as many as any real one. */
const UNASKED_SHOWN = 2_000;
const TEMPLATE_WORDS_SHOWN = 40;

/** 対策基準を取り込む画面. */
export interface PolicyTextPage {
  readonly bodyName: string;
  readonly maxLength: number;
  /** Of which the text may be a new version. */
  readonly knownPolicies: readonly { readonly policyId: string; readonly name: string; readonly citation: string }[];
}

export function policyTextPage(context: ServiceContext, actor: Actor): Result<PolicyTextPage, Denial> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  return ok({
    bodyName: bodyOf(context)?.name ?? '',
    maxLength: POLICY_TEXT_MAX_LENGTH,
    knownPolicies: newestPolicies(context.db).map(({ policyId, name, citation }) => ({ policyId, name, citation })),
  });
}

/** How much a text holds and asks, of whom. */
export interface TextCounts extends AskedCounts {
  readonly clauseCount: number;
}

/** 本文の箇所. A place of a text, for those who have the paper and for those who have the field before them. */
export interface TextPlace extends LineAndPage {
  /** In UTF-16 units of the text. */
  readonly span: Span;
  readonly words: string;
}

/** 公開する内容の確認. What a text would become; nothing is stored. */
export interface PolicyPreview extends TextCounts {
  readonly seenHash: string;
  /** Of the paper, as far as ends of pages stand in the text. */
  readonly pagesInText: number;
  /** Clauses that lay a duty on somebody or recommend something. */
  readonly dutyCount: number;
  readonly criticalCount: number;
  /** Questions of which something is to be checked. */
  readonly toCheckCount: number;
  /** Nothing of the text is of the 対策基準. */
  readonly basicPolicyOnly: boolean;
  /** Of the version that there is; null for a policy that the body has not had so far. */
  readonly before: TextCounts | null;
  /** Against that version; null where there is none. */
  readonly versionChange: VersionChange | null;
  /** Of the policy that binds whom no other does, where this one is new beside it; null where it is not. */
  readonly firstPolicyName: string | null;
  /** From when on it holds, as it says itself; null where it does not. */
  readonly proposedStart: CalendarDate | null;
  /** Sentences with duties that stand in no clause: the first of them and how many there are. */
  readonly leftDuties: readonly TextPlace[];
  readonly leftDutyCount: number;
  /** Sentences of clauses that may demand something and of which nothing is asked, in the same way. */
  readonly unaskedDuties: readonly TextPlace[];
  readonly unaskedDutyCount: number;
  /** What has to be said first where hardly a duty becomes a question. */
  readonly fewDuties: string | null;
  /** What speaks against that the text is a policy at all. */
  readonly textNotes: readonly string[];
  readonly doubts: readonly TextPlace[];
  readonly doubtCount: number;
  /** Names of who is bound that no role answers to, with the clause that prints them. */
  readonly unmappedNames: readonly { readonly clauseId: string; readonly words: string }[];
  /** Questions that name somebody else than whom they ask as who acts, with their first clause. */
  readonly questionsNamingAnother: readonly { readonly clauseId: string; readonly words: string }[];
  /** What the text probably misprints, and clauses that a template left open. */
  readonly misprints: readonly (LocatedMisprint & { readonly isMended: boolean })[];
  readonly templateClauses: readonly { readonly clauseId: string; readonly words: string }[];
  /** Characters of the text that are not white, and those of them that came into clauses. */
  readonly inkCount: number;
  readonly inClausesCount: number;
  readonly leftTexts: readonly {
    readonly why: DiscardReason;
    readonly placeCount: number;
    readonly excerpts: readonly string[];
  }[];
  /** Clauses of which nothing is asked, by the reason; the first of each and how many there are. */
  readonly unaskedTexts: readonly {
    readonly reason: UnaskedReason;
    readonly clauseCount: number;
    readonly lines: readonly string[];
  }[];
  readonly chapterTree: readonly {
    readonly document: PolicyDocumentKind;
    readonly id: string;
    readonly title: string;
    readonly clauseCount: number;
    readonly openingLines: readonly string[];
  }[];
}

/** A text and what was read of it. */
export interface ReadSource {
  readonly chosenPolicyId: string | null;
  readonly source: string;
  readonly read: TextReading;
}

function notesOf({ notes }: TextReading): readonly string[] {
  return [...new Set(notes.map(noteText))];
}

/** What is to be checked of a text beside the warnings of its reading, with what its file did not give. */
export function findingsOf(read: TextReading, fileNotes: readonly string[]): DraftFindings {
  const { reading, questionnaire, notAsked, fewDuties } = read;
  const startOf = new Map(reading.clauses.map(({ document, id, spans }) => [`${document} ${id}`, spans[0]]));
  const names = questionnaire.questions.flatMap(({ document, clauses: [clauseId = ''], unmapped = [] }) =>
    unmapped.map((words): DraftFinding => {
      return { sort: 'unknown_name', at: startOf.get(`${document} ${clauseId}`) ?? [0, 0], words };
    }),
  );
  const unasked = notAsked.map(({ at, words }): DraftFinding => ({ sort: 'unasked_duty', at, words }));
  return { places: [...unasked, ...names], fewDuties, notes: [...new Set([...fileNotes, ...notesOf(read)])] };
}

/** What was seen in a text that may explain why nothing can be made of it. */
export function signsOf(read: TextReading): readonly string[] {
  return [...read.reading.warnings.filter(isOfDuties).map(({ message }) => message), ...notesOf(read)];
}

/** Of duties that become no question. */
function isOfDuties({ code }: ReadingWarning): boolean {
  return code.startsWith('duties_');
}

export function previewPolicy(
  context: ServiceContext,
  actor: Actor,
  { chosenPolicyId, source, read }: ReadSource,
): Result<PolicyPreview, Denial | 'no_clause' | 'no_question' | 'unknown_policy'> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const earlier = newestPolicies(context.db).find(({ policyId }) => policyId === chosenPolicyId);
  if (chosenPolicyId !== null && earlier === undefined) return refuse('unknown_policy');
  const { reading, questionnaire, counted, outside, notAsked, misprints, fewDuties } = read;
  const { clauses } = reading;
  if (clauses.length === 0) return refuse('no_clause');
  const { questions } = questionnaire;
  if (questions.length === 0) return refuse('no_question');
  const doubts = reading.warnings.filter((one) => !isOfDuties(one)).sort((a, b) => a.at[0] - b.at[0]);
  const placeOf = placeCounter(source);
  const placeOfDuty = placeCounter(source);
  const placeOfUnasked = placeCounter(source);
  return ok({
    seenHash: seenText(context.db, chosenPolicyId, source),
    pagesInText: source.split('\f').length,
    clauseCount: clauses.length,
    dutyCount: clauses.filter(({ kind }) => kind === 'requirement' || kind === 'recommendation').length,
    ...askedCounts(questions, modulesOfBody(context.db)),
    basicPolicyOnly: clauses.every(({ document }) => document === 'basic_policy'),
    toCheckCount: questions.filter(isToCheck).length,
    criticalCount: questions.filter(({ critical }) => critical).length,
    before: earlier === undefined ? null : countsOfVersion(context, earlier.id),
    versionChange:
      earlier === undefined ? null : changeBetween(contentOfVersion(context.db, earlier.id), { clauses, questions }),
    firstPolicyName: earlier === undefined ? firstPolicyName(context) : null,
    proposedStart: proposedStart(source),
    leftDuties: outside.slice(0, DOUBTS_SHOWN).map(({ at }) => ({
      ...placeOfDuty(at),
      span: at,
      words: excerpt(source.slice(...at).replace(/\s+/gu, ''), DUTY_WORDS_SHOWN),
    })),
    leftDutyCount: outside.length,
    unaskedDuties: notAsked.slice(0, DOUBTS_SHOWN).map(({ at, words }) => ({
      ...placeOfUnasked(at),
      span: at,
      words: excerpt(words.replace(/\s+/gu, ''), DUTY_WORDS_SHOWN),
    })),
    unaskedDutyCount: notAsked.length,
    fewDuties,
    textNotes: notesOf(read),
    doubts: doubts.slice(0, DOUBTS_SHOWN).map(({ at, message }) => ({ ...placeOf(at), span: at, words: message })),
    doubtCount: doubts.length,
    unmappedNames: questions.flatMap(({ clauses: [clauseId = ''], unmapped = [] }) =>
      unmapped.map((words) => ({ clauseId, words })),
    ),
    questionsNamingAnother: questions
      .filter(({ flags }) => flags.includes('names_another'))
      .map(({ clauses: [clauseId = ''], text }) => ({ clauseId, words: text })),
    misprints: misprints.map((one) => ({ ...one, isMended: isMendedInReading(one) })),
    templateClauses: clauses
      .filter(({ title, text }) => isTemplateText(`${title}${text}`))
      .map(({ id, title, text }) => ({ clauseId: id, words: excerpt(`${title}${text}`, TEMPLATE_WORDS_SHOWN) })),
    inkCount: counted.total,
    inClausesCount: counted.inClauses,
    leftTexts: [...groupBy(counted.discarded, ({ why }) => why)].map(([why, places]) => ({
      why,
      placeCount: places.length,
      excerpts: places.slice(0, EXCERPTS_SHOWN).map(({ excerpt }) => excerpt),
    })),
    unaskedTexts: unaskedTextsOf(read),
    chapterTree: chapterTreeOf(clauses),
  });
}

function firstPolicyName({ db }: ServiceContext): string | null {
  const [first] = countedPolicies(db);
  return first === undefined ? null : (policyNames(db).get(first) ?? first);
}

function countsOfVersion({ db }: ServiceContext, policyVersionId: string): TextCounts | null {
  const [newest] = questionnairesOf(db, policyVersionId);
  if (newest === undefined) return null;
  return {
    clauseCount: clausesOf(db, policyVersionId).length,
    ...askedCounts(readStored(storedQuestionnaire, newest.content).questions, modulesOfBody(db)),
  };
}

function unaskedTextsOf({ reading, questionnaire }: TextReading): PolicyPreview['unaskedTexts'] {
  const byKey = new Map(reading.clauses.map((clause) => [`${clause.document} ${clause.id}`, clause]));
  return [...groupBy(questionnaire.unasked, ({ reason }) => reason)].map(([reason, own]) => ({
    reason,
    clauseCount: own.length,
    lines: own.slice(0, UNASKED_SHOWN).flatMap(({ document, clause }) => {
      const found = byKey.get(`${document} ${clause}`);
      return found === undefined ? [] : [lineWords(found)];
    }),
  }));
}

/** The chapters of a text with the words by which each begins. */
function chapterTreeOf(clauses: readonly Clause[]): PolicyPreview['chapterTree'] {
  const keyOf = ({ document, id }: Pick<Clause, 'document' | 'id'>) => `${document} ${id}`;
  const chapterOf = new Map<string, string>();
  const members = groupBy(clauses, (clause) => {
    const above = clause.parent === null ? undefined : chapterOf.get(keyOf({ ...clause, id: clause.parent }));
    const chapter = above ?? keyOf(clause);
    chapterOf.set(keyOf(clause), chapter);
    return chapter;
  });
  return [...members.values()].flatMap((own) => {
    const [head, ...below] = own;
    if (head === undefined) return [];
    const lines = (head.text === '' ? below : own).slice(0, LINES_SHOWN).map(lineWords);
    const { document, id, title } = head;
    return [{ document, id, title, clauseCount: own.length, openingLines: lines }];
  });
}

function lineWords({ id, title, text }: Clause): string {
  const words = [title, text].filter((part) => part !== '').join('　');
  return `${formatClause(id)}　${words.length > LINE_LENGTH ? `${words.slice(0, LINE_LENGTH)}…` : words}`;
}
