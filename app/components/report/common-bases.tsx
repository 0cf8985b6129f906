import { askedAddress } from '#app/components/response/common-asked-address.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { ClauseDetail } from '#app/services/report/clause.page.server.ts';

export interface CommonBasesProps extends Pick<ClauseDetail, 'bases'> {
  /** The page of the common answer; null where the answers rest on several, or for who may not see it. */
  readonly commonTo?: string | null;
}

/** How many answers rest on one common answer, and how many on their own; nothing where there is no common one. */
export function CommonBases({ bases, commonTo = null }: CommonBasesProps) {
  if (bases === null) return null;
  const { commonCount, ownCount, staleCount } = bases;
  const stale = `変更後は未確認 ${staleCount}`;
  return (
    <p>
      共通回答のとおり {commonCount} ／ 独自の回答 {ownCount}
      {staleCount === 0 ? null : (
        <>
          {' ／ '}
          {commonTo === null ? stale : <TextLink to={askedAddress(commonTo, 'stale')}>{stale}</TextLink>}
          （変更の前の共通回答のとおりに数えています）
        </>
      )}
    </p>
  );
}
