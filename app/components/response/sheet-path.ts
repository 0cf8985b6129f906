/** Where the respondent goes on with a sheet. */
export type GoOn = { readonly page: 'gates' | 'submit' } | { readonly chapter: string };

export function chapterPath(sheetId: string, chapter: string): string {
  return `/sheets/${sheetId}/chapters/${encodeURIComponent(chapter)}`;
}

export function goOnPath(sheetId: string, goOn: GoOn): string {
  return 'page' in goOn ? `/sheets/${sheetId}/${goOn.page}` : chapterPath(sheetId, goOn.chapter);
}
