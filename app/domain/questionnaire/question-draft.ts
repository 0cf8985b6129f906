import type { ClauseTree } from '#app/domain/questionnaire/clause-tree.ts';
import { criteriaOf, criteriaOfRows, hasSeveralActs } from '#app/domain/questionnaire/criteria.ts';
import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft.ts';
import { evidenceFor } from '#app/domain/questionnaire/evidence.ts';
import { hintOf } from '#app/domain/questionnaire/hint.ts';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/phrasing.ts';
import type { Question, QuestionFlag, QuestionKind } from '#app/domain/questionnaire/question.ts';
import { hasUnresolvedReference } from '#app/domain/questionnaire/reference.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/group-words.ts';
import { exceptionsForHint, kindOfDraft, numberedRows, rowsOfDraft } from '#app/domain/questionnaire/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/row-draft.ts';

/** 設問の下書き. One question before it gets its final form; grouping works on these. */
export interface QuestionDraft {
  /** The clauses' demands it asks, the one that names its id first. */
  readonly drafts: readonly ClauseDraft[];
  readonly text: string;
  /** Empty when it is answered directly. */
  readonly rows: readonly RowDraft[];
  /** Items that may stand for each other; named in the hint. */
  readonly options: readonly string[];
  /** Clauses it decides beyond those of its drafts and rows. */
  readonly further: readonly string[];
  /** The rows are the clause's own list. */
  readonly listed: boolean;
  readonly grouped: boolean;
  /** The clause that names the id, where the first draft's clause names another question. */
  readonly name: string | null;
}

export function documentPrefix(document: string, both: boolean): string {
  return both && document === 'basic_policy' ? 'basic_policy:' : '';
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function flagsOf(draft: QuestionDraft, first: ClauseDraft, duties: readonly DutyDraft[]): readonly QuestionFlag[] {
  const flags: QuestionFlag[] = [];
  if (first.respondent.unknown) flags.push('respondent_unknown');
  if (first.respondent.alternatives.length > 0) flags.push('respondent_alternative');
  const [only] = duties;
  if (draft.rows.length === 0 && only !== undefined && hasSeveralActs(only.phrasing.duty.te)) flags.push('several_duties');
  if (draft.drafts.some(({ clause }) => ['definition', 'permission', 'assignment'].includes(clause.kind))) flags.push('duty_in_definition');
  if (draft.text.length > COMFORTABLE_LENGTH) flags.push('long_text');
  if ([draft.text, ...draft.rows.map(({ text }) => text)].some(hasUnresolvedReference)) flags.push('unresolved_reference');
  if (draft.grouped) flags.push('grouped_by_section');
  return flags;
}

function kindOf(draft: QuestionDraft): QuestionKind {
  return draft.drafts.every((each) => kindOfDraft(each) === 'recommendation') ? 'recommendation' : 'requirement';
}

/** The finished question. `both` says that the two documents of one file are asked together. */
export function questionOf(draft: QuestionDraft, tree: ClauseTree, both: boolean): Question | null {
  const [first] = draft.drafts;
  if (first === undefined) return null;
  const { clause, respondent } = first;
  const [role] = respondent.roles;
  if (role === undefined) return null;
  const duties = draft.drafts.flatMap((each) => each.duties);
  const kind = kindOf(draft);
  const name = draft.name ?? clause.id;
  const clauses = unique([name, ...(draft.name === null ? [] : draft.rows.flatMap((row) => row.clauses)), clause.id, ...draft.drafts.map((each) => each.clause.id), ...draft.rows.flatMap((row) => row.clauses), ...draft.further]);
  const [only] = duties;
  const direct = draft.rows.length === 0 && only !== undefined;
  const printed = draft.drafts.map((each) => each.clause.text).join('\n');
  const critical = draft.drafts.map((each) => each.critical).find((reason) => reason !== null) ?? null;
  return {
    id: `${documentPrefix(clause.document, both)}${name}@${role}`,
    document: clause.document,
    clauses,
    text: draft.text,
    rows: numberedRows(draft.rows, kind),
    roles: respondent.roles,
    alternatives: respondent.alternatives,
    unit: respondent.unit,
    office: respondent.office,
    gate: first.gate,
    weight: kind === 'recommendation' ? 1 : 2,
    critical: critical !== null,
    criticalReason: critical,
    kind,
    chapter: tree.chapterOf(clause),
    criteria: direct ? criteriaOf(only.phrasing) : criteriaOfRows(),
    evidence: evidenceFor([printed, ...draft.rows.map(({ text }) => text)].join('\n')),
    hint: hintOf({
      text: duties.map(({ sentence }) => sentence).join('\n'),
      exceptions: unique(draft.drafts.flatMap((each) => exceptionsForHint(each, !direct))),
      options: draft.options,
      moved: direct ? only.phrasing.moved : [],
      effort: direct && only.phrasing.duty.effort,
      afterEvent: direct && only.phrasing.afterEvent,
    }),
    confirmation: respondent.roles.includes('staff'),
    flags: flagsOf(draft, first, duties),
    absorbed: clauses.filter((id) => id !== name),
  };
}

/** A clause asked on its own: directly, or by rows when it demands several things. */
export function singleDraft(draft: ClauseDraft, title: string, mend: (words: string) => string = (words) => words): QuestionDraft | null {
  const [only, ...others] = draft.duties;
  if (only === undefined) return null;
  const rows = others.length > 0 ? rowsOfDraft(draft).map((row) => ({ ...row, text: mend(row.text) })) : [];
  const words = wordsOfGroup(title, draft.respondent, rows);
  return {
    drafts: [draft],
    text: rows.length > 0 ? words.lead : mend(only.phrasing.question),
    rows: rows.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })),
    options: [],
    further: [],
    listed: false,
    grouped: false,
    name: null,
  };
}
