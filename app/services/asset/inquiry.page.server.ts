import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { byInquiryUrgency, inquiryPost, isInquiryDone, unlistedNames } from '#app/domain/asset/inquiry.ts';
import type { InquiryProgress } from '#app/domain/asset/inquiry.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { compareCodes } from '#app/domain/shared/code-order.ts';
import type { InquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import {
  askedEntries,
  askedUnit,
  askedUnlisted,
  inquiryDue,
  keptWords,
  NOTHING_ASKED,
  progressOfUnit,
  unitsWithoutEntry,
  unlistedOf,
} from '#app/services/asset/inquiry.loader.server.ts';
import type { AskedEntry, AskedUnlisted, Heard, KeptWords } from '#app/services/asset/inquiry.loader.server.ts';
import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { contractsInForce } from '#db/queries/contract.server.ts';
import {
  closedInquiries,
  entriesOfUnit,
  findInquiry,
  findOpenInquiry,
  inquiryProgress,
  lastInquiryOfUnit,
  progressOfInquiries,
  inquiryBegunAt,
  unsettledEntries,
  unsettledUnlisted,
} from '#db/queries/inquiry.server.ts';
import type { AskedRow } from '#db/queries/inquiry.server.ts';
import type { InquiryRow } from '#db/queries/inquiry.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

const SECTIONS_PER_PAGE = 50;
const SHOWN_DIFFERING = 20;
const SHOWN_PAST = 20;

/** 照会の届く先. A unit with who is waited for there. */
export interface AskedSection {
  readonly unitId: string;
  readonly unitName: string;
  /** False where there is no such unit today: nobody can answer until the register names another. */
  readonly isToday: boolean;
  readonly answeringOffice: Office;
  readonly answeringPeople: readonly HolderName[];
}

/** 届く先の見込み. What an inquiry that begins now would ask of a unit; neither of who is asked for the rest alone. */
export interface CandidateSection extends AskedSection {
  readonly systemCount: number;
  readonly contractCount: number;
}

/** 所管課の進み. */
export interface SectionProgress extends AskedSection, InquiryProgress {
  readonly done: boolean;
}

/** 違いがあると答えた記載. With the unit that says so. */
export interface DifferingEntry extends Pick<
  AskedEntry,
  'entryId' | 'register' | 'registerId' | 'name' | 'remark' | 'answeredOn' | 'answerRev' | 'unitId' | 'heard'
> {
  readonly unitName: string;
}

/** 台帳にないと書かれたもの. With the unit that names it. */
export interface UnlistedEntry {
  readonly unlistedId: string;
  readonly unlistedText: string;
  /** The single things of it. */
  readonly unlistedNames: readonly string[];
  readonly answeredOn: CalendarDate | null;
  readonly answerRev: number;
  readonly heard: Heard | null;
  readonly unitId: string;
  readonly unitName: string;
}

/** 照会の状況. One inquiry, open or closed, by unit. */
export interface InquiryState extends InquiryProgress {
  readonly inquiryId: string;
  readonly open: boolean;
  readonly dueOn: CalendarDate;
  readonly overdue: boolean;
  readonly done: boolean;
  /** The first ones of what the 事務局 has not dealt with. */
  readonly differing: readonly DifferingEntry[];
  readonly unlistedEntries: readonly UnlistedEntry[];
  readonly matching: number;
  readonly page: number;
  readonly pageCount: number;
  readonly sections: readonly SectionProgress[];
}

/** 過去の照会. */
export interface PastInquiry extends InquiryProgress {
  readonly inquiryId: string;
  readonly dueOn: CalendarDate;
  /** Null where the log has been cut. */
  readonly begunOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
}

/** 照会の画面. */
export interface InquiryPage {
  readonly editable: boolean;
  readonly today: CalendarDate;
  /** The inquiry that is shown; null where none is open and no closed one is asked for. */
  readonly shown: InquiryState | null;
  /** Whom an inquiry would reach; null while one is open. */
  readonly candidates: readonly CandidateSection[] | null;
  readonly past: readonly PastInquiry[];
}

export function inquiryPage(context: ServiceContext, actor: Actor, search: InquirySearch): Result<InquiryPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const today = tokyoDate(context.clock());
  const open = findOpenInquiry(db);
  const row = search.of === '' ? open : findInquiry(db, search.of);
  if (search.of !== '' && row === undefined) return refuse('not_permitted');
  return {
    ok: true,
    value: {
      editable: can(actor, 'ledger.edit', null).ok,
      today,
      shown: row === undefined ? null : stateOf(db, row, search, today),
      candidates: open === undefined && row === undefined ? candidatesOn(db, today) : null,
      past: pastInquiries(db, today),
    },
  };
}

