import { DEFINING_TITLE } from '#app/domain/policy/wording/clause-judgement.ts';
import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft/clause-draft.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/draft/group-words.ts';
import { isRole } from '#app/domain/questionnaire/draft/role-heading.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/draft/question-draft.ts';
import { kindOfRow, rowsOfDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';
import { COMFORTABLE_LENGTH } from '#app/domain/questionnaire/wording/shortening.ts';
import { topicPhrase } from '#app/domain/questionnaire/wording/topic.ts';

/** Their boxes belong to this question alone, so that it is never asked among others. */
function meansOf({ duties }: ClauseDraft): readonly string[] {
  return duties.flatMap(({ phrasing }) => phrasing.means);
}

type Mend = (words: string) => string;

function inRows(draft: ClauseDraft, rows: readonly RowDraft[], lead: string | null, title: string): QuestionDraft {
  const words = wordsOfGroup(title, draft.respondent, rows);
  return {
    drafts: [draft],
    text: lead ?? words.lead,
    rows: lead === null ? rows.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })) : rows,
    options: [],
    means: meansOf(draft),
    further: draft.joined,
    listed: meansOf(draft).length > 0,
    grouped: false,
    name: null,
  };
}

/** What somebody has found, reported or pointed out elsewhere. */
const POINTS_AWAY = /^(?:発生した|報告された|指摘された|検知した|検出された)/u;

/** The words of a heading that can tell what it is about. */
const WORDS =
  /\p{Script=Katakana}[\p{Script=Katakana}ー]{2,}|(?!対応|管理|対策|措置|対処|確認|実施)\p{Script=Han}{2,}/gu;

/** A question that leans on what stands before it is told by the heading over it, unless its own words tell. */
function withTopic(question: string, { continues }: DutyDraft, title: string): string {
  if (title === '' || DEFINING_TITLE.test(title) || isRole(title) || !(continues || POINTS_AWAY.test(question)))
    return question;
  const said = (title.match(WORDS) ?? []).some((word) => question.includes(word));
  const told = question.replace(
    /^(所属の職員等(?:及び委託事業者)?は、)?(?=([^、]*について、)?)/u,
    (_, who: string | undefined, about: string | undefined) =>
      `${who ?? ''}${about === undefined ? topicPhrase(title) : `${title}に関し、`}`,
  );
  const mayStand = POINTS_AWAY.test(question) || told.length <= COMFORTABLE_LENGTH;
  return said || !mayStand ? question : told;
}

/** Offices under the head of a section, who answers for them: their name tells whose duty it is. */
const HELPER = /(?:リーダー|推進員|推進者|担当員)$/u;

function withHelper(question: string, { subjects }: DutyDraft, { respondent }: ClauseDraft): string {
  const [only = '', ...others] = subjects;
  if (others.length > 0 || !respondent.roles.includes('security_manager') || !HELPER.test(only)) return question;
  return `${only}は、${question}`;
}

/** One demand, asked in one sentence. */
function direct(draft: ClauseDraft, duty: DutyDraft, title: string, mend: Mend): QuestionDraft {
  const question = withHelper(withTopic(mend(duty.phrasing.question), duty, title), duty, draft);
  const phrasing = { ...duty.phrasing, question };
  return {
    drafts: [{ ...draft, duties: [{ ...duty, phrasing }] }],
    text: question,
    rows: [],
    options: [],
    means: meansOf(draft),
    further: draft.joined,
    listed: meansOf(draft).length > 0,
    grouped: false,
    name: null,
  };
}

/**
 * A clause asked on its own: directly, or by rows when it demands several things or more than one sentence can hold.
 */
export function singleDraft(draft: ClauseDraft, title: string, mend: Mend = (words) => words): QuestionDraft | null {
  const [only, ...others] = draft.duties;
  if (only === undefined) return null;
  if (others.length > 0)
    return inRows(
      draft,
      rowsOfDraft(draft).map((row) => ({ ...row, text: mend(row.text) })),
      null,
      title,
    );
  const { place, phrasing: whole } = only;
  const { parts } = whole;
  if (parts === null) return direct(draft, only, title, mend);
  const rows = parts.rows.map((text, at) => ({
    source: { clause: draft.clause.id, ...place, part: at + 1 },
    text: mend(text),
    clauses: [draft.clause.id, ...draft.joined],
    kind: kindOfRow(draft, whole, at === parts.rows.length - 1),
  }));
  const phrasing = { ...whole, movedFromRows: parts.moved };
  return inRows(
    { ...draft, duties: [{ ...only, phrasing }] },
    rows,
    parts.lead === null ? null : mend(parts.lead),
    title,
  );
}
