import { covers } from '#app/domain/access/can.ts';
import type { FrozenSheet } from '#app/domain/report/frozen-year.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { populationOf } from '#app/domain/score/scored-item.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { proxySheetIds } from '#db/queries/result.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

/** A sheet as reports count it, with its policy and times. */
export interface CountedSheet extends FrozenSheet {
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly submittedAt: string | null;
}

/** The sheets of the campaign within the scope. */
export function countedSheets(
  db: Connection,
  source: Pick<ResultSource, 'campaign' | 'scope'>,
): readonly CountedSheet[] {
  const policyNameOf = policyNamer(db, source.campaign.id);
  const proxies = proxySheetIds(db, source.campaign.id);
  return sheetsOf(db, source.campaign.id)
    .filter(({ target }) => covers(source.scope, target))
    .map(({ sheet, target }) => ({
      sheetId: sheet.id,
      targetId: sheet.targetId,
      bureauId: target.bureauId,
      population: populationOf(target.type),
      office: sheet.office,
      submitted: isSubmitted(sheet.state),
      late: isLate(sheet.state, sheet.submittedLate),
      selfConfirmed: sheet.selfConfirmed,
      byProxy: proxies.has(sheet.id),
      state: sheet.state,
      policyName: policyNameOf(sheet),
      submittedAt: isSubmitted(sheet.state) ? sheet.submittedAt : null,
    }));
}
