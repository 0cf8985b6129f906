import type { Actor } from '#app/domain/access/actor.ts';
import { must } from '#app/domain/shared/result.ts';
import {
  clauseParams,
  clauseSearch,
  itemSearch,
  overviewSearch,
  sheetSearch,
} from '#app/services/report/behind-number.address.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';
import { clauseOverview, targetOverview } from '#app/services/report/overview.page.server.ts';
import { listSheets } from '#app/services/report/sheets-behind-number.page.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** The query of an address as the pages read it. */
export function query(search: URLSearchParams): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {};
  for (const name of search.keys()) {
    const [only, ...more] = search.getAll(name);
    read[name] = more.length === 0 ? (only ?? '') : [only ?? '', ...more];
  }
  return read;
}

/** How many lines the list at an address of the results has. */
export function lengthOf(context: ServiceContext, actor: Actor, address: string): number {
  const url = new URL(address, 'http://town.example');
  const search = query(url.searchParams);
  const [, noun, campaignId = '', view, policyId, document, clauseId = ''] = url.pathname.split('/');
  if (noun !== 'results') throw new Error(`no list of results: ${address}`);
  switch (view) {
    case undefined:
      return must(listItems(context, actor, campaignId, itemSearch.parse(search))).count;
    case 'sheets':
      return must(listSheets(context, actor, campaignId, sheetSearch.parse(search))).listed.count;
    case 'units':
      return must(targetOverview(context, actor, campaignId, overviewSearch.parse(search))).listed.count;
    case 'clauses': {
      if (policyId === undefined)
        return must(clauseOverview(context, actor, campaignId, overviewSearch.parse(search))).listed.count;
      const id = decodeURIComponent(clauseId);
      const { clause } = clauseParams.parse({ campaignId, policyId, document, clauseId: id });
      return must(clauseDetail(context, actor, campaignId, clause, clauseSearch.parse(search))).shown?.count ?? 0;
    }
    default:
      throw new Error(`no list of results: ${address}`);
  }
}
