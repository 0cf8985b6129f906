import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { CONFIRMATION_METHODS, EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type {
  Answer,
  AnswerValue,
  EvidenceReference,
  NotApplicableReason,
  RowAnswer,
  RowValue,
} from '#app/domain/response/answer.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { isAboutEvent, isIdle, sawEvent } from '#app/cli/demo/character.ts';
import type { Asked } from '#app/cli/demo/character.ts';
import { draw, pick } from '#app/cli/demo/draw.ts';
import type { Theme } from '#app/cli/demo/theme.ts';
import { OPEN_POINTS, OTHER_REASONS, themeOf } from '#app/cli/demo/themes.ts';

/** Who answers on which day: what evidence and plans name. */
export interface Answering {
  readonly day: CalendarDate;
  /** Section whose people answer, as plans and places name it. */
  readonly section: string;
  readonly confirmedBy: string;
}

/** A whole answer that comes to this value as far as the question can: as a section would write it. */
export function composeAnswer(asked: Asked, meant: AnswerValue, who: Answering): Answer {
  const { question } = asked;
  const number = (aspect: string) => draw(asked.seed, aspect, asked.target, question.id);
  const intent = meant === 'not_applicable' && !isIdle(question) ? 'partially_implemented' : meant;
  const rows = rowsOf(asked, intent, number('row'));
  const chosen = question.rows.length === 0 ? intent : null;
  const value = itemValue(
    question.rows.map(({ id }) => id),
    { value: chosen, rows },
  );
  if (value === null) throw new Error(`the answer to ${question.id} is empty`);
  const weak = value === 'partially_implemented' || value === 'not_implemented';
  const told = rows.map((row) => ({ ...row, comment: rowComment(question, row, intent, number('comment')) }));
  const reason = value === 'not_applicable' ? reasonOf(question, number('reason')) : null;
  return {
    ...EMPTY_ANSWER,
    ...{ value: chosen, rows: told },
    comment: commentOf(question, value, number('comment')),
    notApplicableReason: reason,
    notApplicableNote: reason === 'other' ? pick(OTHER_REASONS, number('note')) : '',
    confirmationMethod:
      question.confirmation && (weak || value === 'implemented') ? pick(CONFIRMATION_METHODS, number('method')) : null,
    plan: weak ? planOf(question, told, value, who, number) : EMPTY_ANSWER.plan,
    evidence: hasEvidence(asked, value, number('evidence')) ? [evidenceOf(question, who, number('document'))] : [],
  };
}

/** True where one 改善策 serves everything of the kind that the question is of. */
export function isPlannedOnce(question: Question): boolean {
  const [row] = question.rows;
  return themeOf(question, row?.text ?? null).once === true;
}

/** The rows that lack a 改善策: いいえ, and not only 推奨. */
export function rowsToPlan(question: Question, rows: readonly RowAnswer[]): readonly QuestionRow[] {
  return question.rows.filter(
    ({ id, kind }) =>
      (kind ?? question.kind) !== 'recommendation' && rows.some((row) => row.rowId === id && row.value === 'no'),
  );
}

/** What was to be done after an event is 該当なし where there was none; of the others some are weak. */
function rowsOf(asked: Asked, intent: AnswerValue, number: number): readonly RowAnswer[] {
  const own = asked.question.rows.filter((row) => !isAboutEvent(row));
  const weakest = Math.floor(number * own.length);
  return asked.question.rows.map((row) => {
    const place = own.indexOf(row);
    const idle = place < 0 && !sawEvent(asked, row);
    return {
      rowId: row.id,
      value: idle ? 'not_applicable' : place < 0 ? 'yes' : rowValue(intent, place, weakest, own.length),
      comment: '',
    };
  });
}

/** Of many rows hardly ever all are いいえ. */
function rowValue(intent: AnswerValue, place: number, weakest: number, count: number): RowValue {
  switch (intent) {
    case 'implemented':
      return 'yes';
    case 'partially_implemented':
      return place === weakest || (count > 3 && place + 1 === weakest) ? 'no' : 'yes';
    case 'not_implemented':
      return count <= 3 || (place + weakest) % 3 > 0 ? 'no' : 'yes';
    case 'not_applicable':
      return 'not_applicable';
    case 'unknown':
      return place === weakest ? 'unknown' : 'yes';
  }
}

function rowComment(question: Question, { rowId, value }: RowAnswer, intent: AnswerValue, number: number): string {
  const row = question.rows.find(({ id }) => id === rowId);
  if (row === undefined || value !== 'no') return '';
  const theme = themeOf(question, row.text);
  return intent === 'not_implemented' && question.rows.length <= 3 ? theme.absent[0] : pick(theme.lacks, number)[0];
}

/** What is said of the whole: where rows are いいえ it stands at them. */
function commentOf(question: Question, value: AnswerValue, number: number): string {
  const theme = themeOf(question, question.rows[0]?.text ?? null);
  switch (value) {
    case 'implemented':
      return number < 0.12 && question.rows.length < 2 ? theme.note : '';
    case 'partially_implemented':
      return question.rows.length === 0 ? pick(theme.lacks, number)[0] : '';
    case 'not_implemented':
      return question.rows.length === 0 ? theme.absent[0] : '';
    case 'unknown':
      return number < 0.6 ? pick(OPEN_POINTS[question.unit === 'system' ? 'system' : 'other'], number / 0.6) : '';
    case 'not_applicable':
      return '';
  }
}

function planOf(
  question: Question,
  rows: readonly RowAnswer[],
  value: AnswerValue,
  who: Answering,
  number: (aspect: string) => number,
): Answer['plan'] {
  const measures =
    question.rows.length > 0
      ? rowsToPlan(question, rows).map((row) => {
          const theme = themeOf(question, row.text);
          const comment = rows.find(({ rowId }) => rowId === row.id)?.comment;
          return measureFor(theme, comment === theme.absent[0], number('comment'));
        })
      : question.kind === 'recommendation'
        ? []
        : [measureFor(themeOf(question, null), value === 'not_implemented', number('comment'))];
  if (measures.length === 0) return EMPTY_ANSWER.plan;
  return {
    measure: [...new Set(measures)].join(''),
    owner: `${who.section} ${pick(['庶務係長', '管理係長', '担当係長'], number('owner'))}`,
    due: dueOf(who.day, number('due')),
  };
}

function measureFor(theme: Theme, absent: boolean, number: number): string {
  return absent || theme.once === true ? theme.absent[1] : pick(theme.lacks, number)[1];
}

function reasonOf(question: Question, number: number): NotApplicableReason {
  if (question.rows.some(isAboutEvent) || number < 0.6) return 'no_case';
  return number < 0.8 ? 'no_object' : 'other';
}

/** Months until a plan is due, and the last day of that month. */
function dueOf(day: CalendarDate, number: number): CalendarDate {
  const later = addDays(day, 45 + Math.floor(number * 4) * 40);
  const nextMonth = addDays(calendarDate(`${later.slice(0, 8)}01`), 32);
  return addDays(calendarDate(`${nextMonth.slice(0, 8)}01`), -1);
}

function hasEvidence({ question }: Asked, value: AnswerValue, number: number): boolean {
  if (value === 'implemented') return number < (question.critical ? 0.8 : 0.45);
  return value === 'partially_implemented' && number < 0.25;
}

/** A document that shows what the question asks for. */
export function evidenceOf(question: Question, who: Answering, number: number): EvidenceReference {
  const examples = [...question.evidence, ...question.rows.flatMap((row) => row.evidence ?? [])];
  const example = pick(examples.length === 0 ? ['確認の記録'] : examples, number);
  const onPaper = number * 7 - Math.floor(number * 7) < 0.5;
  return {
    documentName: example.split('、')[0] ?? example,
    documentNumber: onPaper ? `${who.section.slice(0, 1)}第${100 + Math.floor(number * 800)}号` : '',
    location: onPaper
      ? `${who.section} 書庫${pick(['Ａ', 'Ｂ', 'Ｃ'], number)}`
      : `共有フォルダ ${who.section}／情報セキュリティ`,
    confirmedBy: who.confirmedBy,
    confirmedOn: addDays(who.day, -Math.floor(number * 20)),
  };
}
