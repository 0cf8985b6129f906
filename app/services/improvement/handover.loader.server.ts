import { measuresOf } from '#app/domain/response/measure.ts';
import { measuresBySheet } from '#app/services/response/measure.loader.server.ts';
import { measuresOfSheets } from '#db/queries/measure.server.ts';
import type { Scope } from '#app/domain/access/can.ts';
import { covers } from '#app/domain/access/can.ts';
import type { AskedObject } from '#app/domain/campaign/asked-object.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { HandoverResource } from '#app/domain/access/resource.ts';
import { isFrozen, isRunning } from '#app/domain/campaign/state.ts';
import { isHandedOver } from '#app/domain/organization/handover.ts';
import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { bureauIdsOf } from '#app/domain/organization/unit.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { addDays, calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { TaskKind } from '#app/domain/shared/task.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { openBroughtActions } from '#app/services/improvement/past-measure.loader.server.ts';
import type { BroughtAction } from '#app/services/improvement/past-measure.loader.server.ts';
import { historyOf } from '#app/services/organization/unit.loader.server.ts';
import { lastReturn } from '#app/services/response/sheet-record.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { openTasks } from '#app/services/response/task.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { permittedExceptions } from '#db/queries/exception.server.ts';
import {
  actionsOfTargets,
  appointmentsAt,
  appointmentsOfSecretariat,
  delegationsOn,
  sheetsAt,
  targetNames,
} from '#db/queries/handover.server.ts';
import type { NamedAppointment } from '#db/queries/handover.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import type { ImprovementActionRow } from '#db/queries/improvement.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { objectsOfItems } from '#db/queries/result.server.ts';
import { answersOfSheet } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';
import { systemsHangingOn } from '#db/queries/unit.server.ts';

/** Exceptions that end within so many days are to be renewed by who takes over. */
const RENEWED_WITHIN_DAYS = 365;

/** 引継ぎ先. Whose matters are handed over: a unit's with its systems, or the 事務局's. */
export interface HandoverPlace extends HandoverResource {
  /** Null for the 事務局. */
  readonly placeName: string | null;
}

/** 引継書の内容. What is handed over; its hash is what a successor acknowledges. */
export interface HandoverContent {
  readonly terms: readonly {
    readonly office: Office;
    readonly systemName: string | null;
    readonly heldAs: MarkedKind | null;
    readonly personName: string;
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
  }[];
  readonly openSheets: readonly {
    readonly sheetId: string;
    readonly campaignName: string;
    readonly targetName: string;
    readonly office: SheetOffice;
    readonly state: SheetState;
    readonly dueOn: CalendarDate;
    readonly returnReason: string | null;
  }[];
  /** 改善策: each stands by its targets, so that it goes on with the post whoever holds it. */
  readonly openActions: readonly {
    readonly id: string;
    readonly campaignName: string;
    readonly number: number;
    readonly level: ImprovementLevel;
    readonly targetNames: readonly string[];
    /** The contract or service that its one item is about; null where it is about none, or has several items. */
    readonly shownObject: AskedObject | null;
    /** It is of other targets too, which are not the reader's: without its words. */
    readonly wordless: boolean;
    readonly problem: string;
    readonly permanentMeasure: string;
    readonly owner: string;
    readonly due: CalendarDate | null;
    readonly actionProgress: ActionProgress;
  }[];
  /** 取り込んだ改善策 that still run. */
  readonly broughtActions: readonly BroughtAction[];
  /** What open sheets promise to do. */
  readonly promises: readonly {
    readonly sheetId: string;
    readonly targetName: string;
    readonly shownObject: AskedObject | null;
    readonly measure: string;
    readonly owner: string;
    readonly due: CalendarDate | null;
  }[];
  /** 根拠資料 that open sheets name and nobody has confirmed yet. */
  readonly namedEvidence: readonly {
    readonly sheetId: string;
    readonly targetName: string;
    readonly shownObject: AskedObject | null;
    readonly documentName: string;
    readonly location: string;
  }[];
  readonly endingExceptions: readonly {
    readonly id: string;
    readonly targetName: string;
    readonly clauseId: string;
    readonly reason: string;
    readonly until: CalendarDate;
  }[];
  readonly delegated: readonly {
    readonly id: string;
    readonly office: Office;
    readonly personName: string;
    readonly chapters: readonly string[];
    readonly until: CalendarDate | null;
  }[];
  readonly tasks: readonly { readonly kind: TaskKind; readonly subject: string; readonly dueOn: CalendarDate | null }[];
}

/** The place of a unit, also of one that is no more; null where there never was one. `null` names the 事務局. */
export function handoverPlace({ db, clock }: ServiceContext, unitId: string | null): HandoverPlace | null {
  if (unitId === null) return { unitId, bureauId: null, otherBureauId: null, systemIds: [], placeName: null };
  const today = tokyoDate(clock());
  const version = placeVersion(historyOf(db, unitId), unitId, today);
  if (version === null) return null;
  const byId = new Map(unitsOn(db, today).map((unit) => [unit.id, unit]));
  return { unitId, ...bureauIdsOf(version, byId), systemIds: systemIdsAt(db, unitId), placeName: version.name };
}

