import type { Hearing, InquiryAnswer, UnlistedOutcome } from '#app/domain/asset/inquiry.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginInquiry } from '#app/services/asset/inquiry.acts.server.ts';
import type { SettleInput, SettleUnlistedInput } from '#app/services/asset/inquiry.acts.server.ts';
import type { InquiryInput, UnlistedInput } from '#app/services/asset/inquiry-answer.acts.server.ts';
import type { AskedEntry } from '#app/services/asset/inquiry.loader.server.ts';
import { unitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';
import type { Town } from '#test/factories/town.ts';

/** An inquiry that the secretariat has begun, due in 20 days; sections that own nothing are asked if it `askAll`s. */
export function begun(town: Town, askAll = false): string {
  const dueOn = addDays(town.context.today(), 20);
  return must(beginInquiry(town.context, town.actor('secretariat'), { dueOn, askAll })).inquiryId;
}

/** What a unit says of what no register names, seen as it is now. */
export function restOf(town: Town, unitId: string, unlistedText: string, noneElse = false): UnlistedInput {
  const page = must(unitInquiryPage(town.context, town.actor('secretariat'), { unitId, of: '' }));
  return { unlistedText, noneElse, seenHash: page.unlisted.seenHash };
}

/** What the secretariat heard from a section on the day. */
export const heardOn = (town: Town, heardFrom = '保育所長 山田'): Hearing => ({
  ...{ heardFrom, means: 'phone' },
  heardOn: calendarDate(town.context.today()),
});

/** What the secretariat sends once it has dealt with what the unit named last. */
export function dealingOf(town: Town, unitId: string, outcome: UnlistedOutcome, because = ''): SettleUnlistedInput {
  const { unlisted } = must(unitInquiryPage(town.context, town.actor('secretariat'), { unitId, of: '' }));
  return { unlistedId: unlisted.unlistedId ?? 'none', answerRev: unlisted.answerRev, outcome, because };
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
