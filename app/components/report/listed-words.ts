import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';

/** 1204件中 1–50件; the whole number alone where all of them are shown. */
export function listedWords({ count, first, last, pages }: ListedPage, unit: string): string {
  return pages.length < 2 ? `${count}${unit}` : `${count}${unit}中 ${first}–${last}${unit}`;
}
