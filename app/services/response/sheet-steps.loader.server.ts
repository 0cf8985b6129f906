import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { advanceSheet, isConfirmed, waitingStep } from '#app/domain/response/sheet.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 確認の段階の表示. One step of the route with who holds its office today. */
export interface StepView {
  readonly office: Office;
  readonly people: readonly HolderName[];
  /** Confirmed, waiting to be confirmed now, or not yet its turn. */
  readonly when: 'past' | 'now' | 'ahead';
}

/** Where the respondent goes on: gates first, then the first unfinished chapter, then the submission. */
export type NextPlace = { readonly place: 'gates' | 'submit' } | { readonly chapter: string };

/**
 * True when the sheet waits for the actor: to be confirmed, or to be checked by the secretariat. Who answered it makes
 * no difference: a step that the actor may not do alone waits for the actor, too. The acts ask again, with answerers.
 */
export function mayReview(actor: Actor, { resource, progress }: Pick<SheetSnapshot, 'resource' | 'progress'>): boolean {
  const byWhomever = { ...resource, answererIds: [], acceptorIds: [] };
  if (authorize(actor, 'sheet.confirm', byWhomever).ok) return true;
  return authorize(actor, 'sheet.accept', byWhomever).ok && advanceSheet(progress, 'accept').ok;
}

export function nextPlace(header: Pick<SheetHeader, 'gateProgress' | 'chapters'>): NextPlace {
  if (header.gateProgress.answered < header.gateProgress.total) return { place: 'gates' };
  const unfinished = header.chapters.find(({ answered, total }) => answered < total);
  return unfinished === undefined ? { place: 'submit' } : { chapter: unfinished.key };
}

/** The route of a sheet with today's office holders. */
export function stepsOf(context: ServiceContext, { progress }: Pick<SheetSnapshot, 'progress'>): readonly StepView[] {
  const holders = holdersOn(context.db, tokyoDate(context.clock()));
  const waiting = waitingStep(progress);
  const done = isConfirmed(progress.state);
  return progress.route.map((step, index) => {
    const held = holders.ofStep(step);
    const passed = done || index < progress.stepsPassed;
    return {
      office: held.office,
      people: namesOf(held),
      when: passed ? 'past' : step === waiting ? 'now' : 'ahead',
    };
  });
}
