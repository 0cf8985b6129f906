import type { SheetEvent } from '#app/services/response/sheet-record.loader.server.ts';

/** Who did what happened to a sheet, marked where it was 代決. */
export function doneBy({ by, substitute }: Pick<SheetEvent, 'by' | 'substitute'>): string {
  return substitute ? `${by}（職務代理・代決）` : by;
}
