import { isRunning } from '#app/domain/campaign/state.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import { itemStateRow } from '#app/services/response/item-state.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { Reading } from '#app/services/response/sheet.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { itemStatesOfSheet } from '#db/queries/answer.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import type { ItemStateRow } from '#db/queries/sheet.server.ts';

/** 数え直しの相違. An item that stands otherwise than the acts on it kept. */
export interface RecountDifference {
  readonly targetName: string;
  readonly officeName: string;
  readonly itemKey: string;
  /** `missing`: nothing is kept of it; otherwise the columns that say something else. */
  readonly problem: 'missing' | readonly string[];
}

/** 数え直し. A campaign that runs, worked out anew from its answers. */
export interface Recount {
  readonly campaign: CampaignRow;
  readonly sheetCount: number;
  readonly itemCount: number;
  readonly differences: readonly RecountDifference[];
}

/**
 * Works out anew, sheet by sheet, where every item of the campaigns that run stands, and holds it against the rows that
 * pages count.
 */
export function* recount(reading: Reading): Generator<Recount, void, void> {
  const { db } = reading;
  for (const campaign of allCampaigns(db)) {
    if (!isRunning(campaign.state)) continue;
    const officeNames = officeNamesOf(db, campaign);
    let itemCount = 0;
    const sheets = sheetsOf(db, campaign.id);
    const differences: RecountDifference[] = [];
    for (const { sheet, target } of sheets) {
      const items = loadSheet(reading, sheet.id)?.items ?? [];
      const kept = new Map(itemStatesOfSheet(db, sheet.id).map((row) => [row.itemId, row]));
      itemCount += items.length;
      for (const item of items) {
        const problem = difference(kept.get(item.itemId), itemStateRow(item, sheet));
        if (problem === null) continue;
        differences.push({
          targetName: target.name,
          officeName: officeNames[sheet.office],
          itemKey: item.itemKey,
          problem,
        });
      }
    }
    yield { campaign, sheetCount: sheets.length, itemCount, differences };
  }
}

function difference(kept: ItemStateRow | undefined, anew: ItemStateRow): RecountDifference['problem'] | null {
  if (kept === undefined) return 'missing';
  const said = new Map<string, ItemStateRow[keyof ItemStateRow]>(Object.entries(kept));
  const columns = Object.entries(anew).flatMap(([column, value]) => (said.get(column) === value ? [] : [column]));
  return columns.length === 0 ? null : columns;
}
