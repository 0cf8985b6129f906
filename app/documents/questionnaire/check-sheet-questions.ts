import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import { formatMeansLead, QUESTION_KIND_LABELS } from '#app/domain/questionnaire/labels.ts';
import { NEEDED_TO_ANSWER } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import { valuesAt } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import type { PinnedQuestion } from '#app/domain/questionnaire/open-value/pinned-question.ts';
import { formatValueSource } from '#app/domain/questionnaire/open-value/value-labels.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { QuestionRow } from '#app/domain/questionnaire/question.ts';
import { ANSWER_VALUES, CONFIRMATION_METHODS } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS, CONFIRMATION_METHOD_LABELS, ROW_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { BOX, gateWords } from '#app/documents/questionnaire/check-sheet-gates.ts';
import type { NumberedGate } from '#app/documents/questionnaire/check-sheet-gates.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PaperColumn, PaperLine, PaperRow } from '#app/lib/paper/paper.ts';

/** The word that marks a question whose failing weighs most. */
export const CRITICAL_WORD = '重点項目';

/** So many of a question's further clauses are named; the table of clauses and questions has them all. */
const FURTHER_CLAUSES = 4;

export const QUESTION_COLUMNS: readonly PaperColumn[] = [
  { title: '設問番号', share: 22 },
  { title: '設問と判断基準', share: 82 },
  { title: '回答', share: 38 },
  { title: '根拠資料・備考・改善策（担当・期限）', share: 40 },
];

/** What every question of a sheet is written with. */
export interface QuestionGround {
  readonly gates: readonly NumberedGate[];
  /** What the body calls its 事務局. */
  readonly secretariat: string;
}

function line(look: PaperLine['look'], text: string): readonly PaperLine[] {
  return text === '' ? [] : [{ look, text }];
}

/** Lines of their own where the text has them. */
function lines(look: PaperLine['look'], text: string): readonly PaperLine[] {
  return text.split('\n').flatMap((each) => line(look, each.trim()));
}

function told(lead: string, text: string): readonly PaperLine[] {
  return text === '' ? [] : lines('small', `${lead}：${text}`);
}

function valueLines(values: readonly PinnedValue[], secretariat: string): readonly PaperLine[] {
  return values.flatMap(({ kind, printed, body }) => {
    if (body !== null) {
      const source = formatValueSource(body, body.decidedOn === null ? null : japaneseDate(body.decidedOn));
      return line('small', `この団体の定め（「${printed}」）：${body.value}${source}`);
    }
    if (!NEEDED_TO_ANSWER.includes(kind)) return [];
    return line('small', `「${printed}」の定めは登録されていません。${secretariat}に確かめてください。`);
  });
}

const ANSWERS: readonly PaperLine[] = ANSWER_VALUES.map((value) => ({
  look: 'choice',
  text: `${BOX}${ANSWER_VALUE_LABELS[value]}`,
}));
/** Two lines, so that a row of few words stays low. */
const ROW_ANSWERS: readonly PaperLine[] = (
  [
    ['yes', 'no'],
    ['not_applicable', 'unknown'],
  ] as const
).map((pair) => ({ look: 'choice', text: pair.map((value) => `${BOX}${ROW_VALUE_LABELS[value]}`).join(' ') }));

const METHODS = CONFIRMATION_METHODS.map((method) => `${BOX}${CONFIRMATION_METHOD_LABELS[method]}`).join(' ');

function numberLines(question: PinnedQuestion): readonly PaperLine[] {
  const further = question.clauses.slice(1);
  return [
    ...line('strong', questionNumber(question)),
    ...(question.critical ? line('strong', CRITICAL_WORD) : []),
    ...(question.kind === 'recommendation' ? line('strong', QUESTION_KIND_LABELS.recommendation) : []),
    ...(question.rows.length > 0 || further.length === 0
      ? []
      : line('small', `ほか ${formatClauses(further, FURTHER_CLAUSES)}`)),
  ];
}

function askedLines(question: PinnedQuestion, { gates, secretariat }: QuestionGround): readonly PaperLine[] {
  const { text, criteria, evidence, means = [], hint, confirmation, criticalReason } = question;
  return [
    ...lines('plain', text),
    ...line('small', gateWords(question, gates)),
    ...valueLines(valuesAt(question, null), secretariat),
    ...told(formatMeansLead(text), means.join('、')),
    ...told(ANSWER_VALUE_LABELS.implemented, criteria.implemented),
    ...told(ANSWER_VALUE_LABELS.partially_implemented, criteria.partial),
    ...told('根拠資料の例', evidence.join('、')),
    ...told('補足', hint ?? ''),
    ...told('重点項目とした理由', criticalReason ?? ''),
    ...(confirmation ? told('確認の方法', METHODS) : []),
  ];
}

/** Rows of one clause share its number, and one that the body added has none: each is counted under its question. */
function rowOf(
  question: PinnedQuestion,
  { row, number }: { readonly row: QuestionRow; readonly number: number },
  { secretariat }: QuestionGround,
): PaperRow {
  const recommended = row.kind === 'recommendation' && question.kind !== 'recommendation';
  return {
    cells: [
      [
        ...line('small', `細目${number}　${formatClauses(row.clauses, FURTHER_CLAUSES)}`.trimEnd()),
        ...(recommended ? line('strong', QUESTION_KIND_LABELS.recommendation) : []),
      ],
      [
        ...lines('plain', row.text),
        ...valueLines(valuesAt(question, row.id), secretariat),
        ...told(`「${ROW_VALUE_LABELS.yes}」とするのは`, row.criteria ?? ''),
        ...told('根拠資料の例', (row.evidence ?? []).join('、')),
      ],
      ROW_ANSWERS,
      [],
    ],
  };
}

/** A question with its boxes, or at the head of its rows with theirs. */
export function questionRows(question: PinnedQuestion, ground: QuestionGround): readonly PaperRow[] {
  const { rows } = question;
  const head = [numberLines(question), askedLines(question, ground)];
  if (rows.length === 0) return [{ cells: [...head, ANSWERS, []] }];
  return [
    { leads: true, cells: [...head, line('small', `下の${rows.length}件の細目ごとに回答します。`), []] },
    ...rows.map((row, index) => rowOf(question, { row, number: index + 1 }, ground)),
  ];
}
