import { unitsOf } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { registeredTerms } from '#app/domain/asset/contract-term.ts';
import type { Classification } from '#app/domain/asset/classification.ts';
import type { Subcontracting } from '#app/domain/asset/contract.ts';
import { isInUse } from '#app/domain/asset/information-system.ts';
import { INQUIRY_OFFICES, isInquiryDone, partsOfInquirySubject, unlistedAnswer } from '#app/domain/asset/inquiry.ts';
import type {
  AskedRegister,
  HearingMeans,
  InquiryAnswer,
  InquiryProgress,
  UnlistedOutcome,
  UnlistedWord,
} from '#app/domain/asset/inquiry.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { UnitVersion } from '#app/domain/organization/unit-history.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { ATTRIBUTE_NAMES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { contractsBySystem } from '#app/services/asset/system-contract.loader.server.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';
import { historyOf } from '#app/services/organization/unit.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { contractsInForce, systemNamesOfContracts } from '#db/queries/contract.server.ts';
import {
  findInquiry,
  findOpenInquiry,
  inquiryProgress,
  lastInquiryAnswers,
  unlistedOfUnit,
} from '#db/queries/inquiry.server.ts';
import type { AskedRow, InquiryRow, UnlistedWordRow } from '#db/queries/inquiry.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';

/** 台帳の記載（情報システム）. What an owner is shown of a system. */
export interface AskedSystem extends Classification {
  readonly zoneName: string;
  readonly attributes: readonly string[];
  readonly contractor: string | null;
  readonly contractEndsOn: string | null;
  /** True where contracts in force say both, and not the ledger. */
  readonly isContracted: boolean;
  readonly note: string;
}

/** 台帳の記載（委託・クラウドサービス）. What an owner is shown of a contract or a service. */
export interface AskedContract {
  readonly contractor: string;
  /** 渡す情報. */
  readonly givenInformation: string;
  readonly personalInformation: boolean;
  readonly subcontracting: Subcontracting;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly approvedOn: string | null;
  readonly approvedBy: string | null;
  readonly approvalDocument: string | null;
  readonly systemNames: readonly string[];
  readonly note: string;
}

/** 事務局が代わりに記入. From whom, when and how the 事務局 heard an answer that it gave for the unit. */
export interface Heard {
  readonly heardFrom: string;
  readonly heardOn: CalendarDate;
  readonly means: HearingMeans;
  /** Null where the log has been cut. */
  readonly enteredBy: string | null;
}

/** The ground of an answer; null where the unit gave it itself. */
export function heardOf({ hearing, enteredBy }: Pick<AskedRow, 'hearing' | 'enteredBy'>): Heard | null {
  if (hearing === null) return null;
  const { heardFrom, heardOn, means } = hearing;
  return { heardFrom, heardOn: calendarDate(heardOn), means, enteredBy };
}

/** 台帳にないもの. What a unit says of it in one inquiry, and what the 事務局 did about it. */
export interface AskedUnlisted extends UnlistedWord {
  /** Null where the unit was not asked for it alone and has not said anything. */
  readonly unlistedId: string | null;
  /** Whether no register named anything of the unit when the inquiry began. */
  readonly ownsNothing: boolean;
  readonly answeredOn: CalendarDate | null;
  /** Which of its words it is; 0 where none was given. */
  readonly answerRev: number;
  readonly heard: Heard | null;
  readonly outcome: UnlistedOutcome | null;
  /** Why it is left out. */
  readonly because: string;
  /** Names the word as it was shown. */
  readonly seenHash: string;
}

const NO_WORD = { noneElse: false, unlistedText: '', ownsNothing: false, answeredOn: null, answerRev: 0 } as const;
const NOT_DEALT_WITH = { heard: null, outcome: null, because: '' } as const;

export function askedUnlisted(db: Connection, inquiryId: string, unitId: string): AskedUnlisted {
  const row = unlistedOfUnit(db, inquiryId, unitId);
  if (row !== undefined) return unlistedOf(row);
  return { unlistedId: null, ...NO_WORD, ...NOT_DEALT_WITH, seenHash: sealOfWord(NO_WORD.answerRev, null) };
}

export function unlistedOf({ word, answeredAt, ...ground }: UnlistedWordRow): AskedUnlisted {
  const answerRev = word.answeredSequence ?? 0;
  return {
    unlistedId: word.id,
    noneElse: word.answer === 'none',
    unlistedText: word.words,
    ownsNothing: word.ownsNothing,
    answeredOn: dayOf(answeredAt),
    answerRev,
    heard: heardOf(ground),
    outcome: word.outcome,
    because: word.because,
    seenHash: sealOfWord(answerRev, word.outcome),
  };
}

const sealOfWord = (answerRev: number, outcome: UnlistedOutcome | null) =>
  sha256(canonicalJson({ answerRev, outcome }));