function pastInquiries(db: Connection, today: CalendarDate): readonly PastInquiry[] {
  const closed = closedInquiries(db, SHOWN_PAST);
  const ids = closed.map(({ id }) => id);
  const progress = progressOfInquiries(db, ids, today);
  return closed.map(({ id, dueOn, openedAt, closedAt }) => ({
    inquiryId: id,
    dueOn: calendarDate(dueOn),
    begunOn: openedAt === null ? null : tokyoDate(instant(openedAt)),
    closedOn: closedAt === null ? null : tokyoDate(instant(closedAt)),
    ...(progress.get(id) ?? NOTHING_ASKED),
  }));
}

function total(all: readonly InquiryProgress[]): InquiryProgress {
  const sum = (of: (one: InquiryProgress) => number) => all.reduce((before, one) => before + of(one), 0);
  return {
    askedCount: sum((one) => one.askedCount),
    answeredCount: sum((one) => one.answeredCount),
    differingCount: sum((one) => one.differingCount),
    unsettledCount: sum((one) => one.unsettledCount),
    ownNothingCount: sum((one) => one.ownNothingCount),
    ownNothingAnsweredCount: sum((one) => one.ownNothingAnsweredCount),
    unlistedCount: sum((one) => one.unlistedCount),
    unlistedUnsettledCount: sum((one) => one.unlistedUnsettledCount),
  };
}

/** Says of a unit what it is called and who is waited for there. */
function sectionsOf(db: Connection, today: CalendarDate) {
  const units: ReadonlyMap<string, Unit> = new Map(unitsOn(db, today).map((unit) => [unit.id, unit]));
  const holders = holdersOn(db, today);
  const nameOf = (unitId: string) => units.get(unitId)?.name ?? askedUnit(db, unitId, today)?.name ?? '';
  const places = new Map([...units.keys()].map((id, index) => [id, index]));
  const section = (unitId: string): AskedSection => {
    const { role } = inquiryPost({ id: unitId, type: units.get(unitId)?.type ?? null });
    return {
      unitId,
      unitName: nameOf(unitId),
      isToday: units.has(unitId),
      answeringOffice: role,
      answeringPeople: namesOf(holders.ofUnit(role, unitId)),
    };
  };
  return { section, nameOf, placeOf: (unitId: string) => places.get(unitId) ?? places.size };
}

function candidatesOn(db: Connection, today: CalendarDate): readonly CandidateSection[] {
  const { section, placeOf } = sectionsOf(db, today);
  const systems = systemsOn(db, today).map(({ ownerUnitId }) => ({ ownerUnitId, isSystem: true }));
  const contracts = contractsInForce(db, today).map(({ ownerUnitId }) => ({ ownerUnitId, isSystem: false }));
  const others = unitsWithoutEntry(db, today).map(({ id }) => [id, []] as const);
  return [...groupBy([...systems, ...contracts], ({ ownerUnitId }) => ownerUnitId), ...others]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([unitId, owned]) => ({
      ...section(unitId),
      systemCount: owned.filter(({ isSystem }) => isSystem).length,
      contractCount: owned.filter(({ isSystem }) => !isSystem).length,
    }));
}

function isShown(one: InquiryProgress, show: InquirySearch['show']): boolean {
  switch (show) {
    case '':
      return true;
    case 'differs':
      return one.differingCount > 0;
    case 'unlisted':
      return one.unlistedCount > 0;
    case 'waiting':
      return !isInquiryDone(one);
  }
}

