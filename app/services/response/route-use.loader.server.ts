import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

/** 確認の段階の有無. How many sheets of an office the campaign gave out, and how many of them no office confirms. */
export interface RouteUse {
  readonly office: SheetOffice;
  readonly sheetCount: number;
  readonly withoutStep: number;
}

/** By office, as the routes were pinned at the opening. */
export function routeUses(db: Connection, campaignId: string): readonly RouteUse[] {
  const byOffice = groupBy(sheetsOf(db, campaignId), ({ sheet }) => sheet.office);
  return [...byOffice].map(([office, entries]) => ({
    office,
    sheetCount: entries.length,
    withoutStep: entries.filter(({ sheet }) => progressOf(sheet).route.length === 0).length,
  }));
}