/** The unit as it is today, or as it was last; null for the body, of which nothing is handed over. */
export function placeVersion(history: UnitHistory, unitId: string, today: CalendarDate): UnitVersion | null {
  const version = versionOn(history, unitId, today) ?? versionsOf(history, unitId).at(-1);
  return version === undefined || version.type === 'organization' ? null : version;
}

/** The systems that are handed over with a unit; none with the 事務局. */
export function systemIdsAt(db: Connection, unitId: string | null): readonly string[] {
  return unitId === null ? [] : systemsHangingOn(db, [unitId]).map(({ id }) => id);
}

/** The subject under which the log tells of a place's handover. */
export function handoverSubject(unitId: string | null): string {
  return unitId === null ? 'office:secretariat' : `unit:${unitId}`;
}

/** What the scope opens of it. */
export function handoverContent(context: ServiceContext, place: HandoverPlace, scope: Scope): HandoverContent {
  const { db } = context;
  const today = tokyoDate(context.clock());
  const placeNames = new Map([...unitsOn(db, today), ...allSystems(db)].map(({ id, name }) => [id, name]));
  const appointments = termsAt(db, place);
  const open = openSheets(db, place, scope);
  const own = open.filter(({ target }) => place.unitId !== null || target.type === 'organization');
  return {
    terms: appointments
      .map(({ role, systemId, personName, kind, from, until }) => ({
        office: role,
        heldAs: kind,
        systemName: systemId === null ? null : (placeNames.get(systemId) ?? null),
        personName,
        from: calendarDate(from),
        until: until === null ? null : calendarDate(until),
      }))
      .filter((term) => term.until === null || term.until >= today || isHandedOver(term, today)),
    openSheets: open.map(({ sheet, target, campaignName }) => ({
      sheetId: sheet.id,
      campaignName,
      targetName: target.name,
      office: sheet.office,
      state: sheet.state,
      dueOn: calendarDate(sheet.dueOn),
      returnReason: sheet.state === 'returned' ? (lastReturn(db, sheet.id)?.reason ?? null) : null,
    })),
    openActions: openActions(db, place, scope),
    broughtActions: broughtActions(db, place, scope, today),
    ...written(db, own),
    endingExceptions: endingExceptions(db, place, scope, today).map(({ id, targetId, clauseId, reason, until }) => ({
      id,
      targetName: placeNames.get(targetId) ?? '',
      clauseId,
      reason,
      until: calendarDate(until),
    })),
    delegated: delegationsOn(
      db,
      appointments.map(({ id }) => id),
      today,
    ).map(({ id, appointmentId, personName, chapters, until }) => ({
      id,
      office: appointments.find((one) => one.id === appointmentId)?.role ?? 'staff_in_charge',
      personName,
      chapters,
      until: until === null ? null : calendarDate(until),
    })),
    tasks: openTasks(context, { appointments: postsOf(place), personId: '' }),
  };
}

/** 見た内容の印. A paper has the mark that it had before there was what it does not speak of. */
export function seenHandover({ broughtActions: brought, ...content }: HandoverContent): string {
  return sha256(
    canonicalJson({
      ...content,
      openActions: content.openActions.map(withoutNoObject),
      promises: content.promises.map(withoutNoObject),
      namedEvidence: content.namedEvidence.map(withoutNoObject),
      ...(brought.length === 0 ? {} : { broughtActions: brought.map((one) => ({ ...one })) }),
    }),
  );
}

function withoutNoObject<Line extends { readonly shownObject: AskedObject | null }>({ shownObject, ...line }: Line) {
  return shownObject === null ? line : { ...line, shownObject: { ...shownObject } };
}

/** Every term at a place, past and coming ones included. */
export function termsAt(
  db: Connection,
  { unitId, systemIds }: Pick<HandoverPlace, 'unitId' | 'systemIds'>,
): readonly NamedAppointment[] {
  return unitId === null ? appointmentsOfSecretariat(db) : appointmentsAt(db, unitId, systemIds);
}

function postsOf({ unitId, systemIds }: HandoverPlace): readonly Post[] {
  if (unitId === null) return [{ role: 'secretariat', unitId, systemId: null }];
  return [
    ...OFFICES.map((role): Post => ({ role, unitId, systemId: null })),
    ...systemIds.map((systemId): Post => ({ role: 'system_manager', unitId: null, systemId })),
  ];
}

interface OpenSheet extends SheetWithTarget {
  readonly campaignName: string;
}

function openSheets(db: Connection, place: HandoverPlace, scope: Scope): readonly OpenSheet[] {
  return allCampaigns(db)
    .filter(({ state }) => isRunning(state))
    .flatMap(({ id, name }) => sheetsAt(db, id, place, scope).map((row) => ({ ...row, campaignName: name })))
    .filter(({ sheet }) => sheet.state !== 'accepted');
}

