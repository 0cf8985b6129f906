import type { InformationSystem } from '#app/domain/asset/information-system.ts';
import { countingBureaus } from '#app/domain/organization/unit.ts';
import type { BureauLevel, Unit } from '#app/domain/organization/unit.ts';
import { WRITTEN_UNIT_FAULTS, writtenUnit } from '#app/domain/organization/written-unit.ts';
import type { WrittenUnit } from '#app/domain/organization/written-unit.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseRef } from '#app/domain/policy/clause-key.ts';
import { printedClauseKey } from '#app/domain/policy/printed-clause.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';

export const PAST_COMMENT_MAX_LENGTH = 2000;

/** 結果の対象. A unit, the body itself among them, or a system: one of the two. */
export interface PastTarget {
  readonly unitId: string | null;
  readonly systemId: string | null;
}

/** 結果の設問. A clause, or a question word for word: one of the two. */
export type PastSubject =
  | { readonly clause: ClauseRef; readonly questionText: null }
  | { readonly clause: null; readonly questionText: string };

/** 取り込んだ結果. What a target had answered in a year before the body came; nothing was counted of it here. */
export interface PastResult {
  readonly target: PastTarget;
  readonly about: PastSubject;
  readonly value: AnswerValue;
  readonly comment: string;
}

/** 読み込めない理由. */
export const RESULT_FAULTS = [
  'unit_missing',
  'unit_unknown',
  'unit_differs',
  'unit_ambiguous',
  'system_unknown',
  'two_targets',
  'about_missing',
  'clause_unknown',
  'clause_is_date',
  'clause_ambiguous',
  'policy_unknown',
  'question_unknown',
  'unknown_outcome',
  'comment_too_long',
  'formula',
  'too_many_cells',
  'twice',
  'already_there',
] as const;
export type ResultFault = (typeof RESULT_FAULTS)[number];

/** 読み込む行. A line of the table; the system is '' where it is of a unit. */
export interface ResultRow extends WrittenUnit {
  readonly line: number;
  readonly systemCode: string;
  readonly policyName: string;
  readonly printedClause: string;
  readonly askedText: string;
  /** Null where the cell is no answer. */
  readonly value: AnswerValue | null;
  readonly comment: string;
  readonly faults: readonly ResultFault[];
  /** As they were written, to be quoted. */
  readonly cells: readonly WrittenCell[];
}

/**
 * 見えない結果. Why a result will be seen at no question: the questionnaire of its policy asks about neither its clause
 * nor what stands below it, only targets of other kinds are asked, or the other one of two bureaus above one another.
 */
export type Unshown =
  | { readonly why: 'no_question' | 'other_bureau' }
  | { readonly why: 'other_target'; readonly askedOf: readonly UnitType[] };

/** 読み込みの判定. What becomes of a line; `unchanged` was brought along before. */
export type PlannedResult =
  | {
      readonly kind: 'added' | 'unchanged';
      readonly line: number;
      readonly result: PastResult;
      /** Null where some question will show it. */
      readonly unshown: Unshown | null;
    }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly row: ResultRow;
      readonly faults: readonly ResultFault[];
    };

/** 読み込み先. Units and systems of the day, and what the newest policies say and ask. */
export interface ResultGround {
  readonly units: readonly Unit[];
  /** Which of two bureaus above a section is asked. */
  readonly bureauLevel: BureauLevel;
  readonly systems: readonly Pick<InformationSystem, 'id' | 'code' | 'name'>[];
  readonly clauses: readonly ClauseRef[];
  readonly policyNames: ReadonlyMap<string, string>;
  readonly questions: readonly PutQuestion[];
  readonly there: readonly PastResult[];
}

type Found<Value> = { readonly found: Value } | { readonly fault: ResultFault };

/** 設問文の鍵. Blanks and widths apart, what two spellings of a question have in common. */
function askedKey(text: string): string {
  return sameKey(text).replaceAll(/\s/gu, '');
}

function targetOf(row: ResultRow, { units, systems }: ResultGround): Found<PastTarget> {
  const written = sameKey(row.systemCode);
  if (written === '') {
    const { found, fault } = writtenUnit(units, row);
    if (found === null || fault !== null) return { fault: WRITTEN_UNIT_FAULTS[fault ?? 'unknown'] };
    return { found: { unitId: found.id, systemId: null } };
  }
  if (row.wholeBody) return { fault: 'two_targets' };
  const coded = systems.find(({ code }) => sameKey(code) === written);
  const named = systems.filter(({ name }) => sameKey(name) === written);
  const system = coded ?? (named.length === 1 ? named[0] : undefined);
  return system === undefined ? { fault: 'system_unknown' } : { found: { unitId: null, systemId: system.id } };
}

