import { signInAs } from '#app/cli/bench-account.ts';
import type { SignedIn } from '#app/cli/bench-account.ts';
import type { BenchCity } from '#app/cli/bench-city-town.ts';
import type { AnsweringPage } from '#app/cli/bench-city-pages.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { must } from '#app/domain/shared/result.ts';
import { sheetChapters } from '#app/services/response/sheet-header.loader.server.ts';
import { listSheets } from '#app/services/response/sheet-list.page.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** So many people answer at a time, where there are as many. */
const MOST = 60;

/** 回答中の点検票. A sheet that is not handed in yet, with whoever answers it. */
export interface OpenSheet {
  readonly sheetId: string;
  readonly isSection: boolean;
  readonly login: string;
  readonly by: SignedIn;
  readonly items: readonly { readonly itemKey: string; readonly rev: number; readonly answer: Answer }[];
  /** The address of its longest chapter. */
  readonly longest: string;
}

function longestOf(snapshot: SheetSnapshot, sheetId: string): string {
  const [longest] = [...sheetChapters(snapshot)].sort((a, b) => b.items.length - a.items.length);
  return `/sheets/${sheetId}/chapters/${longest?.key ?? ''}`;
}

/** Sheets of the running year that are still open, each of somebody else, who is signed in by now. */
export async function openSheets(
  city: BenchCity,
  campaignId: string,
  context: ServiceContext,
): Promise<readonly OpenSheet[]> {
  const found: OpenSheet[] = [];
  const known = new Set<string>();
  for (const sheet of must(listSheets(context, city.secretariat, campaignId))) {
    const head = city.headOf(sheet);
    const snapshot = loadSheet(context, sheet.sheetId);
    if (head === null || snapshot?.progress.state !== 'in_progress' || known.has(head.login)) continue;
    known.add(head.login);
    const items = snapshot.items.flatMap(({ itemKey, record, answer, applicability }) =>
      applicability.state === 'open' && answer !== null && record !== null
        ? [{ itemKey, rev: record.rev, answer }]
        : [],
    );
    if (items.length === 0) continue;
    const { sheetId } = sheet;
    const by = await signInAs(context, head.login);
    const isSection = sheet.targetType === 'department';
    found.push({ sheetId, isSection, login: head.login, by, items, longest: longestOf(snapshot, sheetId) });
    if (found.length === MOST) break;
  }
  return found;
}

/** The longest chapter of an open sheet of a 課. */
export function answeringPage(sheets: readonly OpenSheet[]): AnsweringPage {
  const sheet = sheets.find(({ isSection }) => isSection);
  if (sheet === undefined) throw new Error('no sheet of a 課 is open');
  return { path: sheet.longest, sheetId: sheet.sheetId, cookie: sheet.by.cookie };
}
