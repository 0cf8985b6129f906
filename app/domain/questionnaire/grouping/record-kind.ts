import type { Question, RecordKind } from '#app/domain/questionnaire/question.ts';

/** Acts, with their objects, whose doing Tenken's own records hold; the first match holds. */
const RECORDED: readonly (readonly [RegExp, RecordKind])[] = [
  [/自己点検[^。]*(?:結果|改善策)[^。]*に報告(?:し|を行っ)て(?:いますか|いる)/u, 'self_inspection_reported'],
  [/^(?!.*監査).*自己点検(?:を|の)[^、。]{0,8}(?:実施し|行っ)て(?:いますか|いる)/u, 'self_inspection_done'],
  [
    // Of other assets than systems Tenken keeps no ledger, and in it no requirements of security.
    /^(?!.*セキュリティ要件).*システム(?:管理)?台帳を[^、。]{0,6}(?:整備し|作成し|備え(?:付け)?|管理し)て(?:いますか|いる)/u,
    'ledger_kept',
  ],
  [
    // Whom it was reported to, no record of attendance tells.
    /^(?!.*報告).*(?:研修|訓練|教育)(?:を(?:受講し|受け)|の(?:受講|参加|実施)(?:状況|記録|結果)?を(?:記録し|把握し))(?:て(?:いますか|いる)|、)/u,
    'training_attended',
  ],
  [/(?:研修|訓練)(?:等)?に(?:は)?、?[^。]{0,24}参加し(?:て(?:いますか|いる))/u, 'training_attended'],
  [
    /例外措置[^。]{0,40}(?:申請書|審査結果|申請|許可)[^。]{0,24}(?:保管し|記録し|管理し|得)(?:て(?:いますか|いる)|、)/u,
    'exceptions_recorded',
  ],
  [
    /^[^、。]{0,40}(?:責任者|管理者|担当者|推進員|リーダー)を[^、。]{0,6}(?:任命し|指名し|選任し|置い)て(?:いますか|いる)/u,
    'appointments',
  ],
];

/** The record that holds what these words ask about; null for what no record of Tenken tells. */
export function recordKindOf(words: string): RecordKind | null {
  return RECORDED.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** 記録から答えられる設問. The question marked with its record, where all its rows have the same one. */
export function withRecord(question: Question): Question {
  const words = question.rows.length === 0 ? [question.text] : question.rows.map(({ text }) => text);
  const [kind, ...others] = new Set(words.map(recordKindOf));
  return kind === undefined || kind === null || others.length > 0 ? question : { ...question, record: kind };
}
