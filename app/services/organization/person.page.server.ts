import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { HandoverResource } from '#app/domain/access/resource.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { handoverPlacesOf, isHandedOver } from '#app/domain/organization/handover.ts';
import { pathAbove } from '#app/domain/organization/unit.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { mayRenameLogin } from '#app/services/organization/login.loader.server.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { namesOfUnits } from '#app/services/organization/office-of-person.loader.server.ts';
import type { OfficeOfPerson } from '#app/services/organization/office-of-person.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { allSystems, findSystem } from '#db/queries/asset.server.ts';
import { unitsFrom } from '#db/queries/organization.server.ts';
import { appointmentsOfPeople, findPerson, lastSignIns } from '#db/queries/people.server.ts';

/** 任命. With where it stands in time today. */
export interface AppointmentLine extends OfficeOfPerson {
  readonly id: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly standing: 'coming' | 'lasting' | 'over';
}

/** 利用者アカウント. */
export interface PersonAccount {
  readonly login: string;
  readonly accountActive: boolean;
  /** False where somebody left and came back: nobody signs in before a password is given again. */
  readonly hasPassword: boolean;
  /** The drawn password has not been changed yet. */
  readonly mustChange: boolean;
  /** Names the password as it is; '' where there is none. */
  readonly seenCredentialId: string;
}

/** 職員. */
export interface PersonPage {
  readonly id: string;
  readonly facts: PersonFacts;
  readonly active: boolean;
  readonly appointments: readonly AppointmentLine[];
  /** The units whose 引継書 an office of theirs belongs to that begins or ends about today; null for the 事務局. */
  readonly handoverUnits: readonly { readonly unitId: string | null; readonly unitName: string | null }[];
  readonly account: PersonAccount | null;
  readonly lastSignInAt: string | null;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  readonly mayRename: boolean;
}

export function personPage(context: ServiceContext, actor: Actor, personId: string): Result<PersonPage, Denial> {
  const permission = authorize(actor, 'people.view', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const person = findPerson(db, personId);
  if (person === undefined) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const unitNames = namesOfUnits(db);
  const account = findAccountOf(db, personId);
  const terms = appointmentsOfPeople(db, [personId]);
  const { name, kana, code, kind, active } = person;
  return ok({
    id: personId,
    facts: { name, kana, code, kind },
    active,
    appointments: terms.map(({ id, role, unitId, systemName, kind: heldAs, ...term }) => {
      const [from, until] = [calendarDate(term.from), term.until === null ? null : calendarDate(term.until)];
      const standing = from > today ? 'coming' : until !== null && until < today ? 'over' : 'lasting';
      const day = standing === 'coming' ? from : standing === 'over' ? (until ?? today) : today;
      return {
        id,
        office: role,
        heldAs,
        from,
        until,
        standing,
        placeName: unitId === null ? systemName : unitNames(day, unitId),
      };
    }),
    handoverUnits: can(actor, 'handover.view', SECRETARIATS).ok ? handoverUnits(context, terms, today) : [],
    account:
      account === undefined
        ? null
        : {
            login: account.login,
            accountActive: account.active,
            hasPassword: account.credentialId !== null,
            mustChange: account.mustChange,
            seenCredentialId: account.credentialId ?? '',
          },
    lastSignInAt: lastSignIns(db, [personId]).get(personId) ?? null,
    today,
    mayEdit: can(actor, 'organization.edit', null).ok,
    mayManage: can(actor, 'account.manage', null).ok,
    mayRename: mayRenameLogin(db, actor, personId, today).ok,
  });
}

/** The 引継書 of the 事務局 are open to those to whom all are. */
const SECRETARIATS: HandoverResource = { unitId: null, bureauId: null, otherBureauId: null, systemIds: [] };

function handoverUnits(
  { db }: ServiceContext,
  terms: ReturnType<typeof appointmentsOfPeople>,
  today: CalendarDate,
): PersonPage['handoverUnits'] {
  const names = new Map(unitsFrom(db, today).map(({ id, name }) => [id, name]));
  const around = terms.filter(({ from, until }) => {
    const term = { from: calendarDate(from), until: until === null ? null : calendarDate(until) };
    return isHandedOver(term, today);
  });
  const unitIds = handoverPlacesOf(around, (systemId) => findSystem(db, systemId)?.ownerUnitId);
  return unitIds.map((unitId) => ({ unitId, unitName: names.get(unitId ?? '') ?? null }));
}

/** 任命の材料. What an office can be given for. */
export interface OfficeMaterial {
  readonly personName: string;
  readonly active: boolean;
  readonly today: CalendarDate;
  readonly unitChoices: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: OrganizationUnitType;
    readonly bureauName: string | null;
  }[];
  readonly systemChoices: readonly { readonly id: string; readonly name: string }[];
}

/** The units of today and those that begin later, by their names then, so that April's offices are given in March. */
export function officeMaterial(
  context: ServiceContext,
  actor: Actor,
  personId: string,
): Result<OfficeMaterial, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const { db } = context;
  const person = findPerson(db, personId);
  if (person === undefined) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const units = unitsFrom(db, today);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return ok({
    personName: person.name,
    active: person.active,
    today,
    unitChoices: units
      .filter(({ type }) => type !== 'organization')
      .map((unit) => ({ id: unit.id, name: unit.name, type: unit.type, bureauName: pathAbove(unit, byId) })),
    systemChoices: inCodeOrder(allSystems(db)).map(({ id, name }) => ({ id, name })),
  });
}
