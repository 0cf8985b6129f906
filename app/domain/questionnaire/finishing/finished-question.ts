import type { Clause } from '#app/domain/policy/clause.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { isTemplateText } from '#app/domain/policy/misprint.ts';
import { askedWords } from '#app/domain/questionnaire/finishing/asked-act.ts';
import { hasSeveralActs } from '#app/domain/questionnaire/finishing/criteria.ts';
import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { hintOf } from '#app/domain/questionnaire/finishing/hint.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { leadWords } from '#app/domain/questionnaire/wording/list-lead.ts';
import type { Question, QuestionFlag, QuestionKind } from '#app/domain/questionnaire/question.ts';
import { hasUnresolvedReference } from '#app/domain/questionnaire/clause/reference.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { kindOfDraft, finishedRows } from '#app/domain/questionnaire/draft/row-draft.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import { topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/wording/shortening.ts';

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function flagsOf(draft: QuestionDraft, first: ClauseDraft, duties: readonly DutyDraft[]): readonly QuestionFlag[] {
  const flags: QuestionFlag[] = [];
  if (first.respondent.unknown) flags.push('respondent_unknown');
  if (first.respondent.alternatives.length > 0) flags.push('respondent_alternative');
  const [only] = duties;
  if (draft.rows.length === 0 && only !== undefined && hasSeveralActs(only.phrasing.duty.te))
    flags.push('several_duties');
  if (draft.drafts.some(({ clause }) => ['definition', 'permission', 'assignment'].includes(clause.kind)))
    flags.push('duty_in_definition');
  if (draft.text.length > COMFORTABLE_LENGTH) flags.push('long_text');
  if ([draft.text, ...draft.rows.map(({ text }) => text)].some(hasUnresolvedReference))
    flags.push('unresolved_reference');
  if (draft.grouped) flags.push('grouped_by_section');
  return flags;
}

/** 「次のことを行っていますか。」 alone says nothing where questions are listed without their rows. */
const BARE_LEAD =
  /^(所属の職員等(?:及び委託事業者)?は、)?(次の(?:こと|事項|全ての事項|措置|対策)[^、「」]{0,14}いますか。)$/u;

function withHeading(text: string, clause: Clause, tree: ClauseTree): string {
  const [, who = '', rest] = BARE_LEAD.exec(text) ?? [];
  const title = [clause, ...tree.ancestorsOf(clause)].map((each) => tidy(each.title)).find((each) => each !== '');
  return rest === undefined || title === undefined ? text : `${who}${topicPhrase(title)}${rest}`;
}

/** What the question's words leave out: of its one sentence, or of its lead and rows. */
function movedFrom(draft: QuestionDraft, first: ClauseDraft, duties: readonly DutyDraft[]): readonly string[] {
  const [only] = duties;
  if (draft.rows.length === 0) return only?.phrasing.moved ?? [];
  const announcing = draft.listed
    ? (first.duties.find(({ announces }) => announces) ?? first.duties.at(-1))
    : undefined;
  const lead =
    announcing === undefined ? null : leadWords(announcing.sentence, announcing.subjects, first.respondent.roles);
  const rows = duties.filter((duty) => duty !== announcing).flatMap(({ phrasing }) => phrasing.movedFromRows);
  return unique([...(lead?.moved ?? []), ...rows]);
}

function kindOf(draft: QuestionDraft): QuestionKind {
  return draft.drafts.every((each) => kindOfDraft(each) === 'recommendation') ? 'recommendation' : 'requirement';
}

/** A mere noun that a template left open, 「○○市…条例」: the body has not said yet what it means. */
export function isTemplateItem(words: string): boolean {
  return isTemplateText(words) && askedWords(words) === null && !/。$/u.test(words.trim());
}

/** The finished question; null for a draft that binds nobody. */
export function questionOf(whole: QuestionDraft, tree: ClauseTree): Question | null {
  const draft = { ...whole, rows: whole.rows.filter(({ text }) => !isTemplateItem(text)) };
  if (draft.rows.length === 0 && whole.rows.length > 0) return null;
  const [first] = draft.drafts;
  if (first === undefined) return null;
  const { clause, respondent } = first;
  const [role] = respondent.roles;
  if (role === undefined) return null;
  const duties = draft.drafts.flatMap((each) => each.duties);
  const kind = kindOf(draft);
  const name = draft.name ?? clause.id;
  const clauses = unique([
    name,
    ...(draft.name === null ? [] : draft.rows.flatMap((row) => row.clauses)),
    clause.id,
    ...draft.drafts.map((each) => each.clause.id),
    ...draft.rows.flatMap((row) => row.clauses),
    ...draft.further,
  ]);
  const [only] = duties;
  const direct = draft.rows.length === 0 && only !== undefined;
  const ready = duties.length === 1 && !draft.listed && only?.phrasing.afterEvent === true;
  const critical = draft.drafts.map((each) => each.critical).find((reason) => reason !== null) ?? null;
  return {
    id: `${name}${first.part === 1 ? '' : `_s${first.part}`}@${role}`,
    document: clause.document,
    clauses,
    ...withNotes({ text: withHeading(draft.text, clause, tree), rows: finishedRows(draft.rows, kind) }),
    roles: respondent.roles,
    alternatives: respondent.alternatives,
    unit: respondent.unit,
    office: respondent.office,
    gates: first.gates,
    weight: kind === 'recommendation' ? 1 : 2,
    critical: critical !== null,
    criticalReason: critical,
    kind,
    chapter: tree.chapterOf(clause),
    hint: hintOf({
      text: duties.map(({ sentence, note }) => (note === null ? sentence : `${sentence}（${note}）`)).join('\n'),
      exceptions: unique(draft.drafts.flatMap((each) => each.exceptions)),
      related: unique(draft.drafts.flatMap((each) => each.related)),
      options: draft.options,
      moved: movedFrom(draft, first, duties),
      effort: direct && only.phrasing.duty.effort,
      afterEvent: ready,
    }),
    confirmation: respondent.roles.includes('staff'),
    flags: flagsOf(draft, first, duties),
    absorbed: clauses.filter((id) => id !== name),
    ...(draft.means.length === 0 ? {} : { means: draft.means }),
  };
}
