import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { lastsOn } from '#app/domain/access/office-cover.ts';
import type { KeptOffice } from '#app/domain/access/office-cover.ts';
import { planTransfer, TRANSFER_VERDICTS, verdictCounts } from '#app/domain/access/transfer-plan.ts';
import type { PlannedEntry, TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { HeldAppointment } from '#app/domain/access/actor.ts';
import type { GroundPerson } from '#app/domain/access/transfer-person.ts';
import { isOpened } from '#app/domain/campaign/first-year.ts';
import { TRANSFER_MAX_LINES } from '#app/domain/organization/transfer.ts';
import type { TransferCells } from '#app/domain/organization/transfer.ts';
import { changeDays, isOfYearOver } from '#app/domain/organization/unit-change.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear, fiscalYearOf, fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { CELL_SEPARATOR, KIND_CELLS, transferTable } from '#app/documents/organization/transfer-table.ts';
import type { TableFile } from '#app/lib/table-file.ts';
import type { TransferSearch } from '#app/services/access/transfer.address.server.ts';
import { transferFaultWords } from '#app/services/access/transfer-fault.form.server.ts';
import { doneLines, faultGround, placesOn, plannedLines } from '#app/services/access/transfer-line.loader.server.ts';
import type { TransferLine } from '#app/services/access/transfer-line.loader.server.ts';
import { transferRow } from '#app/services/access/transfer-table.form.server.ts';
import {
  groundPeople,
  linesHash,
  seenTransfer,
  storedLines,
  storedTransfer,
  transferById,
  transferGround,
} from '#app/services/access/transfer.loader.server.ts';
import type { StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import { keptChanges } from '#app/services/access/transferred-row.loader.server.ts';
import { campaignProgress } from '#app/services/campaign/first-year.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { WIDE_TABLE_TEXT_MAX_LENGTH } from '#app/services/shared/table-text.form.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { countActivePeople } from '#db/queries/people.server.ts';
import { allTransfers, lineCounts, transfersBegun } from '#db/queries/transfer.server.ts';

/** 異動の一覧の一行. */
export interface TransferListLine extends Pick<StoredTransfer, 'id' | 'name' | 'on' | 'kind' | 'state'> {
  readonly lineCount: number;
}

/** A draft is made from what is not public yet: who may not apply it does not see it. */
export function transfersPage(context: ServiceContext, actor: Actor): Result<readonly TransferListLine[], Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const counts = lineCounts(context.db);
  return ok(
    allTransfers(context.db).map((row) => {
      const { id, name, on, kind, state } = storedTransfer(row);
      return { id, name, on, kind, state, lineCount: counts.get(id) ?? 0 };
    }),
  );
}

/** 手続の残る異動. One whose day has come, and whose leavers can still sign in. */
export interface UnfinishedTransfer extends Pick<StoredTransfer, 'id' | 'name'> {
  readonly leavingCount: number;
}

/** The transfers that wait to be finished, for who may finish them; a year that is over waits for nothing. */
export function unfinishedTransfers(context: ServiceContext, actor: Actor): readonly UnfinishedTransfer[] {
  if (!authorize(actor, 'organization.edit', null).ok) return [];
  const today = tokyoDate(context.clock());
  return transfersBegun(context.db, today)
    .map(storedTransfer)
    .filter(({ on, leavingIds }) => leavingIds.length > 0 && !isOfYearOver(on, today))
    .map(({ id, name, leavingIds }) => ({ id, name, leavingCount: leavingIds.length }));
}

/** 異動の表の条件. */
export interface TransferLimits {
  readonly maxRows: number;
  readonly maxLength: number;
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** The day on which most people move: the next 1 April, or today just after one; of a registration today. */
  readonly suggestedOn: CalendarDate;
  /**
   * 職員の登録. Until the first self-assessment is open a table is no transfer but says who is there from today on; the
   * first one where nobody but the first account is. Null for a transfer.
   */
  readonly registration: 'first' | 'further' | null;
}

/** A table that is late is still of the 1 April that has just been. */
const DAYS_AFTER_APRIL = 14;

export function newTransferPage(context: ServiceContext, actor: Actor): Result<TransferLimits, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const today = tokyoDate(context.clock());
  const year = fiscalYearOf(today);
  const late = today < addDays(fiscalYearPeriod(year).from, DAYS_AFTER_APRIL);
  const days = changeDays(today);
  const registers = !isOpened(campaignProgress(context.db));
  const first = countActivePeople(context.db) <= 1;
  return ok({
    maxRows: TRANSFER_MAX_LINES,
    maxLength: WIDE_TABLE_TEXT_MAX_LENGTH,
    days,
    suggestedOn: registers || late ? today : fiscalYearPeriod(fiscalYear(year + 1)).from,
    registration: registers ? (first ? 'first' : 'further') : null,
  });
}

