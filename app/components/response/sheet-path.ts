import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
export function chapterPath(sheetId: string, chapter: string): string {
  return `/sheets/${sheetId}/chapters/${encodeURIComponent(chapter)}`;
}

export function goOnPath(sheetId: string, goOn: NextPlace): string {
  return 'place' in goOn ? `/sheets/${sheetId}/${goOn.place}` : chapterPath(sheetId, goOn.chapter);
}
