import { PageLink } from '#app/components/ui/page-link.tsx';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';

export interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly pathOf: (page: number) => string;
  /** What is paged, e.g. 所属. */
  readonly label: string;
}

const STEP_LOOK = `inline-flex min-h-11 items-center px-3 ${LINK_LOOK}`;

export function Pagination({ page, pageCount, pathOf, label }: PaginationProps) {
  if (pageCount <= 1) return null;
  const where = `${pageCount}ページ中${page}ページ`;
  return (
    <>
      <p className="print-only mt-2">
        {label}の一覧：{where}
      </p>
      <nav
        aria-label={`${label}のページ送り`}
        className="no-print mt-4 flex flex-wrap items-center justify-center gap-4"
      >
        {page > 1 ? (
          <PageLink to={pathOf(page - 1)} rel="prev" className={STEP_LOOK}>
            前へ
          </PageLink>
        ) : null}
        <p className="tabular-nums">{where}</p>
        {page < pageCount ? (
          <PageLink to={pathOf(page + 1)} rel="next" className={STEP_LOOK}>
            次へ
          </PageLink>
        ) : null}
      </nav>
    </>
  );
}
