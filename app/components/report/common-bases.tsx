import type { ClauseDetail } from '#app/services/report/clause.page.server.ts';

/** How many answers rest on one common answer, and how many on their own; nothing where there is no common one. */
export function CommonBases({ bases }: Pick<ClauseDetail, 'bases'>) {
  if (bases === null) return null;
  return (
    <p>
      共通回答のとおり {bases.commonCount} ／ 独自の回答 {bases.ownCount}
    </p>
  );
}
