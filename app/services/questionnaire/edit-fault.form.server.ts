import type { EditProblem, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { officeOfRole, ROLE_UNITS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { FieldError } from '#app/lib/received.server.ts';

/** 設問の長さの上限. In letters; of what is as it was derived none is asked. */
export const QUESTION_LIMITS = {
  text: 500,
  row: 300,
  reason: 300,
  hint: 1_000,
  criteria: 500,
  evidence: 100,
  evidenceCount: 20,
  rowCount: 50,
} as const;

/** 設問の修正を断ったときの説明. */
export const EDIT_PROBLEM_WORDS = {
  clause_gone: 'この設問の条項は、いまの読取りにはありません。読取りの訂正で、除いたか、番号が変わっています。',
  not_asked_of_role:
    'この設問は、いまは尋ねていません。読取りの訂正かほかの設問の修正で、なくなったか、別の人への設問になっています。',
  target_gone: '統合する先の設問は、いまは尋ねていません。別の設問を選んでください。',
  only_a_row: 'この条項は、いまは別の設問の確認項目になっています。その設問を開いて直してください。',
  not_separable: 'その確認項目だけを別の設問にすることはできません。確認項目を一つ以上残して選んでください。',
  row_gone: 'その確認項目は、いまの設問にはありません。読取りの訂正かほかの設問の修正で、なくなっています。',
  last_row:
    '確認項目が一つもなくなるため、削除できません。設問そのものを尋ねないときは、「設問としない」を使ってください。',
  chapter_gone: '追加した設問の章は、いまの読取りにはありません。別の章に追加し直してください。',
  already_asked:
    '同じ条項を同じ回答者に尋ねる設問が、すでにあります。その設問に統合するか、別の回答者を選んでください。',
  clause_changed: '修正したあとに、条項の文が変わりました。設問がいまの条項に合っているかを確かめてください。',
} as const satisfies Record<EditProblem, string>;

const NOTHING_CHANGED = '何も変えていません。';

/** The field at which a problem of an edit is told. */
const PROBLEM_FIELDS: Partial<Record<EditProblem, string>> = {
  target_gone: 'into',
  not_separable: 'splitRow',
  last_row: 'droppedRow',
  chapter_gone: 'addedChapter',
};

export function editProblemError(problem: EditProblem): FieldError {
  return { field: PROBLEM_FIELDS[problem] ?? '', message: `${EDIT_PROBLEM_WORDS[problem]}${NOTHING_CHANGED}` };
}

/** 設問の操作を断ったときの説明. */
export const QUESTION_REFUSAL_WORDS = {
  not_edited: 'この設問には、取りやめる修正がありません。何も変えていません。',
} as const;

type Faults = FieldError[];

export function checkLength(faults: Faults, field: string, text: string, most: number): void {
  if (text.length > most) {
    faults.push({
      field,
      message: `${most.toLocaleString('ja-JP')}文字以内で入力してください（いま${text.length}文字）。`,
    });
  }
}

export function checkText(faults: Faults, field: string, text: string, most: number, missing: string): void {
  if (text === '') faults.push({ field, message: missing });
  checkLength(faults, field, text, most);
}

/** Roles of one question answer on one sheet. */
function answerTogether(roles: readonly RoleId[]): boolean {
  return new Set(roles.map((role) => `${ROLE_UNITS[role]} ${officeOfRole(role) ?? ''}`)).size === 1;
}

export const TEXT_MISSING = '設問の文を入力してください。';
export const REASON_MISSING = '理由を入力してください。';

/** What is wrong with the changed parts of a question; what is as before is nobody's fault. */
export function faultsOf(edits: readonly WantedEdit[], rowIds: readonly string[]): Faults {
  const faults: Faults = [];
  for (const edit of edits) {
    switch (edit.act) {
      case 'reword':
        checkText(faults, 'text', edit.text, QUESTION_LIMITS.text, TEXT_MISSING);
        break;
      case 'reword_row':
        checkText(
          faults,
          `row-${rowIds.indexOf(edit.row)}`,
          edit.text,
          QUESTION_LIMITS.row,
          '確認項目の文を入力してください。削除するときは、「確認項目を削除する」を使います。',
        );
        break;
      case 'hint':
        checkLength(faults, 'hint', edit.hint ?? '', QUESTION_LIMITS.hint);
        break;
      case 'criteria':
        checkLength(faults, 'implemented', edit.criteria.implemented, QUESTION_LIMITS.criteria);
        checkLength(faults, 'partial', edit.criteria.partial, QUESTION_LIMITS.criteria);
        break;
      case 'evidence':
        if (edit.evidence.length > QUESTION_LIMITS.evidenceCount)
          faults.push({
            field: 'evidence',
            message: `根拠資料は、${QUESTION_LIMITS.evidenceCount}行までにしてください。`,
          });
        if (edit.evidence.some(({ length }) => length > QUESTION_LIMITS.evidence))
          faults.push({
            field: 'evidence',
            message: `根拠資料は、1行${QUESTION_LIMITS.evidence}文字以内で入力してください。`,
          });
        break;
      case 'mark':
        if (edit.criticalReason !== null)
          checkText(
            faults,
            'criticalReason',
            edit.criticalReason,
            QUESTION_LIMITS.reason,
            '重点項目とする理由を入力してください。',
          );
        break;
      case 'respond':
        if (edit.roles.length === 0) faults.push({ field: 'respondent', message: '回答者を一つ以上選んでください。' });
        else if (!answerTogether(edit.roles))
          faults.push({
            field: 'respondent',
            message: '一つの設問は、一枚の点検票で答えます。同じ点検票の回答者だけを選んでください。',
          });
        break;
    }
  }
  return faults;
}
