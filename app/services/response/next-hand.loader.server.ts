import { namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { isEditable, waitingStep } from '#app/domain/response/sheet.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 次に動く人. Whose turn a sheet is; nobody holds a vacant office. */
export interface NextHand {
  readonly turn: 'answer' | 'confirm' | 'accept';
  readonly office: Office;
  readonly people: readonly HolderName[];
}

/** Whose turn the sheet is: the respondent's, that of the next step of its route, or the secretariat's. */
export function nextHand({ sheet, target }: SheetWithTarget, holders: HolderBook): NextHand | null {
  if (sheet.state === 'accepted') return null;
  const step = waitingStep(progressOf(sheet));
  const turn = isEditable(sheet.state) ? 'answer' : step === null ? 'accept' : 'confirm';
  const held =
    turn === 'answer'
      ? holders.ofRespondent(sheet.answeredByOffice, target)
      : step === null
        ? holders.ofUnit('secretariat', null)
        : holders.ofStep(step);
  return { turn, office: held.office, people: namesOf(held) };
}
