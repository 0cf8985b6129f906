import type { Actor } from '#app/domain/access/actor.ts';
import { DEFAULT_ANSWERING_RULES } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import type { ListedSheet } from '#app/services/response/sheet-list.page.server.ts';
import { entry } from '#app/cli/demo/found-town.ts';
import type { Town } from '#app/cli/demo/found-town.ts';
import { PEOPLE } from '#app/cli/demo/people.ts';

/** Who does what in the town. */
export interface Roster {
  /** Who answers for a sheet and hands it in. */
  head(sheet: ListedSheet): Actor;
  /** Who types its answers: the clerk where there is one. */
  clerk(sheet: ListedSheet): Actor;
  holder(role: Office, unitId: string | null): Actor;
  /** The secretariat's one who runs campaigns and enters on behalf. */
  proxy(): Actor;
  /** The secretariat's other one, who checks. */
  checker(): Actor;
}

const RUNNING = 'jimukyoku1';
const CHECKING = 'jimukyoku2';

/** Reads every person's offices once: they last through both years. */
export function rosterOf(context: ServiceContext, town: Town): Roster {
  const actors = new Map(PEOPLE.map(({ login }) => [login, actorOf(context, entry(town.people, login))]));
  const find = (role: Office, unitId: string | null, systemId: string | null): Actor | undefined =>
    [...actors.values()].find(({ appointments }) =>
      appointments.some((held) => held.role === role && held.unitId === unitId && held.systemId === systemId),
    );
  const places = ({ targetType, targetCode }: ListedSheet) => ({
    unitId: targetType === 'department' || targetType === 'bureau' ? entry(town.units, targetCode) : null,
    systemId: targetType === 'system' ? entry(town.systems, targetCode) : null,
  });
  const head = (sheet: ListedSheet): Actor => {
    const { unitId, systemId } = places(sheet);
    const found = find(DEFAULT_ANSWERING_RULES[sheet.office].answeredBy, unitId, systemId);
    if (found === undefined) throw new Error(`nobody answers for ${sheet.targetCode}`);
    return found;
  };
  return {
    head,
    clerk: (sheet) => {
      const role = DEFAULT_ANSWERING_RULES[sheet.office].enteredBy;
      return (role === null ? undefined : find(role, places(sheet).unitId, null)) ?? head(sheet);
    },
    holder: (role, unitId) => {
      const found = find(role, unitId, null);
      if (found === undefined) throw new Error(`nobody is ${role}`);
      return found;
    },
    proxy: () => entry(actors, RUNNING),
    checker: () => entry(actors, CHECKING),
  };
}
