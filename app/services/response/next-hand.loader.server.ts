import { namesOf } from '#app/services/organization/holder.loader.server.ts';
import { respondentOf } from '#app/domain/campaign/route.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
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

/** The post that is to move the sheet on: the respondent's, the next step of its route, or the secretariat's. */
export function nextPost({
  sheet,
  target,
}: SheetWithTarget): (Pick<NextHand, 'turn'> & { readonly post: Post }) | null {
  if (sheet.state === 'accepted') return null;
  if (isEditable(sheet.state)) return { turn: 'answer', post: respondentOf(sheet.answeredByOffice, target) };
  const step = waitingStep(progressOf(sheet));
  return step === null
    ? { turn: 'accept', post: { role: 'secretariat', unitId: null, systemId: null } }
    : { turn: 'confirm', post: { ...step, systemId: null } };
}

/** Whose turn the sheet is. */
export function nextHand(entry: SheetWithTarget, holders: HolderBook): NextHand | null {
  const next = nextPost(entry);
  if (next === null) return null;
  const { office, people } = holders.ofPost(next.post);
  return { turn: next.turn, office, people: namesOf({ office, people }) };
}
