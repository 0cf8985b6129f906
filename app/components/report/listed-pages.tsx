import { Pagination } from '#app/components/ui/pagination.tsx';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';

export interface ListedPagesProps {
  readonly listed: ListedPage;
  /** What is paged, e.g. 対象. */
  readonly label: string;
}

/** The ways to the pages around the one that is shown. */
export function ListedPages({ listed: { page, pages }, label }: ListedPagesProps) {
  return <Pagination page={page} pageCount={pages.length} pathOf={(other) => pages[other - 1] ?? ''} label={label} />;
}
