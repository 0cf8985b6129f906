import { CHOSEN_ID, draftQuestionsPath } from '#app/components/policy/policy-draft-address.ts';
import type { DraftQuestionsSearch } from '#app/services/questionnaire/draft-question.form.server.ts';

/** What the editor looks for, and where it stands. */
export type QuestionsQuery = Pick<DraftQuestionsSearch, 'q' | 'unit' | 'role' | 'chapter' | 'state' | 'flag'> &
  Partial<Pick<DraftQuestionsSearch, 'page' | 'question' | 'done' | 'find' | 'instead'>>;

export const NO_QUESTIONS_QUERY: QuestionsQuery = {
  q: '',
  unit: null,
  role: null,
  chapter: '',
  state: null,
  flag: null,
};

/** The names and values that are in force, for an address or for the hidden fields of a filter. */
export function queryEntries(query: QuestionsQuery): Readonly<Record<string, string>> {
  const { page = 1, ...others } = query;
  const all: readonly (readonly [string, unknown])[] = [...Object.entries(others), ['page', page === 1 ? '' : page]];
  return Object.fromEntries(
    all.flatMap(([name, value]) =>
      typeof value === 'number' || (typeof value === 'string' && value !== '') ? [[name, String(value)]] : [],
    ),
  );
}

/** The editor at a question, or at the list where none is chosen. */
export function questionsPath(policyDraftId: string, query: QuestionsQuery): string {
  const sent = new URLSearchParams(queryEntries(query)).toString();
  const at = query.question === undefined || query.question === '' ? '' : `#${CHOSEN_ID}`;
  return `${draftQuestionsPath(policyDraftId)}${sent === '' ? '' : `?${sent}`}${at}`;
}
