import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { pathAbove } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok } from '#app/domain/shared/result.ts';
import { unableHolders } from '#app/services/campaign/first-year.loader.server.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import { selectedPeople } from '#app/services/organization/people.loader.server.ts';
import type { PersonLine } from '#app/services/organization/people.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const PAGE_SIZE = 50;

/** 職員の一覧. */
export interface PeoplePage {
  readonly lines: readonly PersonLine[];
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
  /** The units of today in their order; a section says of which bureau it is. */
  readonly unitChoices: readonly { readonly id: string; readonly name: string; readonly bureauName: string | null }[];
  readonly mayEdit: boolean;
  /** Whether accounts are the actor's to give. */
  readonly mayManage: boolean;
}

export function peoplePage(context: ServiceContext, actor: Actor, search: PeopleSearch): Result<PeoplePage, Denial> {
  const permission = authorize(actor, 'people.view', null);
  if (!permission.ok) return permission;
  const unable = search.login === 'unable' ? unableHolders(context.db, tokyoDate(context.clock())) : null;
  const onlyIds = unable?.map(({ id }) => id) ?? null;
  const { units, ...people } = selectedPeople(context, search, onlyIds, PAGE_SIZE);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return ok({
    ...people,
    unitChoices: units
      .filter(({ type }) => type !== 'organization')
      .map((unit) => ({ id: unit.id, name: unit.name, bureauName: pathAbove(unit, byId) })),
    mayEdit: can(actor, 'organization.edit', null).ok,
    mayManage: can(actor, 'account.manage', null).ok,
  });
}
