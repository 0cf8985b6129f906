import { CONTRACTS_PATH } from '#app/components/asset/contracts-address.ts';
import { unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import { boardPath, NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { HomeLink } from '#app/services/campaign/home.page.server.ts';

interface ShownLink {
  readonly path: string;
  readonly label: string;
  /** What is to be found there. */
  readonly note: string;
}

function shownLink(link: HomeLink): ShownLink {
  switch (link.to) {
    case 'board':
      return {
        path: boardPath({ ...NO_BOARD_QUERY, campaign: link.campaignId }),
        label: '進捗',
        note: 'どの所属が提出したかを見る',
      };
    case 'contracts':
      return { path: CONTRACTS_PATH, label: '委託・クラウドサービス台帳', note: '自分の所属が所管する契約を見る' };
    case 'inquiry':
      return {
        path: unitInquiryPath(link.unitId),
        label: `台帳の照会への回答（${link.unitName}）`,
        note: `${link.askedCount === 0 ? '' : `${link.askedCount}件すべてに`}回答しました。締め切られるまで直せます。`,
      };
    case 'report':
      return { path: '/report', label: '結果報告', note: `${campaignTitle(link)}の結果を見る` };
    case 'results':
      return { path: '/results', label: '結果の内訳', note: `${campaignTitle(link)}の自分の所属の結果を見る` };
  }
}

/** Where else the home leads. */
export function HomeLinks({ links }: { readonly links: readonly HomeLink[] }) {
  return (
    <ul>
      {links.map(shownLink).map(({ path, label, note }) => (
        <li key={path} className="flex min-h-11 flex-wrap items-center gap-x-3">
          <TextLink to={path}>{label}</TextLink>
          <span className="text-solid-gray-700">{note}</span>
        </li>
      ))}
    </ul>
  );
}
