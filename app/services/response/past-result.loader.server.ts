import { isInPreparation } from '#app/domain/campaign/state.ts';
import { covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { unitAsked } from '#app/domain/questionnaire/unit-asked.ts';
import { isFromAbove, planResults, subjectKey, subjectKeys } from '#app/domain/response/past-result.ts';
import type { PastResult, PlannedResult, ResultRow, Unshown } from '#app/domain/response/past-result.ts';
import { resultList } from '#app/domain/response/past-result-list.ts';
import type { ListedSubject } from '#app/domain/response/past-result-list.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { pastYears } from '#app/domain/shared/past-year.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { pastResultsOf } from '#db/queries/past.server.ts';
import type { PastResultRow } from '#db/queries/past.server.ts';
import { clausesOf, newestPolicies, questionnairesOf } from '#db/queries/policy.server.ts';

/** 取り込む結果. Lines, and the year whose results they are. */
export interface ResultTable {
  readonly rows: readonly ResultRow[];
  readonly fiscalYear: FiscalYear;
}

/** Why a year has its results: the body has its own, or those who answer the next one see what it brought along. */
export type YearTaken = 'own_year' | 'in_use';

/** A campaign that counts and was opened tells of its year itself, and shows the year before. */
export function yearTaken(db: Connection, fiscalYear: number): YearTaken | null {
  const opened = allCampaigns(db).filter((one) => !isInPreparation(one.state) && !isRehearsal(one));
  if (opened.some((one) => one.fiscalYear === fiscalYear)) return 'own_year';
  return opened.some((one) => one.fiscalYear === fiscalYear + 1) ? 'in_use' : null;
}

/** Why nothing is brought along of a year. */
export type ResultYearRefusal = YearTaken | 'other_year';

export function resultYearRefusal(db: Connection, year: number, today: CalendarDate): ResultYearRefusal | null {
  if (!pastYears('results', fiscalYearOf(today)).some((one) => one === year)) return 'other_year';
  return yearTaken(db, year);
}

export function pastResultOf(row: PastResultRow): PastResult {
  const { unitId, systemId, policyId, document, clauseId, questionText, value, comment } = row;
  const of = { target: { unitId, systemId }, value, comment };
  if (policyId !== null && document !== null && clauseId !== null) {
    return { ...of, about: { clause: { policyId, document, id: clauseId }, questionText: null } };
  }
  if (questionText === null) throw new Error(`result ${row.id} is about nothing`);
  return { ...of, about: { clause: null, questionText } };
}

/** What the newest policies say and ask, and the units and systems of the day; `there` is of a year. */
function resultGround(db: Connection, today: CalendarDate) {
  const policies = newestPolicies(db);
  const { modules, bureauRule } = bodySettings(db);
  const questions = policies.flatMap(({ id, policyId }) => {
    const published = questionnairesOf(db, id)[0];
    if (published === undefined) return [];
    return readStored(storedQuestionnaire, published.content).questions.map((one) => ({
      ...one,
      policyId,
      putTo: unitAsked(one, modules),
    }));
  });
  return {
    units: unitsOn(db, today),
    bureauLevel: bureauRule.level,
    systems: systemsOn(db, today),
    clauses: policies.flatMap(({ id, policyId }) => clausesOf(db, id).map((clause) => ({ ...clause, policyId }))),
    policyNames: new Map(policies.map(({ policyId, name }) => [policyId, name])),
    questions,
  };
}

/** What the lines would do to the year today. */
export function resultPlan(
  db: Connection,
  { rows, fiscalYear }: ResultTable,
  today: CalendarDate,
): readonly PlannedResult[] {
  return planResults(rows, { ...resultGround(db, today), there: pastResultsOf(db, fiscalYear).map(pastResultOf) });
}

/** 記入用の一覧. Of what results may be, as the plan of a table finds it again. */
export function resultListOn(db: Connection, today: CalendarDate): readonly ListedSubject[] {
  return resultList({ ...resultGround(db, today), there: [] });
}

/** What the log and the seal keep of a result. */
export function resultFacts({ target, about, value, comment }: PastResult): JsonValue {
  const clause = about.clause === null ? null : { ...pickedClause(about.clause) };
  return { ...target, clause, questionText: about.questionText, value, comment };
}

function pickedClause({ policyId, document, id }: NonNullable<PastResult['about']['clause']>) {
  return { policyId, document, id };
}

function unshownFacts(unshown: Unshown | null): JsonValue {
  if (unshown === null) return null;
  return unshown.why === 'other_target' ? { why: unshown.why, askedOf: [...unshown.askedOf] } : { why: unshown.why };
}

/** 見た内容の印. Names what was shown to be done with every line. */
export function seenResults({ fiscalYear }: ResultTable, plan: readonly PlannedResult[]): string {
  const lines = plan.map((one) =>
    one.kind === 'refused'
      ? { kind: one.kind, line: one.line, faults: [...one.faults] }
      : { kind: one.kind, line: one.line, result: resultFacts(one.result), unshown: unshownFacts(one.unshown) },
  );
  return sha256(canonicalJson({ fiscalYear, lines }));
}

/** 取り込んだ前年度の結果. What the sheet's target had said the year before to what a question asks. */
export interface ImportedResult extends Pick<PastResult, 'value' | 'comment'> {
  readonly fiscalYear: number;
  /** The clause that it was said of; null where it was said to the question's very words. */
  readonly saidOfClause: string | null;
  /** That clause stands above the one that is asked about. */
  readonly fromAbove: boolean;
}

/**
 * Reads what was brought along of the year before a sheet's campaign, for its own target, within the scope that the
 * door minted for the sheet. A rehearsal has no year before.
 */
export function importedResultsOf(
  db: Connection,
  scope: Scope,
  { campaign, target }: Pick<SheetSnapshot, 'campaign' | 'target'>,
): (question: ImportedQuestion) => readonly ImportedResult[] {
  if (isRehearsal(campaign) || !covers(scope, target)) return () => [];
  const fiscalYear = campaign.fiscalYear - 1;
  const of = target.type === 'system' ? { systemId: target.targetId } : { unitId: target.targetId };
  const results = pastResultsOf(db, fiscalYear, of).map((row) => {
    const result = pastResultOf(row);
    return { result, key: subjectKey(result.about) };
  });
  const told = ({ value, comment, about }: PastResult, fromAbove: boolean): ImportedResult => ({
    ...{ fiscalYear, value, comment, fromAbove },
    saidOfClause: about.clause?.id ?? null,
  });
  return (question) => {
    const keys = subjectKeys(question);
    const own = results.filter(({ key }) => keys.has(key));
    const above = results.filter(({ result, key }) => !keys.has(key) && isFromAbove(result, question));
    return [...own.map(({ result }) => told(result, false)), ...above.map(({ result }) => told(result, true))];
  };
}

type ImportedQuestion = Pick<Question, 'document' | 'clauses' | 'text'> & { readonly policyId: string };
