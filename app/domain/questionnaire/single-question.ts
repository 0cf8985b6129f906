import type { ClauseDraft, DutyDraft } from '#app/domain/questionnaire/draft.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/group-words.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/question-draft.ts';
import { kindOfDraft, rowsOfDraft } from '#app/domain/questionnaire/row-draft.ts';
import type { RowDraft } from '#app/domain/questionnaire/row-draft.ts';
import { withoutGateCondition } from '#app/domain/questionnaire/shortening.ts';

type Mend = (words: string) => string;

function inRows(draft: ClauseDraft, rows: readonly RowDraft[], lead: string | null, title: string): QuestionDraft {
  const words = wordsOfGroup(title, draft.respondent, rows);
  return {
    drafts: [draft],
    text: lead ?? words.lead,
    rows: lead === null ? rows.map((row, at) => ({ ...row, text: words.rows[at] ?? row.text })) : rows,
    options: [],
    further: [],
    listed: false,
    grouped: false,
    name: null,
  };
}

/** One demand, asked in one sentence. */
function direct(draft: ClauseDraft, duty: DutyDraft, mend: Mend): QuestionDraft {
  const question = mend(duty.phrasing.question);
  const { text, moved } = draft.gate === null ? { text: question, moved: [] } : withoutGateCondition(question);
  const phrasing = { ...duty.phrasing, question: text, moved: [...moved, ...duty.phrasing.moved] };
  return {
    drafts: [{ ...draft, duties: [{ ...duty, phrasing }] }],
    text,
    rows: [],
    options: [],
    further: [],
    listed: false,
    grouped: false,
    name: null,
  };
}

/** A clause asked on its own: directly, or by rows when it demands several things or more than one sentence can hold. */
export function singleDraft(draft: ClauseDraft, title: string, mend: Mend = (words) => words): QuestionDraft | null {
  const [only, ...others] = draft.duties;
  if (only === undefined) return null;
  if (others.length > 0) return inRows(draft, rowsOfDraft(draft).map((row) => ({ ...row, text: mend(row.text) })), null, title);
  const { parts } = only.phrasing;
  if (parts === null) return direct(draft, only, mend);
  const rows = parts.rows.map((text) => ({ text: mend(text), clauses: [draft.clause.id], kind: kindOfDraft(draft) }));
  const phrasing = { ...only.phrasing, movedFromRows: parts.moved };
  return inRows({ ...draft, duties: [{ ...only, phrasing }] }, rows, parts.lead === null ? null : mend(parts.lead), title);
}