interface Lookup {
  readonly ground: ResultGround;
  readonly clausesByKey: ReadonlyMap<string, readonly ClauseRef[]>;
  readonly questions: ReadonlyMap<string, string>;
  /** The questions by all that they ask. */
  readonly asked: ReadonlyMap<string, readonly PutQuestion[]>;
  /** The kinds of the units that questions are put to: bureaus that do not answer are of none. */
  readonly unitTypes: ReadonlyMap<string, UnitType | null>;
}

function groupedByKeys(questions: readonly PutQuestion[]): ReadonlyMap<string, readonly PutQuestion[]> {
  const pairs = questions.flatMap((question) => [...subjectKeys(question)].map((key) => ({ key, question })));
  const grouped = groupBy(pairs, ({ key }) => key);
  return new Map([...grouped].map(([key, of]) => [key, of.map(({ question }) => question)]));
}

function lookupOf(ground: ResultGround): Lookup {
  const counting = countingBureaus(ground.units, ground.bureauLevel);
  return {
    ground,
    clausesByKey: groupBy(ground.clauses, ({ id }) => printedClauseKey(id)),
    questions: new Map(ground.questions.map(({ text }) => [askedKey(text), text])),
    asked: groupedByKeys(ground.questions),
    unitTypes: new Map(
      ground.units.map(({ id, type }) => [id, type === 'bureau' && !counting.has(id) ? null : type] as const),
    ),
  };
}

/** 設問の書き方. By which of its cells a line says what it is of. */
export type WrittenSubject = Pick<ResultRow, 'policyName' | 'printedClause' | 'askedText'>;

/** Of what a line is, by what is written of it, and of whom that is asked. */
export interface FoundSubject {
  readonly about: PastSubject;
  readonly askedOf: readonly UnitType[];
}

/** Finds of what a line is; null where that is of nothing, or of several. */
export function writtenSubjects(ground: ResultGround): (row: WrittenSubject) => FoundSubject | null {
  const lookup = lookupOf(ground);
  return (row) => {
    const about = aboutOf(row, lookup);
    if ('fault' in about) return null;
    return { about: about.found, askedOf: putTo(lookup.asked.get(subjectKey(about.found)) ?? []) };
  };
}

/** The kinds of target that any of the questions is put to. */
function putTo(questions: readonly PutQuestion[]): readonly UnitType[] {
  return UNIT_TYPES.filter((type) => questions.some((question) => question.putTo === type));
}

/** What a spreadsheet makes of 「1-1」 or 「1/1」, as it shows it or as a workbook keeps it. */
const DATES = [
  /^(?:.+年)?\d{1,2}月(?:\d{1,2}日)?$/u,
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s.*)?$/u,
  /^(?:\d{1,2}-[a-z]{3}|[a-z]{3}-\d{1,2})$/u,
];

/** 日付に変わった番号. Whether a spreadsheet took the number of a clause for a date. */
function isDate(printed: string): boolean {
  return DATES.some((date) => date.test(sameKey(printed)));
}

function clauseOf(row: WrittenSubject, { ground, clausesByKey, asked }: Lookup): Found<PastSubject> {
  const name = sameKey(row.policyName);
  const policyId = [...ground.policyNames].find(([id, one]) => sameKey(one) === name || id === name)?.[0];
  if (name !== '' && policyId === undefined) return { fault: 'policy_unknown' };
  const named = (clausesByKey.get(printedClauseKey(row.printedClause)) ?? []).filter(
    (one) => policyId === undefined || one.policyId === policyId,
  );
  // The standards are what is asked about; the basic policy has the same numbers.
  const standards = named.filter(({ document }) => document === 'standards');
  const [clause, another] = standards.length > 0 ? standards : named;
  if (clause === undefined) return { fault: isDate(row.printedClause) ? 'clause_is_date' : 'clause_unknown' };
  if (another !== undefined) return { fault: 'clause_ambiguous' };
  const asking = asked.get(clauseKey(clause)) ?? [];
  // Of several that ask about one clause, its very words tell which was meant.
  const meant = asking.length > 1 && asking.find(({ text }) => askedKey(text) === askedKey(row.askedText));
  return { found: meant ? { clause: null, questionText: meant.text } : { clause, questionText: null } };
}

