import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { InquiryProgress } from '#app/domain/asset/inquiry.ts';
import { inChunks } from '#db/chunks.ts';
import type { Connection } from '#db/client.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { informationSystem, networkZone } from '#db/schema/asset.ts';
import { contract } from '#db/schema/contract.ts';
import { inquiry, inquiryEntry, inquiryHearing, inquiryUnlisted } from '#db/schema/inquiry.ts';
import { person, unitVersion } from '#db/schema/organization.ts';
import { task } from '#db/schema/task.ts';

export type InquiryRow = typeof inquiry.$inferSelect;
export type InquiryEntryRow = typeof inquiryEntry.$inferSelect;
export type HearingRow = typeof inquiryHearing.$inferSelect;
export type UnlistedRow = typeof inquiryUnlisted.$inferSelect;

export function insertInquiry(
  db: Connection,
  row: typeof inquiry.$inferInsert,
  entries: readonly (typeof inquiryEntry.$inferInsert)[],
): void {
  db.insert(inquiry).values(row).run();
  for (const some of inChunks(entries)) db.insert(inquiryEntry).values(some).run();
}

export function insertUnlisted(db: Connection, rows: readonly (typeof inquiryUnlisted.$inferInsert)[]): void {
  for (const some of inChunks(rows)) db.insert(inquiryUnlisted).values(some).run();
}

export function updateUnlisted(
  db: Connection,
  id: string,
  change: Partial<Omit<UnlistedRow, 'id' | 'inquiryId' | 'unitId' | 'ownsNothing'>>,
): void {
  db.update(inquiryUnlisted).set(change).where(eq(inquiryUnlisted.id, id)).run();
}

export function insertHearing(db: Connection, row: typeof inquiryHearing.$inferInsert): void {
  db.insert(inquiryHearing).values(row).run();
}

/** When an inquiry began; null where the log has been cut. */
export function inquiryBegunAt(db: Connection, { openedSequence }: Pick<InquiryRow, 'openedSequence'>): string | null {
  const { at, sequence } = activityLog;
  return db.select({ at }).from(activityLog).where(eq(sequence, openedSequence)).get()?.at ?? null;
}

export function closeInquiryRow(db: Connection, id: string, closedSequence: number): void {
  db.update(inquiry).set({ closedSequence }).where(eq(inquiry.id, id)).run();
}

export function findOpenInquiry(db: Connection): InquiryRow | undefined {
  return db.select().from(inquiry).where(isNull(inquiry.closedSequence)).get();
}

export function findInquiry(db: Connection, id: string): InquiryRow | undefined {
  return db.select().from(inquiry).where(eq(inquiry.id, id)).get();
}

/** The newest inquiry that asks or asked the unit. */
export function lastInquiryOfUnit(db: Connection, unitId: string): InquiryRow | undefined {
  return db
    .select()
    .from(inquiry)
    .where(
      or(
        inArray(
          inquiry.id,
          db.select({ id: inquiryEntry.inquiryId }).from(inquiryEntry).where(eq(inquiryEntry.unitId, unitId)),
        ),
        inArray(
          inquiry.id,
          db.select({ id: inquiryUnlisted.inquiryId }).from(inquiryUnlisted).where(eq(inquiryUnlisted.unitId, unitId)),
        ),
      ),
    )
    .orderBy(desc(inquiry.openedSequence))
    .get();
}

/** The inquiries that are closed, the newest first, each with how it ended. */
export function closedInquiries(
  db: Connection,
  most: number,
): (InquiryRow & { readonly openedAt: string | null; readonly closedAt: string | null })[] {
  const at = (sequence: typeof inquiry.openedSequence | typeof inquiry.closedSequence) =>
    sql<string | null>`(SELECT at FROM activity_log WHERE sequence = ${sequence})`;
  return db
    .select({
      id: inquiry.id,
      dueOn: inquiry.dueOn,
      openedSequence: inquiry.openedSequence,
      closedSequence: inquiry.closedSequence,
      openedAt: at(inquiry.openedSequence),
      closedAt: at(inquiry.closedSequence),
    })
    .from(inquiry)
    .where(isNotNull(inquiry.closedSequence))
    .orderBy(desc(inquiry.openedSequence))
    .limit(most)
    .all();
}

