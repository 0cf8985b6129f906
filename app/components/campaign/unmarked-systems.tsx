import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** Says in one line how many systems have no attribute, and what that does to their sheets. */
export function UnmarkedSystems({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <p>
      利用中の情報システムのうち{count}
      件は、属性が一つもありません。サーバー、外部公開などについての設問は、その点検票に出ません。
      <TextLink to={SYSTEMS_PATH}>情報システム台帳で属性を確かめる</TextLink>
    </p>
  );
}
