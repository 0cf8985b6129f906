import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { HandoverResource } from '#app/domain/access/resource.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { isHandedOver } from '#app/domain/organization/handover.ts';
import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { bureauOf } from '#app/domain/organization/unit.ts';
import { versionOn, versionsOf } from '#app/domain/organization/unit-history.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { addDays, calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { TaskKind } from '#app/domain/shared/task.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { lastReturn, sheetEvents } from '#app/services/response/sheet-record.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { openTasks } from '#app/services/response/task.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { permittedExceptions } from '#db/queries/exception.server.ts';
import { appointmentsAt, appointmentsOfSecretariat, delegationsOn } from '#db/queries/handover.server.ts';
import type { NamedAppointment } from '#db/queries/handover.server.ts';
import { actionsOf } from '#db/queries/improvement.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { answersOfSheet, sheetsOf } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget, TargetRow } from '#db/queries/sheet.server.ts';

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
    readonly problem: string;
    readonly permanentMeasure: string;
    readonly owner: string;
    readonly due: CalendarDate | null;
    readonly actionProgress: ActionProgress;
  }[];
  /** What open sheets promise to do. */
  readonly promises: readonly {
    readonly sheetId: string;
    readonly targetName: string;
    readonly measure: string;
    readonly owner: string;
    readonly due: CalendarDate | null;
  }[];
  /** 根拠資料 that open sheets name and nobody has confirmed yet. */
  readonly namedEvidence: readonly {
    readonly sheetId: string;
    readonly targetName: string;
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
  if (unitId === null) return { unitId, bureauId: null, systemIds: [], placeName: null };
  const today = tokyoDate(clock());
  const history = unitHistory(db);
  const version = versionOn(history, unitId, today) ?? versionsOf(history, unitId).at(-1);
  if (version === undefined || version.type === 'organization') return null;
  const byId = new Map(unitsOn(db, today).map((unit) => [unit.id, unit]));
  const bureauId = bureauOf(version, byId)?.id ?? null;
  const systemIds = allSystems(db)
    .filter(({ ownerUnitId }) => ownerUnitId === unitId)
    .map(({ id }) => id);
  return { unitId, bureauId, systemIds, placeName: version.name };
}

/** The subject under which the log tells of a place's handover. */
export function handoverSubject(unitId: string | null): string {
  return unitId === null ? 'office:secretariat' : `unit:${unitId}`;
}

export function handoverContent(context: ServiceContext, place: HandoverPlace): HandoverContent {
  const { db } = context;
  const today = tokyoDate(context.clock());
  const systemNames = new Map(allSystems(db).map(({ id, name }) => [id, name]));
  const appointments = termsAt(db, place);
  const open = openSheets(db).filter(({ target }) => place.unitId === null || isOf(place, target));
  const own = open.filter(({ target }) => place.unitId !== null || target.type === 'organization');
  return {
    terms: appointments
      .map(({ role, systemId, personName, kind, from, until }) => ({
        office: role,
        heldAs: kind,
        systemName: systemId === null ? null : (systemNames.get(systemId) ?? null),
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
      returnReason: sheet.state === 'returned' ? (lastReturn(sheetEvents(db, sheet.id))?.reason ?? null) : null,
    })),
    openActions: openActions(db, place),
    ...written(db, own),
    endingExceptions: endingExceptions(db, place, today),
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

/** 見た内容の印. */
export function seenHandover(content: HandoverContent): string {
  return sha256(canonicalJson({ ...content }));
}

/** Every term at a place, past and coming ones included. */
export function termsAt(db: Connection, { unitId, systemIds }: HandoverPlace): readonly NamedAppointment[] {
  return unitId === null ? appointmentsOfSecretariat(db) : appointmentsAt(db, unitId, systemIds);
}

function postsOf({ unitId, systemIds }: HandoverPlace): readonly Post[] {
  if (unitId === null) return [{ role: 'secretariat', unitId, systemId: null }];
  return [
    ...OFFICES.map((role): Post => ({ role, unitId, systemId: null })),
    ...systemIds.map((systemId): Post => ({ role: 'system_manager', unitId: null, systemId })),
  ];
}

/** A system is of the unit that owned it when the year began, or of its owner of today. */
function isOf({ unitId, systemIds }: HandoverPlace, target: Pick<TargetRow, 'targetId' | 'ownerUnitId'>): boolean {
  return target.targetId === unitId || target.ownerUnitId === unitId || systemIds.includes(target.targetId);
}

interface OpenSheet extends SheetWithTarget {
  readonly campaignName: string;
}

function openSheets(db: Connection): readonly OpenSheet[] {
  return allCampaigns(db)
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, name }) => sheetsOf(db, id).map((row) => ({ ...row, campaignName: name })))
    .filter(({ sheet }) => sheet.state !== 'accepted');
}

