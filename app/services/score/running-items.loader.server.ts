import { countedRoles } from '#app/domain/questionnaire/counted-role.ts';
import { ItemPacker } from '#app/domain/score/packed-items.ts';
import type { PackedQuestion } from '#app/domain/score/packed-items.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import { itemScorer } from '#app/services/score/item-scorer.loader.server.ts';
import { keptBySheet } from '#app/services/response/kept-by-sheet.loader.server.ts';
import type { Database } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { gateAnswersOfSheets, itemsOfSheets, sheetsOf } from '#db/queries/sheet.server.ts';

/** So many sheets are read at once. */
const READ_SHEETS = 100;

type BySheet = Map<string, readonly ScoredItem[]>;

/** 集計中の項目. The items of a campaign that runs, as they were put together last. */
interface Together {
  /** In the order of the campaign. */
  readonly sheetIds: readonly string[];
  readonly questionsKept: Map<string, PackedQuestion>;
  items: readonly ScoredItem[];
}

const keptOf = keptBySheet<readonly ScoredItem[]>();
const together = new WeakMap<BySheet, Together>();

/**
 * The items of a campaign that runs as they count on a day, for the roles that it has. Sheets of which the log says
 * nothing new are not scored again, and where it says nothing at all the same list is given.
 */
export function runningItems(db: Database, campaign: CampaignRow, today: CalendarDate): readonly ScoredItem[] {
  const bySheet = keptOf(db, campaign.id, today);
  const before = bySheet.size === 0 ? undefined : together.get(bySheet);
  const known = before ?? emptyOf(db, campaign);
  const missing = known.sheetIds.filter((id) => !bySheet.has(id));
  if (missing.length > 0) {
    score(db, campaign, today, { bySheet, missing, questionsKept: known.questionsKept });
    known.items = countedItems(known.sheetIds.flatMap((id) => bySheet.get(id) ?? []));
  }
  together.set(bySheet, known);
  return known.items;
}

function emptyOf(db: Database, { id }: CampaignRow): Together {
  return { sheetIds: sheetsOf(db, id).map(({ sheet }) => sheet.id), questionsKept: new Map(), items: [] };
}

function score(
  db: Database,
  campaign: CampaignRow,
  today: CalendarDate,
  {
    bySheet,
    missing,
    questionsKept,
  }: { readonly bySheet: BySheet; readonly missing: readonly string[] } & Pick<Together, 'questionsKept'>,
): void {
  const { modules } = pinnedSettings(db, campaign.id);
  const reader = itemReader(db, campaign.id, today, gateAnswersOfSheets(db, missing));
  const scorer = itemScorer(reader, 'running');
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
  for (let from = 0; from < missing.length; from += READ_SHEETS) {
    const part = missing.slice(from, from + READ_SHEETS);
    const scored = groupBy(itemsOfSheets(db, part).map(scorer), ({ sheetId }) => sheetId);
    for (const id of part) bySheet.set(id, packed(scored.get(id) ?? [], questionOf));
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
