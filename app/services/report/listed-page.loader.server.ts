import { pagePlace } from '#app/domain/shared/page-place.ts';

/** How many lines of a list stand on a page, and how many of one the paper prints before it names the rest. */
export const LISTED_LINES = 50;

/** 一覧の頁の位置. Which of all the lines of a list are shown. */
export interface ListedPage {
  /** Of the whole list. */
  readonly count: number;
  readonly page: number;
  /** The first and the last line that are shown, from 1; 0 of an empty list. */
  readonly first: number;
  readonly last: number;
  /** The address of every page. */
  readonly pages: readonly string[];
}

/** The lines of the page that is wanted (from 1), and where they stand. */
export function listedPage<Line>(
  all: readonly Line[],
  wanted: number | undefined,
  at: (page: number) => string,
): { readonly lines: readonly Line[]; readonly listed: ListedPage } {
  const { page, pageCount, from, to } = pagePlace(all.length, wanted ?? 1, LISTED_LINES);
  const lines = all.slice(from, to);
  return {
    lines,
    listed: {
      count: all.length,
      page,
      first: lines.length === 0 ? 0 : from + 1,
      last: from + lines.length,
      pages: Array.from({ length: pageCount }, (_page, index) => at(index + 1)),
    },
  };
}