/** What the page of a draft's new table needs to know; one that is no draft has none. */
export function transferTablePage(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
): Result<TransferLimits & Pick<StoredTransfer, 'id' | 'name' | 'on' | 'kind'> & { readonly seal: string }, Denial> {
  const limits = newTransferPage(context, actor);
  if (!limits.ok) return limits;
  const transfer = transferById(context.db, transferId);
  if (transfer === null) return refuse('not_permitted');
  if (transfer.state !== 'draft') return refuse('wrong_state');
  const { id, name, on, kind } = transfer;
  const seal = linesHash(storedLines(context.db, transferId));
  return ok({ ...limits.value, id, name, on, kind, seal });
}

const PAGE_SIZE = 100;

export interface TransferLineView extends Omit<TransferLine, 'lineFaults'> {
  /** What is wrong with it, where it is refused. */
  readonly messages: readonly string[];
}

/** 異動. What it would do, or what it has done. */
export interface TransferPage extends Pick<StoredTransfer, 'id' | 'name' | 'on' | 'kind' | 'state'> {
  readonly appliedAt: string | null;
  readonly undoneAt: string | null;
  /** Whether it registers who is there already: no self-assessment is open yet. */
  readonly registers: boolean;
  /** Whether its day is still to come. */
  readonly ahead: boolean;
  readonly verdictCounts: readonly { readonly verdict: TransferVerdict; readonly personCount: number }[];
  readonly show: TransferVerdict;
  readonly lines: readonly TransferLineView[];
  readonly page: number;
  readonly pageCount: number;
  /** Offices that nobody who can sign in would hold. */
  readonly vacant: readonly KeptOffice[];
  /** Who would leave one of them, and by which lines; by none where the table does not name the person. */
  readonly vacating: readonly {
    readonly office: KeptOffice;
    readonly personName: string;
    readonly rowNumbers: readonly number[];
  }[];
  readonly unsettledCount: number;
  /** People of a draft with a unit and no office: the unit of a person is where its offices are held. */
  readonly unplacedCount: number;
  readonly seenHash: string;
  /** Who leaves on the day, and can sign in until then. */
  readonly leavingCount: number;
}

