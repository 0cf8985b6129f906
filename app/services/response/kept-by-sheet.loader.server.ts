import type { ExceptionRegister } from '#app/domain/exception/exception.ts';
import type { ActivityType } from '#app/domain/shared/activity.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { dataVersionOf } from '#db/changes.server.ts';
import { actsSince, lastActivity } from '#db/queries/activity.server.ts';
import { sheetIdsOfItems, sheetIdsOfTargets } from '#db/queries/sheet.server.ts';

/** How many campaigns are kept at hand. */
const KEPT_CAMPAIGNS = 3;
/** Where more acts were done since, nothing that is kept is looked through. */
const MOST_ACTS = 20_000;

/** Acts of one sheet alone, by what they name as their subject; every other sheet stands as before. */
const OF_ONE_SHEET: ReadonlySet<ActivityType> = new Set([
  'answer.save',
  'chapter.save',
  'gate.answer',
  'measure.plan',
  'measure.change',
  'measure.withdraw',
  'sheet.submit',
  'sheet.withdraw',
  'sheet.confirm',
  'sheet.return',
  'sheet.accept',
  'proxy_entry.begin',
]);

/**
 * Acts by which no item of any campaign stands otherwise, and no sheet of one that runs holds anything else. Exceptions
 * are among them: which are in force is compared day by day.
 */
const OF_NO_SHEET: ReadonlySet<ActivityType> = new Set([
  'session.sign_in',
  'session.sign_out',
  'session.purge',
  'refusal.summarize',
  'password.change',
  'account.give',
  'account.reset',
  'account.draw',
  'file.store',
  'exception.permit',
  'campaign.extend',
  'campaign.close_begin',
  'campaign.close_part',
  'campaign.close_discard_part',
  'campaign.close_discard',
  'person.add',
  'person.change',
  'appointment.give',
  'appointment.end',
  'handover.acknowledge',
  'improvement.edit',
  'policy_draft.begin',
  'policy_draft.revise',
  'policy_draft.correct',
  'policy_draft.edit',
]);

/** 点検票ごとの控え. What was made of the sheets of a campaign, each as it stood after an act. */
export interface Kept<Value> {
  /** The last act that had been done. */
  sequence: number;
  /** Changes where another program writes, which need not be an act. */
  dataVersion: number;
  today: CalendarDate;
  exceptionRegister: ExceptionRegister;
  readonly bySheet: Map<string, Value>;
}

/** Gives what is kept of a campaign, as it stood after the act of that number, which is the last one that was done. */
export type KeptAfter<Value> = (
  db: Database,
  campaignId: string,
  after: Pick<Kept<Value>, 'sequence' | 'today'>,
) => Kept<Value>;

/** What every act after the one that it was kept at left as it was; everything else is dropped. */
export function keptAfterActs<Value>(): KeptAfter<Value> {
  const keptOf = onceOf((_client: Database['$client']) => lastAsked<Kept<Value>>(KEPT_CAMPAIGNS));
  return (db, campaignId, after) => {
    const dataVersion = dataVersionOf(db);
    const kept = keptOf(db.$client)(campaignId, () => ({
      ...{ ...after, dataVersion, bySheet: new Map<string, Value>() },
      exceptionRegister: exceptionsInForce(db, after.today),
    }));
    const { sequence, today } = kept;
    if (sequence === after.sequence && today === after.today && dataVersion === kept.dataVersion) return kept;
    const stale =
      sequence > after.sequence || dataVersion !== kept.dataVersion ? null : staleSince(db, campaignId, kept);
    const isOtherwise = stale === null || stale.permitted || today !== after.today;
    const exceptionRegister = isOtherwise ? exceptionsInForce(db, after.today) : kept.exceptionRegister;
    if (stale === null) kept.bySheet.clear();
    else {
      const targetIds = targetsCoveredOtherwise(kept.exceptionRegister, exceptionRegister);
      for (const id of sheetIdsOfTargets(db, campaignId, [...targetIds])) kept.bySheet.delete(id);
      for (const id of stale.changedIds) kept.bySheet.delete(id);
    }
    return Object.assign(kept, { ...after, dataVersion, exceptionRegister });
  };
}

/**
 * Keeps what is made of each sheet for as long as nothing that it is made of changes: its answers, gates, measures and
 * state, the exceptions in force on the day and what is common to all. Every act is in the log, with what it was done
 * to; gives the same map for a campaign, without what may have changed since it was last asked for.
 */
export function keptBySheet<Value>(): (db: Database, campaignId: string, today: CalendarDate) => Map<string, Value> {
  const keptAfter = keptAfterActs<Value>();
  return (db, campaignId, today) => {
    // What an act has not ended may be taken back.
    if (db.$client.inTransaction) return new Map();
    return keptAfter(db, campaignId, { sequence: lastActivity(db).sequence, today }).bySheet;
  };
}

/** The sheets of which anything may stand otherwise, and whether exceptions were permitted; null where all may. */
function staleSince(
  db: Database,
  campaignId: string,
  { sequence }: Pick<Kept<unknown>, 'sequence'>,
): { readonly changedIds: ReadonlySet<string>; readonly permitted: boolean } | null {
  const acts = actsSince(db, sequence, MOST_ACTS + 1);
  if (acts.length > MOST_ACTS) return null;
  const changedIds = new Set<string>();
  const itemIds = new Set<string>();
  for (const { type, subject } of acts) {
    const [kind, id = ''] = subject.split(':');
    if (OF_NO_SHEET.has(type) || (kind === 'campaign' && id !== campaignId)) continue;
    if (!OF_ONE_SHEET.has(type)) return null;
    if (kind === 'sheet') changedIds.add(id);
    else if (kind === 'item') itemIds.add(id);
    else return null;
  }
  for (const id of sheetIdsOfItems(db, [...itemIds])) changedIds.add(id);
  return { changedIds, permitted: acts.some(({ type }) => type === 'exception.permit') };
}

function targetsCoveredOtherwise(before: ExceptionRegister, now: ExceptionRegister): ReadonlySet<string> {
  const changed = [...new Set([...before.keys(), ...now.keys()])].flatMap((place) => {
    const [one, other] = [before.get(place), now.get(place)];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [one, other];
  });
  return new Set(changed.flatMap((exception) => (exception === undefined ? [] : [exception.targetId])));
}
