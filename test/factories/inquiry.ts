import type { InquiryAnswer } from '#app/domain/asset/inquiry.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginInquiry } from '#app/services/asset/inquiry.acts.server.ts';
import type { InquiryInput, SettleInput } from '#app/services/asset/inquiry.acts.server.ts';
import type { AskedEntry } from '#app/services/asset/inquiry.loader.server.ts';
import { unitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';
import type { Town } from '#test/factories/town.ts';

/** An inquiry that the secretariat has begun, due in 20 days. */
export function begun(town: Town): string {
  const dueOn = addDays(town.context.today(), 20);
  return must(beginInquiry(town.context, town.actor('secretariat'), { dueOn })).inquiryId;
}

/** An entry as the unit's page shows it now, by its code. */
export function shownEntry(town: Town, unitId: string, code: string): AskedEntry {
  const page = must(unitInquiryPage(town.context, town.actor('secretariat'), { unitId, of: '' }));
  const found = page.entries.find((entry) => entry.code === code);
  if (found === undefined) throw new Error(`${code} is not asked there`);
  return found;
}

/** An answer on an entry, seen as it is now. */
export function wordOn(town: Town, unitId: string, code: string, answer: InquiryAnswer, remark = ''): InquiryInput {
  const { entryId, seenHash } = shownEntry(town, unitId, code);
  return { entryId, seenHash, answer, remark };
}

/** What the secretariat sends once it has dealt with what was answered last. */
export function settlingOf(town: Town, unitId: string, code: string): SettleInput {
  const { entryId, answerRev } = shownEntry(town, unitId, code);
  return { entryId, answerRev };
}
