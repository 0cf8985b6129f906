import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { isOpened, LEAVABLE_STEPS, settledSteps, START_STEPS } from '#app/domain/campaign/first-year.ts';
import type { CampaignProgress, LeavableStep, StartFacts } from '#app/domain/campaign/first-year.ts';
import { neededKinds, neededPosts } from '#app/domain/campaign/needed-post.ts';
import type { NeededPost } from '#app/domain/campaign/needed-post.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { isFrozen, isInPreparation } from '#app/domain/campaign/state.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import { postKey } from '#app/domain/organization/office.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { inCodeOrder } from '#app/domain/shared/code-order.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { bodyKindOf } from '#app/services/organization/body.loader.server.ts';
import { decidedByBody } from '#app/services/shared/body-setting.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allZones, systemsOn } from '#db/queries/asset.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { holdersOfAllPosts, inWrittenOrder, postsBegunAfter, unitsOn } from '#db/queries/organization.server.ts';
import { countPast } from '#db/queries/past.server.ts';
import { countActivePeople, holdersWhoCannotSignIn } from '#db/queries/people.server.ts';
import { policyVersionsWithCounts, publishedQuestionnaires } from '#db/queries/policy.server.ts';
import { officesWithout, placesWithout, surroundings } from '#db/queries/vacancy.server.ts';

export const storedLeftOutSteps: StoredKind<readonly LeavableStep[]> = storedKind(
  'steps that are left out',
  z.array(z.enum(LEAVABLE_STEPS)),
);

/** The steps that the body said not to need. */
export function leftOutSteps(db: Connection): readonly LeavableStep[] {
  return decidedByBody(db, 'left_out_steps', storedLeftOutSteps) ?? [];
}

/** A rehearsal is no first self-assessment. */
export function campaignProgress(db: Connection): CampaignProgress {
  const campaigns = allCampaigns(db).filter((one) => !isRehearsal(one));
  if (campaigns.some(({ state }) => isFrozen(state))) return 'over';
  if (campaigns.some(({ state }) => !isInPreparation(state))) return 'opened';
  return campaigns.length > 0 ? 'prepared' : 'none';
}

/** Whether the results of the year before may still be brought along, and nothing says that there are none to bring. */
export function awaitsResults(db: Connection): boolean {
  const over = isOpened(campaignProgress(db)) || leftOutSteps(db).includes('history');
  return !over && countPast(db, 'results') === 0;
}

/** The bodies that hold no sign-in of their own, and whose sheets so come to the 事務局 unless the body says otherwise. */
export function answeredBySecretariat(db: Connection): readonly SheetOffice[] {
  const { answeringRules, modules } = bodySettings(db);
  return (['committee', 'csirt'] as const).filter(
    (office) => isOfficeUsed(modules, office) && answeringRules[office].answeredBy === 'secretariat',
  );
}

/** 準備の材料. The facts of the steps, and by name what is missing. */
export interface StartGround {
  readonly facts: StartFacts;
  readonly vacant: readonly NeededPost[];
  /** Who holds a needed post and cannot sign in. */
  readonly unable: readonly { readonly id: string; readonly name: string }[];
}

/** Which of these posts are needed; of the body no more is read than says so. */
function neededAmong(db: Connection, today: CalendarDate, posts: readonly Post[]): readonly NeededPost[] {
  if (posts.length === 0) return [];
  const { units, systems } = surroundings(db, today, {
    unitIds: [...new Set(posts.flatMap(({ unitId }) => unitId ?? []))],
    systemIds: [...new Set(posts.flatMap(({ systemId }) => systemId ?? []))],
  });
  const asked = new Set(posts.map(postKey));
  const needed = neededPosts(bodySettings(db), { units: inWrittenOrder(units), systems });
  return needed.filter((post) => asked.has(postKey(post)));
}

/** 回答・確認する人. The needed posts with those who hold them on `today`. */
function heldPosts(db: Connection, today: CalendarDate) {
  const [units, systems] = [unitsOn(db, today), inCodeOrder(systemsOn(db, today))];
  const posts = neededPosts(bodySettings(db), { units, systems });
  const holdersAt = groupBy(holdersOfAllPosts(db, today), postKey);
  const vacant = posts.filter((post) => !holdersAt.has(postKey(post)));
  const people = posts.flatMap((post) => holdersAt.get(postKey(post)) ?? []);
  return { units, systems, posts, vacant, holders: new Map(people.map(({ id, name }) => [id, { id, name }])) };
}

/** 空席. The needed posts that nobody holds on `today`. */
export function vacantPosts(db: Connection, today: CalendarDate): readonly NeededPost[] {
  const kinds = neededKinds(bodySettings(db));
  const ofBody = kinds.flatMap(({ role, type }) => (type === null ? [role] : []));
  const vacant = kinds.flatMap(({ role, type }): readonly Post[] => {
    if (type === null) return [];
    return placesWithout(db, today, role, type).map((id) =>
      type === 'system' ? { role, unitId: null, systemId: id } : { role, unitId: id, systemId: null },
    );
  });
  const without = officesWithout(db, today, ofBody).map((role) => ({ role, unitId: null, systemId: null }));
  return neededAmong(db, today, [...vacant, ...without]);
}

