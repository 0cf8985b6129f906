import { isDay } from '#app/components/response/answer-field.tsx';
import type { TypedFields } from '#app/components/response/answer-fields.ts';
import {
  ANSWER_VALUE_LABELS,
  CONFIRMATION_METHOD_LABELS,
  NOT_APPLICABLE_REASON_LABELS,
  ROW_VALUE_LABELS,
  UNANSWERED_LABEL,
} from '#app/domain/response/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

function labelOf(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value;
}

/** An answer in words, line by line, so that two people's answers can be compared. */
export function answerInWords(
  answer: TypedFields,
  rows: readonly { readonly id: string; readonly text: string }[],
): readonly { readonly term: string; readonly text: string }[] {
  const lines: { term: string; text: string }[] = [];
  if (rows.length === 0) {
    lines.push({
      term: '回答',
      text: answer.value === null ? UNANSWERED_LABEL : labelOf(ANSWER_VALUE_LABELS, answer.value),
    });
  }
  for (const row of rows) {
    const given = answer.rows.find(({ rowId }) => rowId === row.id);
    lines.push({
      term: row.text,
      text: [
        given === undefined || given.value === null ? UNANSWERED_LABEL : labelOf(ROW_VALUE_LABELS, given.value),
        ...(given === undefined || given.comment === '' ? [] : [given.comment]),
      ].join('　'),
    });
  }
  const add = (term: string, text: string) => {
    if (text !== '') lines.push({ term, text });
  };
  add('コメント', answer.comment);
  if (answer.notApplicableReason !== null) {
    add('該当なしの理由', labelOf(NOT_APPLICABLE_REASON_LABELS, answer.notApplicableReason));
  }
  add('該当なしの内容', answer.notApplicableNote);
  if (answer.confirmationMethod !== null)
    add('確認方法', labelOf(CONFIRMATION_METHOD_LABELS, answer.confirmationMethod));
  add('改善策', answer.plan.measure);
  add('改善策の担当', answer.plan.owner);
  const due = answer.plan.due ?? '';
  add('改善策の期限', isDay(due) ? japaneseDate(due) : due);
  for (const entry of answer.evidence) {
    add(
      '根拠資料',
      [entry.documentName, entry.documentNumber, entry.location].filter((part) => part !== '').join('／'),
    );
  }
  return lines;
}