function stateOf(db: Connection, row: InquiryRow, { show, page }: InquirySearch, today: CalendarDate): InquiryState {
  const { section, nameOf, placeOf } = sectionsOf(db, today);
  const progress = [...inquiryProgress(db, { inquiryId: row.id }, today)];
  const sums = total(progress.map(([, one]) => one));
  const matching = progress
    .filter(([, one]) => isShown(one, show))
    .sort(([a, one], [b, other]) => byInquiryUrgency(one, other) || placeOf(a) - placeOf(b));
  const place = pagePlace(matching.length, page, SECTIONS_PER_PAGE);
  const open = row.closedSequence === null;
  const due = inquiryDue(row, isInquiryDone(sums), today);
  return {
    inquiryId: row.id,
    open,
    ...sums,
    ...due,
    overdue: open && due.overdue,
    differing: askedEntries(db, unsettledEntries(db, row.id, SHOWN_DIFFERING), today).map((entry) => {
      const { entryId, register, registerId, name, remark, answeredOn, answerRev, unitId, heard } = entry;
      const of = { entryId, register, registerId, name, remark, answeredOn, answerRev, heard };
      return { ...of, unitId, unitName: nameOf(unitId) };
    }),
    unlistedEntries: unsettledUnlisted(db, row.id, SHOWN_DIFFERING).map((word) => {
      const { unlistedText, answeredOn, answerRev, heard } = unlistedOf(word);
      const { id: unlistedId, unitId } = word.word;
      const said = { unlistedId, unlistedText, unlistedNames: unlistedNames(unlistedText), heard };
      return { ...said, answeredOn, answerRev, unitId, unitName: nameOf(unitId) };
    }),
    matching: matching.length,
    page: place.page,
    pageCount: place.pageCount,
    sections: matching
      .slice(place.from, place.to)
      .map(([unitId, one]) => ({ ...section(unitId), ...one, done: isInquiryDone(one) })),
  };
}

/** 所管課への照会. What one unit is asked, as the registers stand today. */
export interface UnitInquiryPage extends InquiryProgress {
  readonly unitName: string;
  readonly today: CalendarDate;
  readonly open: boolean;
  readonly dueOn: CalendarDate;
  readonly overdue: boolean;
  readonly done: boolean;
  readonly answerable: boolean;
  /** Whether the reader may answer for the unit, having heard what it says. */
  readonly answerableFor: boolean;
  /** The first day on which it can have been heard; null where the log has been cut. */
  readonly begunOn: CalendarDate | null;
  readonly entries: readonly AskedEntry[];
  readonly unlisted: AskedUnlisted;
  /** What nobody may answer for the unit. */
  readonly kept: KeptWords;
}

const codeAsked = ({ system, contract }: AskedRow) => (system ?? contract)?.code ?? '';

/** The inquiry named by `of`, or the one that is open, or the newest that asked the unit. */
export function unitInquiryPage(
  context: ServiceContext,
  actor: Actor,
  { unitId, of }: { readonly unitId: string; readonly of: string },
): Result<UnitInquiryPage, Denial> {
  const { db } = context;
  const permission = authorize(actor, 'inquiry.view', { unitId, answerable: false });
  if (!permission.ok) return permission;
  const row = of === '' ? lastInquiryOfUnit(db, unitId) : findInquiry(db, of);
  if (row === undefined) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const kinds = groupBy(entriesOfUnit(db, row.id, unitId), ({ contract }) => contract?.kind ?? null);
  const rows = [...kinds.values()].flatMap((same) =>
    [...same].sort((a, b) => compareCodes(codeAsked(a), codeAsked(b))),
  );
  const unlisted = askedUnlisted(db, row.id, unitId);
  if (rows.length === 0 && unlisted.unlistedId === null) return refuse('not_permitted');
  const begunAt = inquiryBegunAt(db, row);
  const entries = askedEntries(db, rows, today);
  const open = row.closedSequence === null;
  const progress = progressOfUnit(db, row.id, unitId, today);
  const due = inquiryDue(row, isInquiryDone(progress), today);
  return {
    ok: true,
    value: {
      unitName: askedUnit(db, unitId, today)?.name ?? '',
      today,
      open,
      ...progress,
      ...due,
      overdue: open && due.overdue,
      answerable: can(actor, 'inquiry.answer', { unitId, answerable: open }).ok,
      answerableFor: can(actor, 'inquiry.answer_for', { unitId, answerable: open }).ok,
      begunOn: begunAt === null ? null : tokyoDate(instant(begunAt)),
      unlisted,
      entries,
      kept: keptWords(db, unitId, { entries, unlisted }, today),
    },
  };
}

/** 代わりの記入の画面. What a unit is asked, for whoever may write down what it says. */
export function answerForPage(context: ServiceContext, actor: Actor, unitId: string): Result<UnitInquiryPage, Denial> {
  const permission = authorize(actor, 'inquiry.answer_for', { unitId, answerable: true });
  return permission.ok ? unitInquiryPage(context, actor, { unitId, of: '' }) : permission;
}