export function hasInquiries(db: Connection): boolean {
  return db.select({ id: inquiry.id }).from(inquiry).limit(1).get() !== undefined;
}

const ownerUnitId = sql<string>`coalesce(${informationSystem.ownerUnitId}, ${contract.ownerUnitId})`;
const retiredOn = sql<string | null>`coalesce(${informationSystem.retiredOn}, ${contract.retiredOn})`;

/** Whose: of a unit, or of a whole inquiry. */
type Whose = 'unitId' | 'inquiryId';
type ProgressOfEntries = Pick<InquiryProgress, 'askedCount' | 'answeredCount' | 'differingCount' | 'unsettledCount'>;
type ProgressOfWords = Omit<InquiryProgress, keyof ProgressOfEntries>;

const NO_ENTRIES: ProgressOfEntries = { askedCount: 0, answeredCount: 0, differingCount: 0, unsettledCount: 0 };
const NO_WORDS: ProgressOfWords = {
  ...{ ownNothingCount: 0, ownNothingAnsweredCount: 0 },
  ...{ unlistedCount: 0, unlistedUnsettledCount: 0 },
};

/** How far those entries are that are asked on `day`, by what they are of. */
function entriesBy(
  db: Connection,
  of: Whose,
  which: SQL | undefined,
  day: string,
): ReadonlyMap<string, ProgressOfEntries> {
  const { answer, settledSequence } = inquiryEntry;
  const rows = db
    .select({
      id: inquiryEntry[of],
      askedCount: count(),
      answeredCount: count(answer),
      differingCount: sql<number>`coalesce(sum(${answer} = 'differs'), 0)`,
      unsettledCount: sql<number>`coalesce(sum(${answer} = 'differs' and ${settledSequence} is null), 0)`,
    })
    .from(inquiryEntry)
    .leftJoin(informationSystem, eq(informationSystem.id, inquiryEntry.systemId))
    .leftJoin(contract, eq(contract.id, inquiryEntry.contractId))
    .where(and(which, or(isNotNull(answer), sql`${retiredOn} is null`, sql`${retiredOn} > ${day}`)))
    .groupBy(inquiryEntry[of])
    .all();
  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}

/** What the units say of what no register names; a unit that has ended without a word is waited for no more. */
function wordsBy(db: Connection, of: Whose, which: SQL | undefined, day: string): ReadonlyMap<string, ProgressOfWords> {
  const { answer, ownsNothing, settledSequence, unitId } = inquiryUnlisted;
  const stands = sql`exists (select 1 from ${unitVersion} where ${unitVersion.unitId} = ${unitId}
    and ${unitVersion.from} <= ${day} and (${unitVersion.until} is null or ${unitVersion.until} >= ${day}))`;
  const rows = db
    .select({
      id: inquiryUnlisted[of],
      ownNothingCount: sql<number>`coalesce(sum(${ownsNothing}), 0)`,
      ownNothingAnsweredCount: sql<number>`coalesce(sum(${ownsNothing} and ${answer} is not null), 0)`,
      unlistedCount: sql<number>`coalesce(sum(${answer} is 'listed'), 0)`,
      unlistedUnsettledCount: sql<number>`coalesce(sum(${answer} is 'listed' and ${settledSequence} is null), 0)`,
    })
    .from(inquiryUnlisted)
    .where(and(which, or(isNotNull(answer), and(ownsNothing, stands))))
    .groupBy(inquiryUnlisted[of])
    .all();
  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}

function progressBy(
  entries: ReadonlyMap<string, ProgressOfEntries>,
  words: ReadonlyMap<string, ProgressOfWords>,
): ReadonlyMap<string, InquiryProgress> {
  const ids = new Set([...entries.keys(), ...words.keys()]);
  return new Map(
    [...ids].map((id) => [id, { ...(entries.get(id) ?? NO_ENTRIES), ...(words.get(id) ?? NO_WORDS) }] as const),
  );
}

