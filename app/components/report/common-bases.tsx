import type { ClauseDetail } from '#app/services/report/clause.page.server.ts';

/** How many answers rest on one common answer, and how many on their own; nothing where there is no common one. */
export function CommonBases({ bases }: Pick<ClauseDetail, 'bases'>) {
  if (bases === null) return null;
  const { commonCount, ownCount, staleCount } = bases;
  return (
    <p>
      共通回答のとおり {commonCount} ／ 独自の回答 {ownCount}
      {staleCount === 0 ? null : ` ／ 変更後は未確認 ${staleCount}（変更の前の共通回答のとおりに数えています）`}
    </p>
  );
}