const FINISHED: readonly ActionProgress[] = ['effect_confirmed', 'cancelled'];

function openActions(db: Connection, place: HandoverPlace): HandoverContent['openActions'] {
  const levels: readonly ImprovementLevel[] = place.unitId === null ? ['committee'] : ['unit', 'committee'];
  return allCampaigns(db).flatMap(({ id: campaignId, closingId, name: campaignName, state }) => {
    if (closingId === null || !isFrozen(state)) return [];
    const targets = new Map(sheetsOf(db, campaignId).map(({ target }) => [target.targetId, target]));
    return levels
      .flatMap((level) => actionsOf(db, closingId, level))
      .map(({ id, content }) => ({ id, action: readAction(content) }))
      .filter(({ action: { progress, carriedTo, targetIds } }) => {
        if (FINISHED.includes(progress) || carriedTo !== null) return false;
        if (place.unitId === null) return true;
        return targetIds.some((targetId) => {
          const target = targets.get(targetId);
          return target !== undefined && isOf(place, target);
        });
      })
      .map(({ id, action }) => ({
        id,
        campaignName,
        number: action.number,
        level: action.level,
        targetNames: action.targetIds.map((targetId) => targets.get(targetId)?.name ?? ''),
        problem: action.problem,
        permanentMeasure: action.permanentMeasure,
        owner: action.owner,
        due: action.due,
        actionProgress: action.progress,
      }));
  });
}

/** What was written in open sheets and binds who takes them over. */
function written(db: Connection, sheets: readonly OpenSheet[]): Pick<HandoverContent, 'promises' | 'namedEvidence'> {
  const answers = sheets.flatMap(({ sheet, target }) =>
    answersOfSheet(db, sheet.id).map(({ content }) => ({
      place: { sheetId: sheet.id, targetName: target.name },
      answer: readStored(storedAnswer, content),
    })),
  );
  return {
    promises: answers
      .filter(({ answer }) => answer.plan.measure !== '')
      .map(({ place, answer: { plan } }) => ({ ...place, measure: plan.measure, owner: plan.owner, due: plan.due })),
    namedEvidence: answers.flatMap(({ place, answer }) =>
      answer.evidence
        .filter(({ confirmedOn }) => confirmedOn === null)
        .map(({ documentName, location }) => ({ ...place, documentName, location })),
    ),
  };
}

function endingExceptions(
  db: Connection,
  { unitId, systemIds }: HandoverPlace,
  today: CalendarDate,
): HandoverContent['endingExceptions'] {
  const names = new Map([...unitsOn(db, today), ...allSystems(db)].map(({ id, name }) => [id, name]));
  const last = addDays(today, RENEWED_WITHIN_DAYS);
  return permittedExceptions(db)
    .filter(({ targetId, until }) => {
      const own = unitId === null || targetId === unitId || systemIds.includes(targetId);
      return own && until >= today && until <= last;
    })
    .map(({ id, targetId, clauseId, reason, until }) => ({
      id,
      targetName: names.get(targetId) ?? '',
      clauseId,
      reason,
      until: calendarDate(until),
    }));
}
