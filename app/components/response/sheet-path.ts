import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
export function chapterPath(sheetId: string, chapter: string): string {
  return `/sheets/${sheetId}/chapters/${encodeURIComponent(chapter)}`;
}

export function goOnPath(sheetId: string, goOn: NextPlace): string {
  return 'place' in goOn ? `/sheets/${sheetId}/${goOn.place}` : chapterPath(sheetId, goOn.chapter);
}

/** What `?saved=` says of the gates; a chapter says its key, which none of them is. */
export const SAVED_GATES = 'gates';

/** Where one goes on to from a chapter, null being the submission. */
export function afterChapter(sheetId: string, next: string | null): string {
  return next === null ? `/sheets/${sheetId}/submit` : chapterPath(sheetId, next);
}

/** The same place, told what was saved before it. */
export function savedBefore(path: string, saved: string): string {
  return `${path}?saved=${encodeURIComponent(saved)}`;
}