function aboutOf(row: WrittenSubject, lookup: Lookup): Found<PastSubject> {
  if (row.printedClause.trim() !== '') return clauseOf(row, lookup);
  if (row.askedText.trim() === '') return { fault: 'about_missing' };
  const questionText = lookup.questions.get(askedKey(row.askedText));
  return questionText === undefined ? { fault: 'question_unknown' } : { found: { clause: null, questionText } };
}

/** What a result is of: of a clause, or of a question's very words. */
export function subjectKey(about: PastSubject): string {
  return about.clause === null ? askedKey(about.questionText) : clauseKey(about.clause);
}

/** What a result may be of to be of this question: of one of its clauses, or of its words. */
export function subjectKeys({ policyId, document, clauses, text }: ClausesAsked): ReadonlySet<string> {
  return new Set([askedKey(text), ...clauses.map((id) => clauseKey({ policyId, document, id }))]);
}

const keyOf = ({ target, about }: Pick<PastResult, 'target' | 'about'>) =>
  [target.unitId ?? target.systemId, subjectKey(about)].join(' ');

/** Tells what becomes of every line, beside what was brought along of the same year before. */
export function planResults(rows: readonly ResultRow[], ground: ResultGround): readonly PlannedResult[] {
  const lookup = lookupOf(ground);
  const before = new Map(ground.there.map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  return rows.map((row): PlannedResult => {
    const { line, value, comment } = row;
    const target = targetOf(row, ground);
    const about = aboutOf(row, lookup);
    const faults = new Set<ResultFault>(row.faults);
    for (const one of [target, about]) if ('fault' in one) faults.add(one.fault);
    if (value === null) faults.add('unknown_outcome');
    if (comment.length > PAST_COMMENT_MAX_LENGTH) faults.add('comment_too_long');
    if ('fault' in target || 'fault' in about || value === null) {
      return { kind: 'refused', line, row, faults: [...faults] };
    }
    const result = { target: target.found, about: about.found, value, comment };
    const key = keyOf(result);
    if (seen.has(key)) faults.add('twice');
    seen.add(key);
    const known = before.get(key);
    if (known !== undefined && (known.value !== value || known.comment !== comment)) faults.add('already_there');
    if (faults.size > 0) return { kind: 'refused', line, row, faults: [...faults] };
    return { kind: known === undefined ? 'added' : 'unchanged', line, result, unshown: unshownOf(result, lookup) };
  });
}

/** Whether a result is of a clause above one of the question's, and so of more than the question asks. */
export function isFromAbove({ about: { clause } }: Pick<PastResult, 'about'>, question: ClausesAsked): boolean {
  if (clause === null || question.policyId !== clause.policyId || question.document !== clause.document) return false;
  return question.clauses.some((id) => id.startsWith(`${clause.id}-`));
}

/** Of a policy that has no questionnaire yet, nobody knows what will be asked. */
function unshownOf(result: PastResult, { ground, asked, unitTypes }: Lookup): Unshown | null {
  const { target, about } = result;
  const own = ground.questions.filter(({ policyId }) => policyId === about.clause?.policyId);
  if (about.clause !== null && own.length === 0) return null;
  const showing = [...(asked.get(subjectKey(about)) ?? []), ...own.filter((question) => isFromAbove(result, question))];
  const askedOf = putTo(showing);
  if (askedOf.length === 0) return { why: 'no_question' };
  const type = target.unitId === null ? 'system' : (unitTypes.get(target.unitId) ?? null);
  if (type !== null) return askedOf.includes(type) ? null : { why: 'other_target', askedOf };
  return askedOf.includes('bureau') ? { why: 'other_bureau' } : { why: 'other_target', askedOf };
}

/** What of a question tells whether a result is of it. */
export interface ClausesAsked extends Omit<ClauseRef, 'id'> {
  readonly clauses: readonly string[];
  readonly text: string;
}

/** 尋ねる設問. A question with the kind of target that this body puts it to. */
export interface PutQuestion extends ClausesAsked {
  readonly putTo: UnitType;
}