/** How far each unit is that an inquiry asks on `day`, or the one unit alone. */
export function inquiryProgress(
  db: Connection,
  { inquiryId, unitId = null }: { readonly inquiryId: string; readonly unitId?: string | null },
  day: string,
): ReadonlyMap<string, InquiryProgress> {
  const within = (table: typeof inquiryEntry | typeof inquiryUnlisted) =>
    and(eq(table.inquiryId, inquiryId), unitId === null ? undefined : eq(table.unitId, unitId));
  return progressBy(
    entriesBy(db, 'unitId', within(inquiryEntry), day),
    wordsBy(db, 'unitId', within(inquiryUnlisted), day),
  );
}

/** How far each of the inquiries is as a whole, or was. */
export function progressOfInquiries(
  db: Connection,
  inquiryIds: readonly string[],
  day: string,
): ReadonlyMap<string, InquiryProgress> {
  return progressBy(
    entriesBy(db, 'inquiryId', inArray(inquiryEntry.inquiryId, [...inquiryIds]), day),
    wordsBy(db, 'inquiryId', inArray(inquiryUnlisted.inquiryId, [...inquiryIds]), day),
  );
}

/** An entry of an inquiry with what the register says of it today, and when it was answered last. */
export interface AskedRow {
  readonly entry: InquiryEntryRow;
  readonly system: typeof informationSystem.$inferSelect | null;
  readonly zoneName: string | null;
  readonly contract: typeof contract.$inferSelect | null;
  readonly answeredAt: string | null;
  /** Where the 事務局 gave the answer, and who of it; null where the log has been cut. */
  readonly hearing: HearingRow | null;
  readonly enteredBy: string | null;
}

function askedRows(db: Connection) {
  return db
    .select({
      entry: inquiryEntry,
      system: informationSystem,
      zoneName: networkZone.name,
      contract,
      answeredAt: activityLog.at,
      hearing: inquiryHearing,
      enteredBy: person.name,
    })
    .from(inquiryEntry)
    .leftJoin(informationSystem, eq(informationSystem.id, inquiryEntry.systemId))
    .leftJoin(networkZone, eq(networkZone.id, informationSystem.zoneId))
    .leftJoin(contract, eq(contract.id, inquiryEntry.contractId))
    .leftJoin(activityLog, eq(activityLog.sequence, inquiryEntry.answeredSequence))
    .leftJoin(inquiryHearing, eq(inquiryHearing.id, inquiryEntry.hearingId))
    .leftJoin(person, eq(person.id, activityLog.actor));
}

/** What one unit is asked: systems before contracts, each by code. */
export function entriesOfUnit(db: Connection, inquiryId: string, unitId: string): AskedRow[] {
  return askedRows(db)
    .where(and(eq(inquiryEntry.inquiryId, inquiryId), eq(inquiryEntry.unitId, unitId)))
    .orderBy(sql`${inquiryEntry.systemId} is null`, asc(informationSystem.code), asc(contract.kind), asc(contract.code))
    .all();
}

/** What differs and is not dealt with, the first answered first. */
export function unsettledEntries(db: Connection, inquiryId: string, most: number): AskedRow[] {
  return askedRows(db)
    .where(
      and(
        eq(inquiryEntry.inquiryId, inquiryId),
        eq(inquiryEntry.answer, 'differs'),
        isNull(inquiryEntry.settledSequence),
      ),
    )
    .orderBy(asc(inquiryEntry.answeredSequence), asc(inquiryEntry.id))
    .limit(most)
    .all();
}

export function findInquiryEntry(db: Connection, id: string): InquiryEntryRow | undefined {
  return db.select().from(inquiryEntry).where(eq(inquiryEntry.id, id)).get();
}

export function updateInquiryEntry(
  db: Connection,
  id: string,
  change: Partial<
    Pick<InquiryEntryRow, 'answer' | 'remark' | 'answeredSequence' | 'settledSequence' | 'unitId' | 'hearingId'>
  >,
): void {
  db.update(inquiryEntry).set(change).where(eq(inquiryEntry.id, id)).run();
}

/** The unanswered entries of an inquiry that another unit owns today than the one that is asked. */
export function entriesOfAnotherOwner(db: Connection, inquiryId: string): { id: string; ownerUnitId: string }[] {
  return db
    .select({ id: inquiryEntry.id, ownerUnitId })
    .from(inquiryEntry)
    .leftJoin(informationSystem, eq(informationSystem.id, inquiryEntry.systemId))
    .leftJoin(contract, eq(contract.id, inquiryEntry.contractId))
    .where(
      and(eq(inquiryEntry.inquiryId, inquiryId), isNull(inquiryEntry.answer), ne(inquiryEntry.unitId, ownerUnitId)),
    )
    .all();
}

