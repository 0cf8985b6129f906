import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import type { GroupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import type { Respondent } from '#app/domain/questionnaire/respondent/respondent.ts';
import { isRole } from '#app/domain/questionnaire/draft/role-heading.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';

/** The words of rows that stand together under a heading. */
export function wordsOfGroup(title: string, respondent: Respondent, rows: readonly RowDraft[]): GroupWords {
  return groupWords(
    title,
    respondent.roles,
    rows.map(({ text }) => text),
    isRole(title),
    respondent.unit === 'system',
  );
}
