import { groupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import type { GroupWords } from '#app/domain/questionnaire/wording/group-lead.ts';
import type { Respondent } from '#app/domain/questionnaire/respondent/respondent.ts';
import { COMMON_ROLE_MAP, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';
import type { RowDraft } from '#app/domain/questionnaire/draft/row-draft.ts';

/** Whether a heading is nothing but the name of an office. */
export function isRole(title: string): boolean {
  return rolesOfSubject(title, COMMON_ROLE_MAP).some((each) => each !== 'staff' && each !== 'handler');
}

/** The words of rows that stand together under a heading. */
export function wordsOfGroup(title: string, respondent: Respondent, rows: readonly RowDraft[]): GroupWords {
  return groupWords(
    title,
    respondent.roles,
    rows.map(({ text }) => text),
    isRole(title),
  );
}
