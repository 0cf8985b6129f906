import { unitsOf } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can, covers } from '#app/domain/access/can.ts';
import type { Scope } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { isBehind, isStillToDo } from '#app/domain/improvement/progress.ts';
import { bureauIdsOf } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { readAction } from '#app/services/improvement/actions.loader.server.ts';
import { improvementAddress } from '#app/services/improvement/improvement.address.server.ts';
import { pastMeasureAddress, pastPlanAddress } from '#app/services/improvement/past-measure.address.server.ts';
import { broughtMeasure, broughtYears, successionOn } from '#app/services/improvement/past-measure.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { actionsOfTargets } from '#db/queries/handover.server.ts';
import { pastMeasuresOf } from '#db/queries/past.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';

/** So many stand on the home page; the others are behind its link. */
const SHOWN_MEASURES = 5;

/** ホームの改善策. A measure that a section has still to do. */
export interface HomeMeasure {
  readonly id: string;
  readonly permanentMeasure: string;
  readonly due: CalendarDate | null;
  readonly behind: boolean;
  readonly cameAlong: boolean;
  /** To the measure, or to the plan that it stands in. */
  readonly to: string;
}

/** 改善策の数. How many are still to be done, and how many of them are behind. */
export interface MeasureCount {
  readonly count: number;
  readonly behindCount: number;
  /** To the only plan that they stand in, or to all of them. */
  readonly to: string;
}

/** ホームの改善策の欄. */
export interface HomeMeasures {
  /** Of the sections that the person heads, the earliest day first; null where there is none. */
  readonly ownMeasures: (MeasureCount & { readonly firstMeasures: readonly HomeMeasure[] }) | null;
  /** Of what is below the bureaus that the person heads; null where there is none. */
  readonly bureauMeasures: MeasureCount | null;
}

interface Found {
  readonly line: HomeMeasure;
  readonly planTo: string;
}

/** Whose measures are looked for: all that a measure is of must be theirs. */
interface Heads {
  readonly sections: readonly string[];
  readonly bureaus: readonly string[];
}

/** What the heads of sections and bureaus have still to do of the plans, ours and those that were brought along. */
export function homeMeasures(context: ServiceContext, actor: Actor): HomeMeasures {
  const heads = {
    sections: unitsOf(actor, 'security_manager'),
    bureaus: unitsOf(actor, 'security_officer'),
  };
  if (heads.sections.length + heads.bureaus.length === 0) return { ownMeasures: null, bureauMeasures: null };
  const today = tokyoDate(context.clock());
  const found = [...ofPlans(context, actor, heads, today), ...broughtAlong(context, actor, heads, today)];
  const own = found.filter(({ place }) => place === 'section').toSorted(byDay);
  const below = found.filter(({ place }) => place === 'bureau');
  return {
    ownMeasures:
      own.length === 0
        ? null
        : { ...countOf(own), firstMeasures: own.slice(0, SHOWN_MEASURES).map(({ line }) => line) },
    bureauMeasures: below.length === 0 ? null : countOf(below),
  };
}

type Placed = Found & { readonly place: 'section' | 'bureau' };

/** What is behind has an earlier day than all that is not; what has no day stands last. */
function byDay({ line: a }: Found, { line: b }: Found): number {
  if (a.due === b.due) return 0;
  if (a.due === null) return 1;
  return b.due === null ? -1 : a.due.localeCompare(b.due);
}

function countOf(found: readonly Found[]): MeasureCount {
  const [plan, another] = new Set(found.map(({ planTo }) => planTo));
  return {
    count: found.length,
    behindCount: found.filter(({ line }) => line.behind).length,
    to: plan !== undefined && another === undefined ? plan : '/improvement',
  };
}

interface Owner {
  readonly targetId: string;
  readonly bureauId: string | null;
  readonly otherBureauId: string | null;
}

function placeOf(owners: readonly Owner[], scope: Scope, { sections, bureaus }: Heads): Placed['place'] | null {
  if (owners.length === 0 || !owners.every((owner) => covers(scope, owner))) return null;
  if (owners.every(({ targetId }) => sections.includes(targetId))) return 'section';
  const isBelow = ({ bureauId, otherBureauId }: Owner) =>
    [bureauId, otherBureauId].some((id) => id !== null && bureaus.includes(id));
  return owners.every(isBelow) ? 'bureau' : null;
}

/** Of the newest plan alone: what an older one left open was asked again before it was made. */
function ofPlans(context: ServiceContext, actor: Actor, heads: Heads, today: CalendarDate): readonly Placed[] {
  const { db } = context;
  const campaign = allCampaigns(db).find((one) => isFrozen(one.state) && !isRehearsal(one));
  if (campaign === undefined || campaign.closingId === null) return [];
  const permission = can(actor, 'improvement.view', campaignResource(context, campaign));
  if (!permission.ok) return [];
  const targets = new Map(targetsOfCampaign(db, campaign.id).map((target) => [target.targetId, target]));
  const placed = [...targets.values()].filter((target) => placeOf([target], permission.scope, heads) !== null);
  const targetIds = placed.map(({ targetId }) => targetId);
  const planTo = improvementAddress(campaign.id, { list: 'unit' });
  return actionsOfTargets(db, campaign.closingId, 'unit', targetIds).flatMap((row): readonly Placed[] => {
    const action = readAction(row.content);
    const owners = action.targetIds.flatMap((targetId) => targets.get(targetId) ?? []);
    const place = isStillToDo(action.progress) ? placeOf(owners, permission.scope, heads) : null;
    if (place === null) return [];
    const { permanentMeasure, due } = action;
    const line = { id: row.id, permanentMeasure, due, behind: isBehind(action, today), cameAlong: false, to: planTo };
    return [{ place, planTo, line }];
  });
}

function broughtAlong(context: ServiceContext, actor: Actor, heads: Heads, today: CalendarDate): readonly Placed[] {
  const { db } = context;
  const permission = can(actor, 'past_measures.view', null);
  const years = permission.ok ? broughtYears(db) : [];
  if (!permission.ok || years.length === 0) return [];
  const { byId, unitsOfToday } = successionOn(db, today);
  return years.flatMap((fiscalYear) =>
    pastMeasuresOf(db, fiscalYear).flatMap((row): readonly Placed[] => {
      if (!isStillToDo(row.progress)) return [];
      const owners = unitsOfToday(row.unitId).map((unit) => ({ targetId: unit.id, ...bureauIdsOf(unit, byId) }));
      // One of several that follow its unit may go on with it.
      const places = owners.map((owner) => placeOf([owner], permission.scope, heads));
      const place = places.find((one) => one === 'section') ?? places.find((one) => one !== null) ?? null;
      if (place === null) return [];
      const { permanentMeasure, due } = wordsOf(row);
      const behind = isBehind({ progress: row.progress, due }, today);
      const to = pastMeasureAddress(fiscalYear, row.id);
      const line = { id: row.id, permanentMeasure, due, behind, cameAlong: true, to };
      return [{ place, planTo: pastPlanAddress(fiscalYear), line }];
    }),
  );
}

function wordsOf(row: Parameters<typeof broughtMeasure>[0]) {
  const { measure } = broughtMeasure(row);
  return { permanentMeasure: measure.measure, due: measure.due };
}
