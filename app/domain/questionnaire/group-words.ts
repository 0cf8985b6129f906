import { groupWords } from '#app/domain/questionnaire/phrasing.ts';
import type { GroupWords } from '#app/domain/questionnaire/phrasing.ts';
import type { Respondent } from '#app/domain/questionnaire/respondent.ts';
import { COMMON_ROLE_MAP, rolesOfSubject } from '#app/domain/questionnaire/role-map.ts';
import type { RowDraft } from '#app/domain/questionnaire/row-draft.ts';

/** The words of rows that stand together under a heading. */
export function wordsOfGroup(title: string, respondent: Respondent, rows: readonly RowDraft[]): GroupWords {
  const role = rolesOfSubject(title, COMMON_ROLE_MAP).some((each) => each !== 'staff' && each !== 'handler');
  return groupWords(
    title,
    respondent.roles,
    rows.map(({ text }) => text),
    role,
  );
}
