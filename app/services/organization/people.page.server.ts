import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { pathAbove } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import { unableIds } from '#app/services/campaign/first-year.loader.server.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import { selectedPeople, slipCounts } from '#app/services/organization/people.loader.server.ts';
import type { PersonLine, SlipCounts } from '#app/services/organization/people.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { inWrittenOrder, unitsOn } from '#db/queries/organization.server.ts';
import { countUnits, unitsTowards } from '#db/queries/unit-order.server.ts';

const PAGE_SIZE = 50;

/** 職員の一覧. */
export interface PeoplePage {
  readonly lines: readonly PersonLine[];
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
  /** The units of today in their order; a section says of which bureau it is. */
  readonly unitChoices: readonly {
    readonly id: string;
    readonly name: string;
    readonly bureauName: string | null;
    /** Whether it stands for its sections too. */
    readonly withSections: boolean;
  }[];
  /** Whether the sections of a bureau are offered once it is chosen. */
  readonly choosesByBureau: boolean;
  readonly mayEdit: boolean;
  /** Null where accounts are not the actor's to give, or the list is not of those who lack one. */
  readonly slips: SlipCounts | null;
}

export function peoplePage(context: ServiceContext, actor: Actor, search: PeopleSearch): Result<PeoplePage, Denial> {
  const permission = authorize(actor, 'people.view', null);
  if (!permission.ok) return permission;
  const onlyIds = search.login === 'unable' ? unableIds(context.db, tokyoDate(context.clock())) : null;
  return ok({
    ...selectedPeople(context, search, onlyIds, PAGE_SIZE),
    ...choicesOf(context.db, tokyoDate(context.clock()), search.unit),
    mayEdit: can(actor, 'organization.edit', null).ok,
    slips: can(actor, 'account.manage', null).ok ? slipCounts(context, search, onlyIds) : null,
  });
}

/** So many units are offered at once. */
const MOST_CHOICES = 200;

function choicesOf(
  db: Connection,
  today: CalendarDate,
  chosenId: string,
): Pick<PeoplePage, 'unitChoices' | 'choosesByBureau'> {
  const choosesByBureau = countUnits(db, today) > MOST_CHOICES;
  const units = choosesByBureau ? inWrittenOrder(unitsTowards(db, today, chosenId)) : unitsOn(db, today);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    choosesByBureau,
    unitChoices: units
      .filter(({ type }) => type !== 'organization')
      .map((unit) => ({
        id: unit.id,
        name: unit.name,
        bureauName: pathAbove(unit, byId),
        withSections: unit.type === 'bureau',
      })),
  };
}
