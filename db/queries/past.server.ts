import { and, asc, count, desc, eq, gt } from 'drizzle-orm';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { PastImportKind } from '#app/domain/shared/past-year.ts';
import type { Connection } from '#db/client.server.ts';
import { inChunks } from '#db/chunks.ts';
import { person } from '#db/schema/organization.ts';
import { pastImport, pastMeasure, pastMeasureStep, pastResult } from '#db/schema/past.ts';

export type PastImportRow = typeof pastImport.$inferSelect;
export type PastMeasureRow = typeof pastMeasure.$inferSelect;
export type PastResultRow = typeof pastResult.$inferSelect;

const ofImport = eq(pastMeasure.importId, pastImport.id);
const resultOfImport = eq(pastResult.importId, pastImport.id);

export function insertPastImport(db: Connection, row: PastImportRow): void {
  db.insert(pastImport).values(row).run();
}

export function findPastImport(db: Connection, id: string): PastImportRow | undefined {
  return db.select().from(pastImport).where(eq(pastImport.id, id)).get();
}

/** What was brought along of a kind, the newest first, with the name of who did it. */
export function pastImports(db: Connection, kind: PastImportKind): (PastImportRow & { importerName: string })[] {
  return db
    .select({
      id: pastImport.id,
      kind: pastImport.kind,
      fiscalYear: pastImport.fiscalYear,
      importedAt: pastImport.importedAt,
      importedBy: pastImport.importedBy,
      importerName: person.name,
    })
    .from(pastImport)
    .innerJoin(person, eq(pastImport.importedBy, person.id))
    .where(eq(pastImport.kind, kind))
    .orderBy(desc(pastImport.importedAt), desc(pastImport.id))
    .all();
}

/** Those that brought the kind along for a year; callers have asked the door. */
export function pastMeasuresOf(db: Connection, fiscalYear: number): PastMeasureRow[] {
  return db
    .select({
      id: pastMeasure.id,
      importId: pastMeasure.importId,
      number: pastMeasure.number,
      unitId: pastMeasure.unitId,
      content: pastMeasure.content,
      progress: pastMeasure.progress,
      rev: pastMeasure.rev,
    })
    .from(pastMeasure)
    .innerJoin(pastImport, ofImport)
    .where(eq(pastImport.fiscalYear, fiscalYear))
    .orderBy(asc(pastMeasure.number))
    .all();
}

export function findPastMeasure(db: Connection, id: string): (PastMeasureRow & { fiscalYear: number }) | undefined {
  const found = db
    .select({ row: pastMeasure, fiscalYear: pastImport.fiscalYear })
    .from(pastMeasure)
    .innerJoin(pastImport, ofImport)
    .where(eq(pastMeasure.id, id))
    .get();
  return found === undefined ? undefined : { ...found.row, fiscalYear: found.fiscalYear };
}

export function insertPastMeasures(db: Connection, rows: readonly PastMeasureRow[]): void {
  for (const chunk of inChunks(rows))
    db.insert(pastMeasure)
      .values([...chunk])
      .run();
}

export function updatePastMeasure(
  db: Connection,
  id: string,
  change: { readonly progress: ActionProgress; readonly rev: number },
): void {
  db.update(pastMeasure).set(change).where(eq(pastMeasure.id, id)).run();
}

export function insertPastMeasureStep(db: Connection, row: typeof pastMeasureStep.$inferInsert): void {
  db.insert(pastMeasureStep).values(row).run();
}

/** How a measure went on, the oldest first, with the name of who wrote it. */
export function pastMeasureStepsOf(db: Connection, measureId: string) {
  return db
    .select({
      rev: pastMeasureStep.rev,
      progress: pastMeasureStep.progress,
      note: pastMeasureStep.note,
      writtenBy: pastMeasureStep.writtenBy,
      writtenAt: pastMeasureStep.writtenAt,
      writerName: person.name,
    })
    .from(pastMeasureStep)
    .innerJoin(person, eq(pastMeasureStep.writtenBy, person.id))
    .where(eq(pastMeasureStep.measureId, measureId))
    .orderBy(asc(pastMeasureStep.rev))
    .all();
}

/** How many measures an import brought, and how many of them went on since. */
export function countPastMeasures(db: Connection, importId: string): { all: number; touched: number } {
  const counted = (touched: boolean) =>
    db
      .select({ found: count() })
      .from(pastMeasure)
      .where(and(eq(pastMeasure.importId, importId), touched ? gt(pastMeasure.rev, 1) : undefined))
      .get()?.found ?? 0;
  return { all: counted(false), touched: counted(true) };
}

export function countPastResults(db: Connection, importId: string): number {
  return db.select({ found: count() }).from(pastResult).where(eq(pastResult.importId, importId)).get()?.found ?? 0;
}

/** How much of a kind was brought along at all. */
export function countPast(db: Connection, kind: PastImportKind): number {
  const brought = kind === 'measures' ? pastMeasure : pastResult;
  return db.select({ found: count() }).from(brought).get()?.found ?? 0;
}

/** The results of a year, of one target or of all; callers have asked the door. */
export function pastResultsOf(
  db: Connection,
  fiscalYear: number,
  target?: { readonly unitId: string } | { readonly systemId: string },
): PastResultRow[] {
  const ofTarget = (one: NonNullable<typeof target>) =>
    'unitId' in one ? eq(pastResult.unitId, one.unitId) : eq(pastResult.systemId, one.systemId);
  return db
    .select({ row: pastResult })
    .from(pastResult)
    .innerJoin(pastImport, resultOfImport)
    .where(and(eq(pastImport.fiscalYear, fiscalYear), target && ofTarget(target)))
    .orderBy(asc(pastImport.importedAt), asc(pastResult.number))
    .all()
    .map(({ row }) => row);
}

export function insertPastResults(db: Connection, rows: readonly PastResultRow[]): void {
  for (const chunk of inChunks(rows))
    db.insert(pastResult)
      .values([...chunk])
      .run();
}

/** Takes an import away with all that it brought, of which nothing may have gone on. */
export function deletePastImport(db: Connection, id: string): void {
  db.delete(pastMeasure).where(eq(pastMeasure.importId, id)).run();
  db.delete(pastResult).where(eq(pastResult.importId, id)).run();
  db.delete(pastImport).where(eq(pastImport.id, id)).run();
}
