import type { ExceptionRegister } from '#app/domain/exception/exception.ts';
import { countedRoles } from '#app/domain/questionnaire/counted-role.ts';
import { ItemPacker } from '#app/domain/score/packed-items.ts';
import type { PackedQuestion } from '#app/domain/score/packed-items.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { ActivityType } from '#app/domain/shared/activity.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { itemScorer } from '#app/services/score/item-scorer.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import { actsSince, lastActivity } from '#db/queries/activity.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { gateAnswersOfSheets, itemsOfSheets, sheetIdsOfItems, sheetsOf } from '#db/queries/sheet.server.ts';

/** How many campaigns that run are kept at hand. */
const KEPT_CAMPAIGNS = 3;
/** So many sheets are read at once. */
const READ_SHEETS = 100;
/** Where more acts were done since, everything is scored again. */
const MOST_ACTS = 20_000;

/** Acts of one sheet alone, by what they name as their subject; every item of another sheet counts as before. */
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
 * Acts by which no item of any campaign counts otherwise. Exceptions are among them: which are in force is compared day
 * by day.
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

/** 集計中の項目. The items of a campaign that runs, sheet by sheet, as they were when they were last scored. */
interface Kept {
  /** The last act that had been done. */
  sequence: number;
  exceptionRegister: ExceptionRegister;
  /** In the order of the campaign. */
  readonly sheetsById: Map<string, { readonly targetId: string; items: readonly ScoredItem[] }>;
  readonly questionsKept: Map<string, PackedQuestion>;
  items: readonly ScoredItem[];
}

const keptOf = onceOf((_client: Database['$client']) => lastAsked<{ kept: Kept | null }>(KEPT_CAMPAIGNS));

/**
 * The items of a campaign that runs as they count on a day, for the roles that it has. Every act is in the log: the
 * sheets of which it says nothing new are not scored again, and where it says nothing at all the same list is given.
 */
export function runningItems(db: Database, campaign: CampaignRow, today: CalendarDate): readonly ScoredItem[] {
  // What an act has not ended may be taken back.
  const place = db.$client.inTransaction ? { kept: null } : keptOf(db.$client)(campaign.id, () => ({ kept: null }));
  const { sequence } = lastActivity(db);
  const exceptions = exceptionsInForce(db, today);
  const stale = place.kept === null ? null : staleSheets(db, campaign, place.kept, exceptions);
  const kept = stale === null || place.kept === null ? emptyOf(db, campaign) : place.kept;
  const sheetIds = stale ?? [...kept.sheetsById.keys()];
  Object.assign(kept, { sequence, exceptionRegister: exceptions });
  if (sheetIds.length > 0) {
    rescore(db, campaign, today, kept, sheetIds);
    kept.items = countedItems([...kept.sheetsById.values()].flatMap(({ items }) => items));
  }
  place.kept = kept;
  return kept.items;
}

function emptyOf(db: Database, { id }: CampaignRow): Kept {
  const sheets = sheetsOf(db, id).map(({ sheet }) => sheet);
  return {
    sequence: 0,
    exceptionRegister: new Map(),
    sheetsById: new Map(sheets.map(({ id: sheetId, targetId }) => [sheetId, { targetId, items: [] }])),
    questionsKept: new Map(),
    items: [],
  };
}

/** The sheets of which anything may count otherwise than it did; null where all may. */
function staleSheets(
  db: Database,
  campaign: CampaignRow,
  kept: Kept,
  exceptions: ExceptionRegister,
): readonly string[] | null {
  const acts = actsSince(db, kept.sequence, MOST_ACTS + 1);
  if (acts.length > MOST_ACTS) return null;
  const sheetIds = new Set<string>();
  const itemIds = new Set<string>();
  for (const { type, subject } of acts) {
    const [kind, id = ''] = subject.split(':');
    if (OF_NO_SHEET.has(type) || (kind === 'campaign' && id !== campaign.id)) continue;
    if (!OF_ONE_SHEET.has(type)) return null;
    if (kind === 'sheet') sheetIds.add(id);
    else if (kind === 'item') itemIds.add(id);
    else return null;
  }
  for (const id of sheetIdsOfItems(db, [...itemIds])) sheetIds.add(id);
  const otherwise = targetsCoveredOtherwise(kept.exceptionRegister, exceptions);
  for (const [id, { targetId }] of kept.sheetsById) if (otherwise.has(targetId)) sheetIds.add(id);
  return [...sheetIds].filter((id) => kept.sheetsById.has(id));
}

function targetsCoveredOtherwise(before: ExceptionRegister, now: ExceptionRegister): ReadonlySet<string> {
  const changed = [...new Set([...before.keys(), ...now.keys()])].flatMap((place) => {
    const [one, other] = [before.get(place), now.get(place)];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [one, other];
  });
  return new Set(changed.flatMap((exception) => (exception === undefined ? [] : [exception.targetId])));
}

function rescore(
  db: Database,
  campaign: CampaignRow,
  today: CalendarDate,
  kept: Kept,
  sheetIds: readonly string[],
): void {
  const { modules } = pinnedSettings(db, campaign.id);
  const reader = itemReader(db, campaign.id, today, gateAnswersOfSheets(db, sheetIds));
  const score = itemScorer(reader, 'running');
  const questionOf = (item: ScoredItem): PackedQuestion => {
    const key = `${item.targetKind} ${item.campaignQuestionId}`;
    const question = kept.questionsKept.get(key) ?? {
      ...{ campaignQuestionId: item.campaignQuestionId, targetKind: item.targetKind, population: item.population },
      ...{ chapter: item.chapter, weight: item.weight, critical: item.critical, clauses: item.clauses },
      roles: countedRoles(item.roles, item.targetKind, modules),
      clausesOfRow: clausesByRow(item),
    };
    kept.questionsKept.set(key, question);
    return question;
  };
  for (let from = 0; from < sheetIds.length; from += READ_SHEETS) {
    const part = sheetIds.slice(from, from + READ_SHEETS);
    const scored = groupBy(itemsOfSheets(db, part).map(score), ({ sheetId }) => sheetId);
    for (const id of part) {
      const sheet = kept.sheetsById.get(id);
      if (sheet !== undefined) sheet.items = packed(scored.get(id) ?? [], questionOf);
    }
  }
}

function clausesByRow({ rows }: ScoredItem): PackedQuestion['clausesOfRow'] {
  const byRow = new Map(rows.map(({ rowId, clauses }) => [rowId, clauses]));
  return (rowId) => byRow.get(rowId) ?? [];
}

/** The items of one sheet. */
function packed(items: readonly ScoredItem[], questionOf: (item: ScoredItem) => PackedQuestion): readonly ScoredItem[] {
  const [first] = items;
  if (first === undefined) return [];
  const { sheetId, targetId, ownerUnitId, bureauId } = first;
  const sheet = { sheetId, targetId, ownerUnitId, bureauId };
  const packer = new ItemPacker();
  for (const item of items) packer.add(questionOf(item), sheet, item);
  return packer.items();
}
