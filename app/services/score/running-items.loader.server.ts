import { countedRoles } from '#app/domain/questionnaire/counted-role.ts';
import { ItemPacker } from '#app/domain/score/packed-items.ts';
import type { PackedQuestion } from '#app/domain/score/packed-items.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { itemScorer } from '#app/services/score/item-scorer.loader.server.ts';
import { keptBySheet } from '#app/services/response/kept-by-sheet.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { gateAnswersOfSheets, itemsOfSheets, sheetsOf } from '#db/queries/sheet.server.ts';

/** So many sheets are read at once: others may wait meanwhile. */
const FEW_SHEETS = 4;

type BySheet = Map<string, readonly ScoredItem[]>;

/** 集計中の項目. The items of a campaign that runs, as they were put together last. */
interface Together {
  /** In the order of the campaign. */
  readonly sheetIds: readonly string[];
  readonly questionsKept: Map<string, PackedQuestion>;
  /** Null where a sheet may stand otherwise since. */
  items: readonly ScoredItem[] | null;
}

const keptOf = keptBySheet<readonly ScoredItem[]>();
const together = new WeakMap<BySheet, Together>();

/**
 * The items of a campaign that runs as they count on a day, for the roles that it has. Sheets of which the log says
 * nothing new are not scored again, and where it says nothing at all the same list is given.
 */
export function runningItems(db: Database, campaign: CampaignRow, today: CalendarDate): readonly ScoredItem[] {
  const bySheet = keptOf(db, campaign.id, today);
  const known = togetherOf(db, campaign, bySheet);
  const missing = missingOf(known, bySheet);
  if (missing.length > 0) {
    const score = sheetScorer(db, campaign, today, known);
    for (let from = 0; from < missing.length; from += FEW_SHEETS)
      score(missing.slice(from, from + FEW_SHEETS), bySheet);
  }
  return itemsOf(known, bySheet);
}

/** Puts them at hand step by step, where they are not. An act meanwhile may take away what was at hand. */
export function* runningItemSteps(
  db: Database,
  campaign: CampaignRow,
  today: CalendarDate,
): Generator<void, void, void> {
  for (;;) {
    const bySheet = keptOf(db, campaign.id, today);
    const known = togetherOf(db, campaign, bySheet);
    const missing = missingOf(known, bySheet).slice(0, FEW_SHEETS);
    if (missing.length === 0) return;
    sheetScorer(db, campaign, today, known)(missing, bySheet);
    yield;
  }
}

function togetherOf(db: Database, { id }: CampaignRow, bySheet: BySheet): Together {
  const before = bySheet.size === 0 ? undefined : together.get(bySheet);
  const known: Together = before ?? {
    sheetIds: sheetsOf(db, id).map(({ sheet }) => sheet.id),
    questionsKept: new Map(),
    items: null,
  };
  together.set(bySheet, known);
  return known;
}

function missingOf(known: Together, bySheet: BySheet): readonly string[] {
  const missing = known.sheetIds.filter((id) => !bySheet.has(id));
  if (missing.length > 0) known.items = null;
  return missing;
}

function itemsOf(known: Together, bySheet: BySheet): readonly ScoredItem[] {
  known.items ??= countedItems(known.sheetIds.flatMap((id) => bySheet.get(id) ?? []));
  return known.items;
}

/** Scores sheets, for as long as nothing is done meanwhile. */
function sheetScorer(
  db: Database,
  campaign: CampaignRow,
  today: CalendarDate,
  { questionsKept }: Pick<Together, 'questionsKept'>,
): (sheetIds: readonly string[], bySheet: BySheet) => void {
  const { modules } = pinnedSettings(db, campaign.id);
  const exceptions = exceptionsInForce(db, today);
  const questionOf = (item: ScoredItem): PackedQuestion => {
    const key = `${item.targetKind} ${item.campaignQuestionId}`;
    const question = questionsKept.get(key) ?? {
      ...{ campaignQuestionId: item.campaignQuestionId, targetKind: item.targetKind, population: item.population },
      ...{ chapter: item.chapter, weight: item.weight, critical: item.critical, clauses: item.clauses },
      roles: countedRoles(item.roles, item.targetKind, modules),
      clausesOfRow: clausesByRow(item),
    };
    questionsKept.set(key, question);
    return question;
  };
  return (sheetIds, bySheet) => {
    const reader = itemReader(db, campaign.id, today, gateAnswersOfSheets(db, sheetIds), [], exceptions);
    const stored = itemsOfSheets(db, sheetIds);
    const scored = groupBy(stored.map(itemScorer(reader, 'running')), ({ sheetId }) => sheetId);
    for (const id of sheetIds) bySheet.set(id, packed(scored.get(id) ?? [], questionOf));
  };
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
