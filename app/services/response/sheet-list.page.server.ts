import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

/** 点検票の所在. Which sheet of a campaign belongs to which target and office. */
export interface ListedSheet {
  readonly sheetId: string;
  readonly office: SheetOffice;
  readonly targetType: UnitType;
  readonly targetCode: string;
  /** The section that owns a system; the unit itself otherwise. */
  readonly ownerUnitName: string;
}

/** All sheets of a campaign, for those who run or audit it. */
export function listSheets(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<readonly ListedSheet[], Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  return ok(
    sheetsOf(context.db, campaignId).map(({ sheet, target }) => ({
      sheetId: sheet.id,
      office: sheet.office,
      targetType: target.type,
      targetCode: target.code,
      ownerUnitName: target.ownerUnitName,
    })),
  );
}
