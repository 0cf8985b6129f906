import { respondentOf } from '#app/domain/campaign/route.ts';
import type { RouteStep } from '#app/domain/campaign/route.ts';
import type { HolderName, MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import { postKey } from '#app/domain/organization/office.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { holdersOfPost, holdersOfUnits, managersOfSystems } from '#db/queries/organization.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 在職者. Who holds an office; nobody where it is vacant (空席). */
export interface Holders {
  readonly office: Office;
  readonly people: readonly { readonly id: string; readonly name: string; readonly kind: MarkedKind | null }[];
}

/** 任命の一覧. The office holders of one day. */
export interface HolderBook {
  readonly ofUnit: (role: Office, unitId: string | null) => Holders;
  readonly ofSystem: (systemId: string) => Holders;
  readonly ofStep: (step: RouteStep) => Holders;
  readonly ofPost: (post: Post) => Holders;
  /** Who answers a sheet that names this office for this target. */
  readonly ofRespondent: (
    answeredBy: Office,
    target: { readonly type: UnitType; readonly targetId: string },
  ) => Holders;
}

/**
 * The appointments that last on `today`: each post is looked up when it is asked for, and once; a list that will ask
 * for many names them `ahead`, to have them read at once.
 */
export function holdersOn(db: Connection, today: CalendarDate, ahead: readonly Post[] = []): HolderBook {
  const asked = new Map<string, Holders>(ahead.length === 0 ? [] : heldBy(db, today, ahead));
  const holders = (post: Post): Holders => {
    const key = postKey(post);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const found = { office: post.role, people: holdersOfPost(db, post, today) };
    asked.set(key, found);
    return found;
  };
  const ofUnit = (role: Office, unitId: string | null) => holders({ role, unitId, systemId: null });
  return {
    ofUnit,
    ofSystem: (systemId) => holders({ role: 'system_manager', unitId: null, systemId }),
    ofStep: (step) => ofUnit(step.role, step.unitId),
    ofPost: holders,
    ofRespondent: (answeredBy, target) => holders(respondentOf(answeredBy, target)),
  };
}

function heldBy(db: Connection, today: CalendarDate, posts: readonly Post[]): readonly (readonly [string, Holders])[] {
  const idsOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const ofUnits = unitHoldersOn(db, today, idsOf(posts.map(({ unitId }) => unitId)));
  const ofSystems = managersBySystem(db, today, idsOf(posts.map(({ systemId }) => systemId)));
  // Whoever else answers for a system is rare enough to be looked up.
  const known = posts.filter(({ role, systemId }) => systemId === null || role === 'system_manager');
  return known.map((post) => [
    postKey(post),
    post.systemId === null
      ? ofUnits(post.role, post.unitId)
      : { office: post.role, people: ofSystems.get(post.systemId) ?? [] },
  ]);
}

/** Who holds the offices of these units and those of the whole body, read at once for a page that shows them. */
export function unitHoldersOn(
  db: Connection,
  today: CalendarDate,
  unitIds: readonly string[],
): (role: Office, unitId: string | null) => Holders {
  const held = groupBy(holdersOfUnits(db, unitIds, today), (one) => postKey({ ...one, systemId: null }));
  return (role, unitId) => ({ office: role, people: held.get(postKey({ role, unitId, systemId: null })) ?? [] });
}

/** Who manages each system on a day: of these alone, or of all. */
export function managersBySystem(
  db: Connection,
  today: CalendarDate,
  systemIds: readonly string[] | null,
): ReadonlyMap<string | null, Holders['people']> {
  return groupBy(managersOfSystems(db, systemIds, today), ({ systemId }) => systemId);
}

/** The holders as lists say them. */
export function namesOf({ people }: Holders): readonly HolderName[] {
  return people.map(({ name, kind }) => (kind === null ? name : { name, heldAs: kind }));
}
