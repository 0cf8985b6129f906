import type { EditProblem, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { EDIT_PROBLEM_LABELS } from '#app/domain/questionnaire/labels.ts';
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

const NOTHING_CHANGED = '何も変えていません。';

/** The field at which a problem of an edit is told. */
const PROBLEM_FIELDS: Partial<Record<EditProblem, string>> = {
  target_gone: 'into',
  not_separable: 'splitRow',
  last_row: 'droppedRow',
  chapter_gone: 'addedChapter',
};

export function editProblemError(problem: EditProblem): FieldError {
  return { field: PROBLEM_FIELDS[problem] ?? '', message: `${EDIT_PROBLEM_LABELS[problem]}${NOTHING_CHANGED}` };
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
  if (text.trim() === '') faults.push({ field, message: missing });
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
          '細目の文を入力してください。削除するときは、「細目を削除する」を使います。',
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
