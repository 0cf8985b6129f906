import type { ClauseDraft } from '#app/domain/questionnaire/draft.ts';
import { wordsOfGroup } from '#app/domain/questionnaire/group-words.ts';
import type { QuestionDraft } from '#app/domain/questionnaire/question-draft.ts';
import { rowsOfDraft } from '#app/domain/questionnaire/row-draft.ts';

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
