import { CONTRACTS_PATH } from '#app/components/asset/contracts-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { HomeLink } from '#app/services/campaign/home.page.server.ts';

const LABELS = {
  board: '進捗',
  report: '結果報告',
  results: '結果の内訳',
  contracts: '委託・クラウドサービス台帳',
} as const satisfies Record<HomeLink['to'], string>;

function noteOf(link: HomeLink): string {
  if (link.to === 'board') return 'どの所属が提出したかを見る';
  if (link.to === 'contracts') return '自分の所属が所管する契約を見る';
  const campaign = `${japaneseFiscalYear(link.fiscalYear)} ${link.name}`;
  return link.to === 'report' ? `${campaign}の結果を見る` : `${campaign}の自分の所属の結果を見る`;
}

/** Where else the home leads. */
export function HomeLinks({ links }: { readonly links: readonly HomeLink[] }) {
  return (
    <ul>
      {links.map((link) => (
        <li key={link.to} className="flex min-h-11 flex-wrap items-center gap-x-3">
          <TextLink to={link.to === 'contracts' ? CONTRACTS_PATH : `/${link.to}`}>{LABELS[link.to]}</TextLink>
          <span className="text-solid-gray-700">{noteOf(link)}</span>
        </li>
      ))}
    </ul>
  );
}