/** The subjects of the tasks of inquiries that are open. */
export function openInquirySubjects(db: Connection): ReadonlySet<string> {
  const rows = db
    .select({ subject: task.subject })
    .from(task)
    .where(and(eq(task.kind, 'ledger_inquiry'), isNull(task.doneSequence)))
    .all();
  return new Set(rows.map(({ subject }) => subject));
}

/** Those of the units that any inquiry ever asked, by their names. */
export function unitsAsked(db: Connection, unitIds: readonly string[]): { name: string }[] {
  const asked = [inquiryEntry, inquiryUnlisted].map((table) =>
    inArray(unitVersion.unitId, db.select({ unitId: table.unitId }).from(table)),
  );
  return db
    .selectDistinct({ name: unitVersion.name })
    .from(unitVersion)
    .where(and(inArray(unitVersion.unitId, [...unitIds]), or(...asked)))
    .orderBy(asc(unitVersion.name))
    .all();
}

/** What a unit says of what no register names, with when, and on what ground where the 事務局 said it. */
export interface UnlistedWordRow {
  readonly word: UnlistedRow;
  readonly answeredAt: string | null;
  readonly hearing: HearingRow | null;
  readonly enteredBy: string | null;
}

function unlistedRows(db: Connection) {
  return db
    .select({ word: inquiryUnlisted, answeredAt: activityLog.at, hearing: inquiryHearing, enteredBy: person.name })
    .from(inquiryUnlisted)
    .leftJoin(activityLog, eq(activityLog.sequence, inquiryUnlisted.answeredSequence))
    .leftJoin(inquiryHearing, eq(inquiryHearing.id, inquiryUnlisted.hearingId))
    .leftJoin(person, eq(person.id, activityLog.actor));
}

export function unlistedOfUnit(db: Connection, inquiryId: string, unitId: string): UnlistedWordRow | undefined {
  return unlistedRows(db)
    .where(and(eq(inquiryUnlisted.inquiryId, inquiryId), eq(inquiryUnlisted.unitId, unitId)))
    .get();
}

/** What units name that no register does, and nobody has dealt with, the first named first. */
export function unsettledUnlisted(db: Connection, inquiryId: string, most: number): UnlistedWordRow[] {
  const { answer, answeredSequence, id, settledSequence } = inquiryUnlisted;
  return unlistedRows(db)
    .where(and(eq(inquiryUnlisted.inquiryId, inquiryId), eq(answer, 'listed'), isNull(settledSequence)))
    .orderBy(asc(answeredSequence), asc(id))
    .limit(most)
    .all();
}

export function findUnlisted(db: Connection, id: string): UnlistedRow | undefined {
  return db.select().from(inquiryUnlisted).where(eq(inquiryUnlisted.id, id)).get();
}

/** The last answer that an owner gave on each of the entries of a register, in whatever inquiry; none for others. */
export function lastInquiryAnswers(
  db: Connection,
  of: 'systemId' | 'contractId',
  ids: readonly string[],
): ReadonlyMap<string, InquiryEntryRow & Pick<AskedRow, 'answeredAt' | 'hearing' | 'enteredBy'>> {
  const rows = db
    .select({ entry: inquiryEntry, answeredAt: activityLog.at, hearing: inquiryHearing, enteredBy: person.name })
    .from(inquiryEntry)
    .leftJoin(activityLog, eq(activityLog.sequence, inquiryEntry.answeredSequence))
    .leftJoin(inquiryHearing, eq(inquiryHearing.id, inquiryEntry.hearingId))
    .leftJoin(person, eq(person.id, activityLog.actor))
    .where(and(inArray(inquiryEntry[of], [...ids]), isNotNull(inquiryEntry.answer)))
    .orderBy(asc(inquiryEntry.answeredSequence))
    .all();
  return new Map(rows.map(({ entry, ...said }) => [entry[of] ?? '', { ...entry, ...said }]));
}
