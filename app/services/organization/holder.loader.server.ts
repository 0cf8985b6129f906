import { respondentOf } from '#app/domain/campaign/route.ts';
import type { RouteStep } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { personNames, appointmentsOn } from '#db/queries/organization.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 在職者. Who holds an office; nobody where it is vacant (空席). */
export interface Holders {
  readonly office: Office;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** 任命の一覧. The office holders of one day. */
export interface HolderBook {
  readonly ofUnit: (role: Office, unitId: string | null) => Holders;
  readonly ofSystem: (systemId: string) => Holders;
  readonly ofStep: (step: RouteStep) => Holders;
  /** Who answers a sheet that names this office for this target. */
  readonly ofRespondent: (
    answeredBy: Office,
    target: { readonly type: UnitType; readonly targetId: string },
  ) => Holders;
}

/** Reads the appointments that last on `today`. */
export function holdersOn(db: Connection, today: CalendarDate): HolderBook {
  const names = personNames(db);
  const book = groupBy(appointmentsOn(db, today), ({ role, unitId, systemId }) => keyOf(role, unitId, systemId));
  const nameOf = (personId: string): string => {
    const name = names.get(personId);
    if (name === undefined) throw new Error(`appointment of unknown person ${personId}`);
    return name;
  };
  const holders = (role: Office, unitId: string | null, systemId: string | null): Holders => ({
    office: role,
    people: (book.get(keyOf(role, unitId, systemId)) ?? []).map(({ personId }) => ({
      id: personId,
      name: nameOf(personId),
    })),
  });
  const ofUnit = (role: Office, unitId: string | null) => holders(role, unitId, null);
  const ofSystem = (systemId: string) => holders('system_manager', null, systemId);
  return {
    ofUnit,
    ofSystem,
    ofStep: (step) => ofUnit(step.role, step.unitId),
    ofRespondent: (answeredBy, target) => {
      const { role, unitId, systemId } = respondentOf(answeredBy, target);
      return holders(role, unitId, systemId);
    },
  };
}

function keyOf(role: Office, unitId: string | null, systemId: string | null): string {
  return `${role} ${unitId ?? ''} ${systemId ?? ''}`;
}