/** 台帳に何も載せていない課. The sections of the day that own no system in use and no contract in force. */
export function unitsWithoutEntry(db: Connection, today: CalendarDate): readonly Unit[] {
  const owning = new Set([...systemsOn(db, today), ...contractsInForce(db, today)].map((one) => one.ownerUnitId));
  return unitsOn(db, today).filter(({ id, type }) => type === 'department' && !owning.has(id));
}

/** 照会の項目. One entry of a register as it stands today, with the owner's last word on it. */
export interface AskedEntry {
  readonly entryId: string;
  readonly register: AskedRegister;
  readonly registerId: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  /** False once it has left the register: nobody waits for an answer any more. */
  readonly inUse: boolean;
  readonly inquiryAnswer: InquiryAnswer | null;
  readonly remark: string;
  readonly answeredOn: CalendarDate | null;
  /** Which of the answers it is; 0 where none was given. */
  readonly answerRev: number;
  readonly settled: boolean;
  readonly heard: Heard | null;
  readonly askedSystem: AskedSystem | null;
  readonly askedContract: AskedContract | null;
  /** Names the entry as it was shown, down to the answer that stands. */
  readonly seenHash: string;
}

/** The rows as they are shown, in the order in which they come. */
export function askedEntries(db: Connection, rows: readonly AskedRow[], today: CalendarDate): readonly AskedEntry[] {
  const contractIds = rows.flatMap(({ contract }) => contract?.id ?? []);
  const systemNames = groupBy(systemNamesOfContracts(db, contractIds), ({ contractId }) => contractId);
  const systemIds = rows.flatMap(({ system }) => system?.id ?? []);
  const contracts = contractsBySystem(db, today, systemIds);
  return rows.flatMap((row) => {
    const entry = askedEntry(
      row,
      {
        systemNames: (systemNames.get(row.contract?.id ?? '') ?? []).map(({ name }) => name),
        contracts: contracts.get(row.system?.id ?? '') ?? [],
      },
      today,
    );
    return entry === null ? [] : [{ ...entry, seenHash: sha256(canonicalJson(sealed(entry))) }];
  });
}

/** 残る回答. What a unit that is no more said itself: it can take back nothing that somebody else would say for it. */
export interface KeptWords {
  readonly entryIds: readonly string[];
  /** Whether it is the word on what no register names. */
  readonly restKept: boolean;
}

export function keptWords(
  db: Connection,
  unitId: string,
  { entries, unlisted }: { readonly entries: readonly AskedEntry[]; readonly unlisted: AskedUnlisted },
  today: CalendarDate,
): KeptWords {
  if (versionOn(historyOf(db, unitId), unitId, today) !== undefined) return { entryIds: [], restKept: false };
  return {
    entryIds: entries
      .filter(({ inquiryAnswer, heard }) => inquiryAnswer !== null && heard === null)
      .map(({ entryId }) => entryId),
    restKept: unlistedAnswer(unlisted) !== null && unlisted.heard === null,
  };
}

type UnsealedEntry = Omit<AskedEntry, 'seenHash'>;

/** What the other register says of an entry: of a contract the systems, of a system the contracts in force. */
interface OtherRegister {
  readonly systemNames: readonly string[];
  readonly contracts: readonly SystemContract[];
}

function askedEntry(
  row: AskedRow,
  { systemNames, contracts }: OtherRegister,
  today: CalendarDate,
): UnsealedEntry | null {
  const { entry, system, contract } = row;
  const kept = system ?? contract;
  if (kept === null) return null;
  const retiredOn = kept.retiredOn === null ? null : calendarDate(kept.retiredOn);
  return {
    entryId: entry.id,
    register: contract === null ? 'system' : contract.kind,
    registerId: kept.id,
    code: kept.code,
    name: kept.name,
    unitId: entry.unitId,
    inUse: isInUse({ retiredOn }, today),
    inquiryAnswer: entry.answer,
    remark: entry.remark,
    answeredOn: dayOf(row.answeredAt),
    answerRev: entry.answeredSequence ?? 0,
    settled: entry.settledSequence !== null,
    heard: heardOf(row),
    askedSystem: askedSystem(row, contracts),
    askedContract: askedContract(row, systemNames),
  };
}

function askedSystem({ system, zoneName }: AskedRow, contracts: readonly SystemContract[]): AskedSystem | null {
  if (system === null) return null;
  const { confidentiality, integrity, availability, contractor, contractEndsOn, note } = system;
  const registered = registeredTerms(contracts);
  const terms = { ...(registered ?? { contractor, contractEndsOn }), isContracted: registered !== null };
  const attributes = system.attributes.map((id) => ATTRIBUTE_NAMES.get(id) ?? id);
  const classes = { confidentiality, integrity, availability };
  return { zoneName: zoneName ?? '', attributes, ...classes, ...terms, note };
}

