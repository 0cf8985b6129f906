import { contractPath } from '#app/components/asset/contracts-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';

/** The contracts of the register that name a system, each with who it is with and until when. */
export function ContractLinks({ contracts }: { readonly contracts: readonly SystemContract[] }) {
  return (
    <ul>
      {contracts.map(({ id, name, contractor, endsOn }) => (
        <li key={id}>
          {contractor}（<TextLink to={contractPath(id)}>{name}</TextLink>、
          {endsOn === null ? '終了日の定めなし' : `${japaneseDate(endsOn)}まで`}）
        </li>
      ))}
    </ul>
  );
}