/** Of those who cannot sign in, whoever holds a needed post; those are worked out only where there is anybody. */
function unableAmong(
  db: Connection,
  today: CalendarDate,
  needed: (posts: readonly Post[]) => readonly NeededPost[],
): StartGround['unable'] {
  const without = holdersWhoCannotSignIn(db, today);
  if (without.length === 0) return [];
  const keys = new Set(needed(without).map(postKey));
  const found = without.filter((one) => keys.has(postKey(one)));
  return [...new Map(found.map(({ id, name }) => [id, { id, name }])).values()];
}

/** Who answers or confirms on `today` and cannot sign in; nobody where the body answers on paper. */
export function unableHolders(db: Connection, today: CalendarDate): StartGround['unable'] {
  return leftOutSteps(db).includes('accounts') ? [] : unableAmong(db, today, (posts) => neededAmong(db, today, posts));
}

/** The same, to pick them out of a list. */
export function unableIds(db: Connection, today: CalendarDate): readonly string[] {
  return unableHolders(db, today).map(({ id }) => id);
}

const unmarkedIn = (systems: readonly { readonly attributes: readonly string[] }[]): number =>
  systems.filter(({ attributes }) => attributes.length === 0).length;

/** How many systems in use have no attribute, so that many questions are not put to them. */
export function unmarkedSystems(db: Connection, today: CalendarDate): number {
  return unmarkedIn(systemsOn(db, today));
}

/** Counts what is there on `today`. */
export function startGround(db: Connection, today: CalendarDate): StartGround {
  const { units, systems, posts, vacant, holders } = heldPosts(db, today);
  const unable = unableAmong(db, today, () => posts);
  return {
    vacant,
    unable,
    facts: {
      bodyKind: bodyKindOf(db),
      bureauCount: units.filter(({ type }) => type === 'bureau').length,
      departmentCount: units.filter(({ type }) => type === 'department').length,
      peopleCount: countActivePeople(db),
      postCount: posts.length,
      vacantCount: vacant.length,
      holderCount: holders.size,
      unableCount: unable.length,
      zoneCount: allZones(db).length,
      registeredCount: systems.length,
      unmarkedCount: unmarkedIn(systems),
      policyCount: policyVersionsWithCounts(db).length,
      publishedCount: publishedQuestionnaires(db).length,
      pastMeasureCount: countPast(db, 'measures'),
      pastResultCount: countPast(db, 'results'),
      campaignProgress: campaignProgress(db),
      leftOut: leftOutSteps(db),
    },
  };
}

/** So many names stand beside a step; the others are counted. */
const NAMES_SHOWN = 8;

/** 空席の役職. The places where an office that is needed is vacant. */
export interface VacantOffice {
  readonly office: Office;
  /** The first of them; none for an office of the whole body. */
  readonly placeNames: readonly string[];
  readonly placeCount: number;
  /** How many of them somebody is to take up, by the day. */
  readonly comingTerms: readonly { readonly from: CalendarDate; readonly postCount: number }[];
}

export function vacantOfficesOf(
  db: Connection,
  vacant: readonly NeededPost[],
  today: CalendarDate,
): readonly VacantOffice[] {
  if (vacant.length === 0) return [];
  const dayOf = new Map(postsBegunAfter(db, today).map((post) => [postKey(post), calendarDate(post.from)]));
  return [...groupBy(vacant, ({ role }) => role)].map(([office, posts]) => {
    const placeNames = posts.flatMap(({ placeName }) => placeName ?? []);
    const days = posts.flatMap((post) => dayOf.get(postKey(post)) ?? []).toSorted();
    const comingTerms = [...groupBy(days, (day) => day)].map(([from, some]) => ({ from, postCount: some.length }));
    return { office, placeNames: placeNames.slice(0, NAMES_SHOWN), placeCount: placeNames.length, comingTerms };
  });
}

/** True for the 事務局 of a body whose path to its first self-assessment is not walked yet. */
export function mayStart(context: ServiceContext, actor: Actor): boolean {
  if (!can(actor, 'organization.edit', null).ok) return false;
  const { db } = context;
  const progress = campaignProgress(db);
  if (!isOpened(progress)) return true;
  if (progress === 'over') return false;
  return unableHolders(db, tokyoDate(context.clock())).length > 0;
}

/** 準備の進み具合. */
export interface StartProgress {
  readonly settledCount: number;
  readonly stepCount: number;
}

/** How far the preparation is; null for whom it does not concern, and once a self-assessment is opened. */
export function startProgress(context: ServiceContext, actor: Actor): StartProgress | null {
  if (!can(actor, 'organization.edit', null).ok || isOpened(campaignProgress(context.db))) return null;
  const { facts } = startGround(context.db, tokyoDate(context.clock()));
  return { settledCount: settledSteps(facts).length, stepCount: START_STEPS.length };
}