const FINISHED: readonly ActionProgress[] = ['effect_confirmed', 'cancelled'];

/** An action of others too is told without its words, which may be theirs. */
function openActions(db: Connection, place: HandoverPlace, scope: Scope): HandoverContent['openActions'] {
  return allCampaigns(db).flatMap(({ id: campaignId, closingId, name: campaignName, state }) => {
    if (closingId === null || !isFrozen(state)) return [];
    const actions = actionsAt(db, { campaignId, closingId }, place, scope)
      .map(({ id, content }) => ({ id, action: readAction(content) }))
      .filter(({ action: { progress, carriedTo } }) => !FINISHED.includes(progress) && carriedTo === null);
    const names = targetNames(db, campaignId, [...new Set(actions.flatMap(({ action }) => action.targetIds))], scope);
    const objects = objectsOfItems(db, campaignId);
    return actions.map(({ id, action }) => {
      const opened = action.targetIds.flatMap((targetId) => names.get(targetId) ?? []);
      const whole = opened.length === action.targetIds.length;
      return {
        id,
        campaignName,
        number: action.number,
        level: action.level,
        targetNames: opened,
        shownObject: whole ? onlyObject(action.itemIds, objects) : null,
        wordless: !whole,
        problem: whole ? action.problem : '',
        permanentMeasure: whole ? action.permanentMeasure : '',
        owner: whole ? action.owner : '',
        due: action.due,
        actionProgress: action.progress,
      };
    });
  });
}

function onlyObject(
  [itemId, ...more]: readonly string[],
  objects: ReadonlyMap<string, AskedObject>,
): AskedObject | null {
  return itemId === undefined || more.length > 0 ? null : (objects.get(itemId) ?? null);
}

function broughtActions(
  db: Connection,
  { unitId, ...above }: HandoverPlace,
  scope: Scope,
  today: CalendarDate,
): readonly BroughtAction[] {
  if (unitId !== null && !covers(scope, { targetId: unitId, ...above })) return [];
  return openBroughtActions(db, { unitId, today, finished: FINISHED });
}

/** Of a unit, the actions of both levels that name what is its own; of the 事務局, those of the whole body. */
function actionsAt(
  db: Connection,
  { campaignId, closingId }: { readonly campaignId: string; readonly closingId: string },
  place: HandoverPlace,
  scope: Scope,
): readonly ImprovementActionRow[] {
  if (place.unitId === null) return actionsOf(db, closingId, 'committee');
  const own = [...new Set(sheetsAt(db, campaignId, place, scope).map(({ target }) => target.targetId))];
  return IMPROVEMENT_LEVELS.flatMap((level) => actionsOfTargets(db, closingId, level, own));
}

/** What was written in open sheets and binds who takes them over. */
function written(db: Connection, sheets: readonly OpenSheet[]): Pick<HandoverContent, 'promises' | 'namedEvidence'> {
  const campaignIds = [...new Set(sheets.map(({ sheet }) => sheet.campaignId))];
  const objects = new Map(campaignIds.flatMap((id) => [...objectsOfItems(db, id)]));
  const shared = measuresBySheet(
    measuresOfSheets(
      db,
      sheets.map(({ sheet }) => sheet.id),
    ),
  );
  const answers = sheets.flatMap(({ sheet, target }) =>
    answersOfSheet(db, sheet.id).map(({ itemId, content }) => ({
      itemId,
      place: { sheetId: sheet.id, targetName: target.name, shownObject: objects.get(itemId) ?? null },
      answer: readStored(storedAnswer, content),
    })),
  );
  return {
    promises: sheets.flatMap(({ sheet, target }) => {
      const entered = answers.filter(({ place }) => place.sheetId === sheet.id);
      return measuresOf(entered, shared.get(sheet.id) ?? []).map(({ plan: { measure, owner, due }, covers }) => ({
        ...{ sheetId: sheet.id, targetName: target.name, measure, owner, due },
        shownObject: onlyObject([...new Set(covers.map(({ itemId }) => itemId))], objects),
      }));
    }),
    namedEvidence: answers.flatMap(({ place, answer }) =>
      answer.evidence
        .filter(({ confirmedOn }) => confirmedOn === null)
        .map(({ documentName, location }) => ({ ...place, documentName, location })),
    ),
  };
}

function endingExceptions(
  db: Connection,
  { unitId, systemIds, bureauId, otherBureauId }: HandoverPlace,
  scope: Scope,
  today: CalendarDate,
): ReturnType<typeof permittedExceptions> {
  const last = addDays(today, RENEWED_WITHIN_DAYS);
  return permittedExceptions(db).filter(({ targetId, until }) => {
    const own = unitId === null || targetId === unitId || systemIds.includes(targetId);
    return own && covers(scope, { targetId, bureauId, otherBureauId }) && until >= today && until <= last;
  });
}
