import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { registerSystem, registerZone } from '#app/services/asset/asset.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { addPerson, addUnit, giveAppointment, setUpBody } from '#app/services/organization/organization.acts.server.ts';
import { BODY_CODE, BODY_NAME, BUREAUS, SYSTEMS, TOWN_NAME, ZONES } from '#app/cli/demo/town.ts';
import { PEOPLE } from '#app/cli/demo/people.ts';

/** The town as it stands in the database: ids by the codes and logins of the data. */
export interface Town {
  readonly units: ReadonlyMap<string, string>;
  readonly systems: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** Sets up body, units, zones, ledger, people and their offices, all from one day on. */
export function foundTown(
  context: ServiceContext,
  from: CalendarDate,
  passwordHashes: ReadonlyMap<string, string>,
): Town {
  must(
    setUpBody(context, SET_UP, { name: BODY_NAME, demo: true, disclosure: { systemDetail: true, evidence: false } }),
  );
  const units = foundUnits(context);
  const systems = foundSystems(context, units);
  const people = new Map<string, { id: string; name: string }>();
  for (const { login, name, offices } of PEOPLE) {
    const id = must(
      addPerson(context, SET_UP, { name, account: { login, passwordHash: entry(passwordHashes, login) } }),
    );
    people.set(login, { id, name });
    for (const { role, unit, system } of offices) {
      must(
        giveAppointment(context, SET_UP, {
          personId: id,
          role,
          unitId: unit === null ? null : entry(units, unit),
          systemId: system === null ? null : entry(systems, system),
          from,
        }),
      );
    }
  }
  return { units, systems, people };
}

function foundUnits(context: ServiceContext): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  const add = (code: string, name: string, type: 'organization' | 'bureau' | 'department', parent: string | null) => {
    const parentId = parent === null ? null : entry(units, parent);
    units.set(
      code,
      must(addUnit(context, SET_UP, { code, name, type, parentId, order: units.size + 1, policyId: null })),
    );
  };
  add(BODY_CODE, TOWN_NAME, 'organization', null);
  for (const bureau of BUREAUS) {
    add(bureau.code, bureau.name, 'bureau', BODY_CODE);
    for (const section of bureau.sections) add(section.code, section.name, 'department', bureau.code);
  }
  return units;
}

function foundSystems(context: ServiceContext, units: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const zones = new Map(
    ZONES.map(({ kind, name }, index) => [kind, must(registerZone(context, SET_UP, { kind, name, order: index + 1 }))]),
  );
  return new Map(
    SYSTEMS.map(({ code, name, owner, zone, attributes }) => [
      code,
      must(
        registerSystem(context, SET_UP, {
          code,
          name,
          ownerUnitId: entry(units, owner),
          zoneId: entry(zones, zone),
          attributes,
        }),
      ),
    ]),
  );
}

export function entry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the town does not know ${String(key)}`);
  return value;
}
