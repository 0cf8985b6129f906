/** 一覧の頁. Which of so many lines stand on a page; `from` and `to` as `slice` takes them. */
export interface PagePlace {
  readonly page: number;
  /** At least one, also of nothing. */
  readonly pageCount: number;
  readonly from: number;
  readonly to: number;
}

/** The page that is wanted (from 1), or the last one where there are fewer. */
export function pagePlace(count: number, wanted: number, size: number): PagePlace {
  const pageCount = Math.max(1, Math.ceil(count / size));
  const page = Math.min(wanted, pageCount);
  return { page, pageCount, from: (page - 1) * size, to: page * size };
}