function askedContract({ contract }: AskedRow, systemNames: readonly string[]): AskedContract | null {
  if (contract === null) return null;
  const {
    contractor,
    handedOver: givenInformation,
    personalInformation,
    subcontracting,
    startsOn,
    endsOn,
    note,
  } = contract;
  const { approvedOn, approvedBy, approvalDocument } = contract;
  const facts = { contractor, givenInformation, personalInformation, subcontracting, startsOn, endsOn, note };
  return { ...facts, approvedOn, approvedBy, approvalDocument, systemNames };
}

/** What an answer is given on: another entry, another owner or another answer is another one. */
function sealed({ askedSystem: system, askedContract: contract, ...entry }: UnsealedEntry) {
  const { entryId, code, name, unitId, answerRev, settled } = entry;
  const own = { entryId, code, name, unitId, answerRev, settled };
  return {
    ...own,
    system: system === null ? null : { ...system },
    contract: contract === null ? null : { ...contract },
  };
}

function dayOf(at: string | null): CalendarDate | null {
  return at === null ? null : tokyoDate(instant(at));
}

export const NOTHING_ASKED: InquiryProgress = {
  ...{ askedCount: 0, answeredCount: 0, differingCount: 0, unsettledCount: 0 },
  ...{ ownNothingCount: 0, ownNothingAnsweredCount: 0, unlistedCount: 0, unlistedUnsettledCount: 0 },
};

/** How far one unit is in an inquiry. */
export function progressOfUnit(
  db: Connection,
  inquiryId: string,
  unitId: string,
  today: CalendarDate,
): InquiryProgress {
  return inquiryProgress(db, { inquiryId, unitId }, today).get(unitId) ?? NOTHING_ASKED;
}

/** Whether what a task asks for can still be done: the inquiry is open, and the unit has not answered it all. */
export function isInquiryWaiting({ db, clock }: Pick<ServiceContext, 'db' | 'clock'>, subject: string): boolean {
  const { inquiryId, unitId } = partsOfInquirySubject(subject);
  const row = findInquiry(db, inquiryId);
  if (row === undefined || row.closedSequence !== null) return false;
  return !isInquiryDone(progressOfUnit(db, inquiryId, unitId, tokyoDate(clock())));
}

/** ホームの照会. What an open inquiry asks of a unit for which the person may answer. */
export interface HomeInquiry extends InquiryProgress {
  readonly unitId: string;
  readonly unitName: string;
  readonly dueOn: CalendarDate;
  readonly overdue: boolean;
  readonly done: boolean;
}

export function homeInquiries({ db, clock }: ServiceContext, actor: Actor): readonly HomeInquiry[] {
  const unitIds = [...new Set(unitsOf(actor, ...INQUIRY_OFFICES))];
  const row = unitIds.length === 0 ? undefined : findOpenInquiry(db);
  if (row === undefined) return [];
  const today = tokyoDate(clock());
  return unitIds
    .map((unitId) => ({ unitId, ...progressOfUnit(db, row.id, unitId, today) }))
    .filter(({ askedCount, ownNothingCount }) => askedCount + ownNothingCount > 0)
    .map((one) => ({
      ...one,
      ...inquiryDue(row, isInquiryDone(one), today),
      unitName: askedUnit(db, one.unitId, today)?.name ?? '',
    }));
}

/** The unit as it is today, or as it was last; null where there never was one. */
export function askedUnit(db: Connection, unitId: string, today: CalendarDate): UnitVersion | null {
  const history = historyOf(db, unitId);
  return versionOn(history, unitId, today) ?? versionsOf(history, unitId).at(-1) ?? null;
}

/** Until when is answered, and whether that day has passed without. */
export function inquiryDue(
  { dueOn }: Pick<InquiryRow, 'dueOn'>,
  done: boolean,
  today: CalendarDate,
): { readonly dueOn: CalendarDate; readonly overdue: boolean; readonly done: boolean } {
  return { dueOn: calendarDate(dueOn), overdue: !done && dueOn < today, done };
}

/** 直近の照会. The last answer on an entry of a register; without its day where the log has been cut since. */
export interface LastInquiry {
  readonly inquiryAnswer: InquiryAnswer;
  readonly remark: string;
  readonly answeredOn: CalendarDate | null;
  readonly settled: boolean;
  readonly heard: Heard | null;
}

/** What the owners last said of these entries of a register. */
export function lastInquiries(
  db: Connection,
  of: 'systemId' | 'contractId',
  ids: readonly string[],
): ReadonlyMap<string, LastInquiry> {
  const last = new Map<string, LastInquiry>();
  for (const [id, { answer, remark, answeredAt, settledSequence, ...ground }] of lastInquiryAnswers(db, of, ids)) {
    if (answer === null) continue;
    const said = { inquiryAnswer: answer, remark, answeredOn: dayOf(answeredAt) };
    last.set(id, { ...said, settled: settledSequence !== null, heard: heardOf(ground) });
  }
  return last;
}
