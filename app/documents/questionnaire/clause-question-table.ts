import { officeAsked } from '#app/domain/campaign/distribution.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { CLAUSE_KIND_LABELS, POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { LEGAL_MEASURES } from '#app/domain/policy/legal-measure.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { servedMeasures } from '#app/domain/policy/served-measures.ts';
import { gateOf } from '#app/domain/questionnaire/gate/gate-list.ts';
import { QUESTION_KIND_LABELS, ROLE_PHRASES, UNASKED_REASON_LABELS } from '#app/domain/questionnaire/labels.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire, SkippedPart } from '#app/domain/questionnaire/questionnaire.ts';
import { unitAsked } from '#app/domain/questionnaire/unit-asked.ts';
import { PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { FileColumn, TableFile } from '#app/lib/table-file.ts';

/** The name of the sheet, with which that of the file begins. */
const CLAUSE_QUESTION_TABLE_NAME = '条項と設問の対応表';

/** 対応表の元. A published questionnaire with the clauses it was derived from, and what the body calls its offices. */
export interface ClauseQuestionSource {
  readonly clauses: readonly Clause[];
  readonly questionnaire: Questionnaire;
  readonly modules: Modules;
  readonly officeNames: OfficeNames;
}

/** 対応の一行. A clause with one question, and one row of it, that asks about it; either side may be missing. */
interface Pair {
  readonly order: number | null;
  readonly clause: Clause | null;
  readonly question: Question | null;
  readonly row: QuestionRow | null;
  /** What is not asked of the clause though something else of it is, or of no clause at all. */
  readonly left: LeftLine | null;
}

/** 設問としなかった行. */
interface LeftLine {
  readonly part: SkippedPart;
  readonly row: string;
}

interface PairColumn extends Pick<FileColumn, 'title' | 'width' | 'numbers'> {
  readonly cell: (pair: Pair) => string;
}

function keyOf(document: string, id: string): string {
  return `${document} ${id}`;
}

const NOTHING: Pair = { order: null, clause: null, question: null, row: null, left: null };

function leftLines(part: SkippedPart): readonly LeftLine[] {
  return part.rows.length === 0 ? [{ part, row: '' }] : part.rows.map((row) => ({ part, row }));
}

/** Rows of a question that ask about the clause; the question as a whole where none does. */
function askingIn(question: Question, clauseId: string): readonly (QuestionRow | null)[] {
  const rows = question.rows.filter(({ clauses }) => clauses.includes(clauseId));
  return rows.length === 0 ? [null] : rows;
}

/** Every clause in the order of the policy, once for each question and row that asks about it; then what cites none. */
function pairsOf({ clauses, questionnaire: { questions, skipped = [] } }: ClauseQuestionSource): readonly Pair[] {
  const cited = questions.flatMap((question) => question.clauses.map((id) => ({ id, question })));
  const asked = groupBy(cited, ({ id, question }) => keyOf(question.document, id));
  const there = new Set(clauses.map(({ document, id }) => keyOf(document, id)));
  const ofClauses = clauses.flatMap((clause, at): Pair[] => {
    const order = at + 1;
    const own = asked.get(keyOf(clause.document, clause.id)) ?? [];
    if (own.length === 0) return [{ ...NOTHING, order, clause }];
    const pairs = own.flatMap(({ question }) =>
      askingIn(question, clause.id).map((row) => ({ ...NOTHING, order, clause, question, row })),
    );
    const left = skipped.filter(
      ({ document, clauses: ids }) => document === clause.document && ids.includes(clause.id),
    );
    return [...pairs, ...left.flatMap(leftLines).map((one) => ({ ...NOTHING, order, clause, left: one }))];
  });
  const without = questions.filter(({ document, clauses: ids }) => !ids.some((id) => there.has(keyOf(document, id))));
  const leftWithout = skipped.filter(({ document, clauses: ids }) => !ids.some((id) => there.has(keyOf(document, id))));
  return [
    ...ofClauses,
    ...without.map((question) => ({ ...NOTHING, question })),
    ...leftWithout.flatMap(leftLines).map((left) => ({ ...NOTHING, left })),
  ];
}

/** One column for each of several values, as many as the longest list has: a cell holds one value alone. */
function severalColumns(
  pairs: readonly Pair[],
  { title, width }: Pick<FileColumn, 'title' | 'width'>,
  valuesOf: (pair: Pair) => readonly string[],
): readonly PairColumn[] {
  const most = Math.max(1, ...pairs.map((pair) => valuesOf(pair).length));
  return Array.from({ length: most }, (_, at) => ({
    title: `${title}${at + 1}`,
    width,
    cell: (pair) => valuesOf(pair)[at] ?? '',
  }));
}

/** `1` or `0`, and empty where the line has nothing that could be either. */
function flag(holds: boolean | undefined): string {
  return holds === undefined ? '' : holds ? '1' : '0';
}

function columnsOf(source: ClauseQuestionSource, pairs: readonly Pair[]): readonly PairColumn[] {
  const { clauses, questionnaire, modules, officeNames } = source;
  const servedBy = servedMeasures(clauses);
  const roleNames = { ...officeNames, ...ROLE_PHRASES };
  const reasons = new Map(
    questionnaire.unasked.map(({ document, clause, reason, note }) => {
      return [keyOf(document, clause), note ?? UNASKED_REASON_LABELS[reason]];
    }),
  );
  const reasonOf = ({ clause, question, left }: Pair): string => {
    if (left !== null) return left.part.note === '' ? UNASKED_REASON_LABELS.skipped : left.part.note;
    if (clause === null || question !== null) return '';
    return reasons.get(keyOf(clause.document, clause.id)) ?? '';
  };
  const kindOf = ({ question, row }: Pair) => row?.kind ?? question?.kind;
  return [
    { title: '順番', width: 8, numbers: true, cell: ({ order }) => (order === null ? '' : `${order}`) },
    {
      title: '文書',
      width: 12,
      cell: ({ clause, question, left }) => {
        const document = clause?.document ?? question?.document ?? left?.part.document;
        return document === undefined ? '' : POLICY_DOCUMENT_LABELS[document];
      },
    },
    { title: '条項番号', width: 20, cell: ({ clause }) => (clause === null ? '' : formatClause(clause.id)) },
    { title: '条項ID', width: 18, cell: ({ clause }) => clause?.id ?? '' },
    { title: '上位の条項ID', width: 18, cell: ({ clause }) => clause?.parent ?? '' },
    { title: '原文の番号（誤記の場合）', width: 14, cell: ({ clause }) => clause?.sourceMarker ?? '' },
    { title: '見出し', width: 28, cell: ({ clause }) => clause?.title ?? '' },
    { title: '条文', width: 70, cell: ({ clause }) => clause?.text ?? '' },
    { title: '条項の種類', width: 18, cell: ({ clause }) => (clause === null ? '' : CLAUSE_KIND_LABELS[clause.kind]) },
    ...severalColumns(pairs, { title: '条文の名宛人', width: 26 }, ({ clause }) => clause?.subjects ?? []),
    { title: '設問番号', width: 20, cell: ({ question }) => (question === null ? '' : questionNumber(question)) },
    { title: '設問ID', width: 30, cell: ({ question }) => question?.id ?? '' },
    { title: '設問', width: 70, cell: ({ question, left }) => question?.text ?? left?.part.text ?? '' },
    { title: '細目ID', width: 18, cell: ({ row }) => row?.id ?? '' },
    { title: '細目', width: 50, cell: ({ row, left }) => row?.text ?? left?.row ?? '' },
    { title: '設問としない理由', width: 40, cell: reasonOf },
    {
      title: '区分',
      width: 12,
      cell: (pair) => {
        const kind = kindOf(pair);
        return kind === undefined ? '' : QUESTION_KIND_LABELS[kind];
      },
    },
    { title: '重み', width: 8, numbers: true, cell: ({ question }) => (question === null ? '' : `${question.weight}`) },
    { title: '重点項目', width: 10, numbers: true, cell: ({ question }) => flag(question?.critical) },
    { title: '重点項目とした理由', width: 30, cell: ({ question }) => question?.criticalReason ?? '' },
    {
      title: '尋ねる対象',
      width: 14,
      cell: ({ question }) => (question === null ? '' : PUT_TO_LABELS[unitAsked(question, modules)]),
    },
    {
      title: '点検票',
      width: 28,
      cell: ({ question }) => (question === null ? '' : officeNames[officeAsked(question, modules)]),
    },
    ...severalColumns(
      pairs,
      { title: '回答する役割', width: 26 },
      ({ question }) => question?.roles.map((role) => roleNames[role]) ?? [],
    ),
    ...severalColumns(
      pairs,
      { title: '前提条件', width: 26 },
      ({ question }) => question?.gates.map((gate) => gateOf(gate).label) ?? [],
    ),
    ...LEGAL_MEASURES.map(({ number, name }): PairColumn => ({
      title: `規則第16条の3第1項第${number}号（${name}）`,
      width: 14,
      numbers: true,
      cell: ({ clause }) => flag(clause === null ? undefined : servedBy(clause).includes(number)),
    })),
  ];
}

/**
 * 条項と設問の対応表. By the rules for tables that machines read: the first row alone is a heading, a cell holds one
 * value, nothing is merged, and 1 and 0 say what holds and what does not.
 */
export function clauseQuestionTable(source: ClauseQuestionSource): TableFile {
  const pairs = pairsOf(source);
  const columns = columnsOf(source, pairs);
  return {
    name: CLAUSE_QUESTION_TABLE_NAME,
    columns: columns.map(({ title, width, numbers }) => ({
      ...{ title, width, choices: [] },
      ...(numbers === undefined ? {} : { numbers }),
    })),
    rows: pairs.map((pair) => columns.map(({ cell }) => cell(pair))),
    notAChoice: '',
    choicesName: '選択肢',
    filtered: true,
    complete: true,
  };
}

/** The name of its file, which says of which policy and version it is: the sheet of a workbook has no room for that. */
export function clauseQuestionFileName(of: { readonly policyName: string; readonly version: number }): string {
  return `${CLAUSE_QUESTION_TABLE_NAME}_${of.policyName}_第${of.version}版`;
}
