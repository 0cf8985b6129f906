import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetHandling } from '#app/services/report/report-outline.loader.server.ts';
import type { RouteUse } from '#app/services/response/route-use.loader.server.ts';

function sheetsWords(office: SheetOffice, names: OfficeNames, bureau: string): string {
  if (office === 'security_manager') return '課';
  if (office === 'security_officer') return bureau;
  return office === 'system_manager' ? '情報システム' : names[office];
}

/** How the sheets that were counted came in; what happened to none is not said. */
export function handlingWords(of: SheetHandling, { secretariat }: Pick<OfficeNames, 'secretariat'>): string {
  const told = [
    { words: '期限後の提出', count: of.lateCount },
    { words: '兼務のため自己確認', count: of.selfConfirmedCount },
    { words: '代行入力', count: of.proxyCount },
    { words: '責任者等の確認の前に集計', count: of.unconfirmedCount },
    { words: `${secretariat}の確認の前に集計`, count: of.unacceptedCount },
  ].filter(({ count }) => count > 0);
  const parts = told.length === 0 ? '' : `（うち${told.map(({ words, count }) => `${words}${count}票`).join('、')}）`;
  return `提出${of.handedInCount}票${parts}${of.missingCount === 0 ? '' : `、未提出${of.missingCount}票`}`;
}

/** How the answers were confirmed, by the routes that the campaign pinned; whether each was is told by 提出の状況. */
export function methodWords(routes: readonly RouteUse[], names: OfficeNames, bureau: string): string {
  const { secretariat } = names;
  const alone = routes
    .filter(({ withoutStep }) => withoutStep > 0)
    .map(({ office, sheetCount, withoutStep }) => {
      const words = sheetsWords(office, names, bureau);
      return withoutStep === sheetCount ? words : `${words}の一部（${sheetCount}票のうち${withoutStep}票）`;
    });
  const told = '点検票への回答（自己申告）。';
  const counted = `し、${secretariat}が集計した。`;
  if (alone.length === 0)
    return `${told}提出された点検票は、責任者等が確認してから${secretariat}が確認することと${counted}`;
  if (routes.every(({ sheetCount, withoutStep }) => withoutStep === sheetCount))
    return `${told}提出された点検票は、${secretariat}が確認することと${counted}`;
  return `${told}提出された点検票は、責任者等が確認してから${secretariat}が確認すること（${alone.join('、')}の点検票は${secretariat}だけが確認すること）と${counted}`;
}