export function transferPage(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  search: Pick<TransferSearch, 'show' | 'page' | 'done'>,
): Result<TransferPage, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const transfer = transferById(db, transferId);
  if (transfer === null) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const places = placesOn(db, [addDays(transfer.on, -1), today < transfer.on ? transfer.on : today]);
  const ground = transferGround(db, transfer, today);
  const stored = storedLines(db, transferId);
  const writtenAt = new Map(stored.map(({ number, written }) => [number, written]));
  const plan =
    transfer.state === 'draft'
      ? planTransfer(
          stored.map((line) => transferRow(line, line.skipped)),
          ground,
        )
      : null;
  // Only what is shown is told line by line, of thousands perhaps.
  const all =
    plan === null
      ? doneLines(db, keptChanges(db, transferId).changes, transfer, places)
      : plannedLines(plan.entries, stored, places, ground);
  const counts = verdictCounts(all);
  const first = TRANSFER_VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'moved';
  const show = search.show === '' ? first : search.show;
  // Those that are still to be settled hold nothing yet, and so stand in the order of the table.
  const shown = all.filter(({ verdict }) => verdict === show).toSorted((a, b) => a.listPlace - b.listPlace);
  const { page, pageCount, from, to } = pagePlace(shown.length, search.page, PAGE_SIZE);
  const told = shown.slice(from, to).map(({ tell }) => tell());
  const words = faultGround(
    db,
    told.flatMap(({ lineFaults }) => lineFaults),
  );
  const { id, name, on, kind, state, appliedAt, undoneAt, leavingIds } = transfer;
  return ok({
    ...{ id, name, on, kind, state, appliedAt, undoneAt },
    registers: on <= today && !isOpened(campaignProgress(db)),
    ahead: on > today,
    verdictCounts: TRANSFER_VERDICTS.map((verdict) => ({ verdict, personCount: counts[verdict] })),
    show,
    lines: told.map(({ lineFaults, ...line }) => {
      const { unknownOffices } = line;
      const messages = lineFaults.map((one) =>
        transferFaultWords(one, writtenAt.get(one.lineNumber) ?? null, { ...words, unknownOffices }),
      );
      return { ...line, messages };
    }),
    page,
    pageCount,
    vacant: plan?.vacant ?? [],
    vacating: (plan?.vacating ?? []).map(({ office, entry }) => ({
      office,
      personName: entry.person?.name ?? '',
      rowNumbers: entry.rows.map((row) => row.number),
    })),
    unsettledCount: counts.unknown + counts.conflicting,
    unplacedCount: (plan?.entries ?? []).filter(isUnplaced).length,
    seenHash: plan === null ? '' : seenTransfer(plan),
    leavingCount: state === 'applied' ? leavingIds.length : 0,
  });
}

/** True for who stays or comes, by lines that name a unit and no office. */
function isUnplaced({ verdict, rows, posts }: PlannedEntry): boolean {
  if (verdict === 'left' || verdict === 'left_out' || posts.kept.length > 0) return false;
  const named = rows.some(({ unitCode, unitName }) => unitCode !== '' || unitName !== '');
  return named && rows.every(({ offices }) => (offices ?? []).length === 0);
}

/** 今の職員の表. Today's people with their offices, in the columns in which a transfer is read. */
export function transferPattern(context: ServiceContext, actor: Actor): Result<TableFile, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const unitOf = new Map(unitsOn(db, today).map((unit) => [unit.id, unit]));
  const systemCodeOf = new Map(allSystems(db).map(({ id, code }) => [id, code]));
  const { officeNames } = bodySettings(db);
  const lines = groundPeople(db)
    .filter(({ active }) => active)
    .flatMap((person) => {
      const held = person.appointments.filter((appointment) => lastsOn(appointment, today));
      // Those of the whole body and of systems stand in one line, those of each unit in another.
      const lists = [...groupBy(held, ({ unitId, until }) => `${unitId ?? ''} ${until ?? ''}`).values()];
      return (lists.length === 0 ? [[]] : lists).map((some) =>
        patternLine(person, some, { unitOf, systemCodeOf, officeNames }),
      );
    });
  return ok(transferTable(lines));
}

function patternLine(
  person: GroundPerson,
  held: readonly HeldAppointment[],
  names: {
    readonly unitOf: ReadonlyMap<string, Unit>;
    readonly systemCodeOf: ReadonlyMap<string, string>;
    readonly officeNames: ReturnType<typeof bodySettings>['officeNames'];
  },
): TransferCells {
  const unit = names.unitOf.get(held[0]?.unitId ?? '');
  const offices = new Set(held.map(({ role }) => names.officeNames[role]));
  const systems = held.flatMap(({ systemId }) => (systemId === null ? [] : [names.systemCodeOf.get(systemId) ?? '']));
  return {
    code: person.code ?? '',
    name: person.name,
    kana: person.kana,
    kind: KIND_CELLS[person.kind],
    login: person.login ?? '',
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    offices: [...offices].join(CELL_SEPARATOR),
    systemCodes: systems.join(CELL_SEPARATOR),
    until: held[0]?.until ?? '',
    movement: '',
    overrideReason: '',
  };
}
