import { z } from 'zod';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { planMeasures } from '#app/domain/improvement/past-measure.ts';
import type { BroughtMeasure, MeasureRow, PastMeasure, PlannedMeasure } from '#app/domain/improvement/past-measure.ts';
import { ACTION_PROGRESS } from '#app/domain/improvement/progress.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { goesOnAs } from '#app/domain/organization/unit-succession.ts';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { pastYears } from '#app/domain/shared/past-year.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { lineageSteps } from '#app/services/organization/unit.loader.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { pastImports, pastMeasuresOf } from '#db/queries/past.server.ts';
import type { PastMeasureRow } from '#db/queries/past.server.ts';

type Brought = Omit<BroughtMeasure, 'unitId'>;

const storedMeasure: StoredKind<Brought> = storedKind(
  'measure that was brought along',
  z.object({
    measure: z.object({
      writtenNumber: z.string(),
      problem: z.string(),
      measure: z.string(),
      owner: z.string(),
      due: z.string().refine(isCalendarDate).nullable(),
      remark: z.string(),
      writtenClause: z.string(),
    }) satisfies z.ZodType<PastMeasure>,
    progress: z.enum(ACTION_PROGRESS),
  }),
);

/** The text of a measure as it came. */
export function broughtText({ measure, progress }: Brought): string {
  return writeStored(storedMeasure, { measure, progress });
}

export function broughtMeasure({ unitId, content }: Pick<PastMeasureRow, 'unitId' | 'content'>): BroughtMeasure {
  return { unitId, ...readStored(storedMeasure, content) };
}

/** What the lines would do to the year today. */
export function measurePlan(
  db: Connection,
  { rows, fiscalYear }: MeasureTable,
  today: CalendarDate,
): readonly PlannedMeasure[] {
  const { byId, unitsOfToday } = successionOn(db, today);
  const there = pastMeasuresOf(db, fiscalYear).flatMap((row) =>
    unitsOfToday(row.unitId).map(({ id: unitId }) => ({ ...broughtMeasure(row), unitId })),
  );
  return planMeasures(rows, { units: [...byId.values()], there });
}

/** Why nothing is brought along of a year: it is none that a plan may be of, or the body has a plan of its own. */
export type MeasureYearRefusal = 'other_year' | 'own_year';

/** A campaign that counts and is closed has the plan of its year: two lists of one year would be two plans. */
export function measureYearRefusal(db: Connection, year: number, today: CalendarDate): MeasureYearRefusal | null {
  if (!pastYears('measures', fiscalYearOf(today)).some((one) => one === year)) return 'other_year';
  const own = allCampaigns(db).some((one) => one.fiscalYear === year && isFrozen(one.state) && !isRehearsal(one));
  return own ? 'own_year' : null;
}

/** 取り込む改善計画. Lines, and the year whose plan they are. */
export interface MeasureTable {
  readonly rows: readonly MeasureRow[];
  readonly fiscalYear: FiscalYear;
}

/** 見た内容の印. Names what was shown to be done with every line, by the ids of the units. */
export function seenMeasures({ fiscalYear }: MeasureTable, plan: readonly PlannedMeasure[]): string {
  const lines = plan.map((one) =>
    one.kind === 'refused'
      ? { kind: one.kind, line: one.line, faults: [...one.faults] }
      : { kind: one.kind, line: one.line, unitId: one.brought.unitId, content: broughtText(one.brought) },
  );
  return sha256(canonicalJson({ fiscalYear, lines }));
}

/** 承継. As which units of today any unit goes on. */
export interface Succession {
  readonly byId: ReadonlyMap<string, Unit>;
  readonly unitsOfToday: (unitId: string) => readonly Unit[];
}

export function successionOn(db: Connection, today: CalendarDate): Succession {
  const byId = new Map(unitsOn(db, today).map((unit) => [unit.id, unit]));
  const lineage = lineageSteps(db);
  const there = new Set(byId.keys());
  return {
    byId,
    unitsOfToday: (unitId) => goesOnAs(unitId, { lineage, there }).flatMap((id) => byId.get(id) ?? []),
  };
}

/** The years of which a plan was brought along, the oldest first. */
export function broughtYears(db: Connection): readonly number[] {
  const years = pastImports(db, 'measures').map(({ fiscalYear }) => fiscalYear);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** 引き継ぐ改善策. A measure that was brought along and still runs. */
export interface BroughtAction {
  readonly id: string;
  readonly fiscalYear: number;
  readonly number: number;
  readonly problem: string;
  readonly permanentMeasure: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly actionProgress: ActionProgress;
}

/** Those of a unit today; where `unitId` is null those that the 事務局 follows alone: of the body, or of nobody. */
export function openBroughtActions(db: Connection, { unitId, today, finished }: OpenBrought): readonly BroughtAction[] {
  const years = broughtYears(db);
  if (years.length === 0) return [];
  const { unitsOfToday } = successionOn(db, today);
  const isOwn = (units: readonly Unit[]) =>
    unitId === null ? units.every(({ type }) => type === 'organization') : units.some(({ id }) => id === unitId);
  return years.flatMap((fiscalYear) =>
    pastMeasuresOf(db, fiscalYear)
      .filter((row) => !finished.includes(row.progress) && isOwn(unitsOfToday(row.unitId)))
      .map((row) => {
        const { measure } = broughtMeasure(row);
        return {
          id: row.id,
          fiscalYear,
          number: row.number,
          problem: measure.problem,
          permanentMeasure: measure.measure,
          owner: measure.owner,
          due: measure.due,
          actionProgress: row.progress,
        };
      }),
  );
}

interface OpenBrought {
  readonly unitId: string | null;
  readonly today: CalendarDate;
  readonly finished: readonly ActionProgress[];
}
