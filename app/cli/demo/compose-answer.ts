import type { Question } from '#app/domain/questionnaire/question.ts';
import { CONFIRMATION_METHODS, EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import type {
  Answer,
  AnswerValue,
  EvidenceReference,
  NotApplicableReason,
  RowAnswer,
  RowValue,
} from '#app/domain/response/answer.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Asked } from '#app/cli/demo/character.ts';
import { draw, pick } from '#app/cli/demo/draw.ts';
import { OPEN_POINTS, OTHER_REASONS, ROW_GAPS, themeOf } from '#app/cli/demo/themes.ts';
import type { Theme } from '#app/cli/demo/themes.ts';

/** Who answers on which day: what evidence and plans name. */
export interface Answering {
  readonly day: CalendarDate;
  /** Section whose people answer, as plans and places name it. */
  readonly section: string;
  readonly confirmedBy: string;
}

/** A whole answer of this value: comment, plan, reason and evidence as a section would write them. */
export function composeAnswer(asked: Asked, value: AnswerValue, who: Answering): Answer {
  const { question } = asked;
  const number = (aspect: string) => draw(asked.seed, aspect, asked.target, question.id);
  const rows = rowsOf(question, value, number('row'));
  const gap = value === 'partially_implemented' ? gapOf(question, rows) : null;
  const theme = themeOf(gap ?? [question.text, ...question.rows.map(({ text }) => text)].join('\n'));
  const reason = value === 'not_applicable' ? reasonOf(question, number('reason')) : null;
  const weak = value === 'partially_implemented' || value === 'not_implemented';
  return {
    ...EMPTY_ANSWER,
    value: question.rows.length === 0 ? value : null,
    rows,
    comment: commentOf(value, gap, theme, number('comment')),
    notApplicableReason: reason,
    notApplicableNote: reason === 'other' ? pick(OTHER_REASONS, number('note')) : '',
    confirmationMethod:
      question.confirmation && (weak || value === 'implemented') ? pick(CONFIRMATION_METHODS, number('method')) : null,
    plan: weak
      ? {
          measure: measureFor(theme, value, gap, number('comment')),
          owner: `${who.section} ${pick(['庶務係長', '管理係長', '担当係長'], number('owner'))}`,
          due: dueOf(who.day, number('due')),
        }
      : EMPTY_ANSWER.plan,
    evidence: hasEvidence(asked, value, number('evidence')) ? [evidenceOf(question, who, number('document'))] : [],
  };
}

/** Rows that derive to `value`; a question with one row that could be partly done is not done. */
function rowsOf(question: Question, value: AnswerValue, number: number): readonly RowAnswer[] {
  const weakRow = Math.floor(number * question.rows.length);
  const two = question.rows.length > 3;
  return question.rows.map(({ id }, index) => ({
    rowId: id,
    value: rowValue(value, index === weakRow, two && index + 1 === weakRow),
    comment: '',
  }));
}

function rowValue(value: AnswerValue, weakest: boolean, beside: boolean): RowValue {
  switch (value) {
    case 'implemented':
      return 'yes';
    case 'partially_implemented':
      return weakest || beside ? 'no' : 'yes';
    case 'not_implemented':
      return 'no';
    case 'not_applicable':
      return 'not_applicable';
    case 'unknown':
      return weakest ? 'unknown' : 'yes';
  }
}

/** The first row that is not done, in its words. */
function gapOf(question: Question, rows: readonly RowAnswer[]): string | null {
  return question.rows.find(({ id }) => rows.some((row) => row.rowId === id && row.value === 'no'))?.text ?? null;
}

function commentOf(value: AnswerValue, gap: string | null, theme: Theme, number: number): string {
  switch (value) {
    case 'implemented':
      return number < 0.12 ? pick(theme.notes, number / 0.12) : '';
    case 'partially_implemented':
      return gap === null ? pick(theme.gaps, number) : `「${gap}」${pick(ROW_GAPS, number)}`;
    case 'not_implemented':
      return pick(theme.reasons, number);
    case 'unknown':
      return number < 0.6 ? pick(OPEN_POINTS, number / 0.6) : '';
    case 'not_applicable':
      return '';
  }
}

/** A theme's first measure answers its first gap and reason, the second the second. */
function measureFor(theme: Theme, value: AnswerValue, gap: string | null, number: number): string {
  const problems = gap !== null ? theme.measures : value === 'partially_implemented' ? theme.gaps : theme.reasons;
  const place = Math.min(theme.measures.length - 1, Math.floor(number * problems.length));
  return theme.measures[place] ?? pick(theme.measures, number);
}

function reasonOf(question: Question, number: number): NotApplicableReason {
  if (/場合|とき|発生|事案/u.test(question.text) && number < 0.8) return 'no_case';
  if (number < 0.75) return 'no_object';
  return number < 0.9 ? 'other_unit' : 'other';
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

function evidenceOf(question: Question, who: Answering, number: number): EvidenceReference {
  const example = pick(question.evidence.length === 0 ? ['確認の記録'] : question.evidence, number);
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
