import type { Actor } from '#app/domain/access/actor.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';
import { acceptSheet, confirmSheet, returnSheet, submitSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { contentHashOf, submissionSeen } from '#app/services/response/submission-seen.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** What a person sees who opens the submit page now; nothing of a sheet that does not exist. */
export function contentNow(context: ServiceContext, id: string): string {
  const snapshot = loadSheet(context, id);
  return snapshot === null ? '' : contentHashOf(snapshot);
}

/** What a person sees who opens the review page now. */
export function seenNow(context: ServiceContext, id: string): SeenSubmission {
  const snapshot = loadSheet(context, id);
  return (snapshot === null ? null : submissionSeen(context.db, snapshot)) ?? { number: 0, contentHash: '' };
}

/** Opens the submit page and hands in what it shows. */
export const handIn = (context: ServiceContext, actor: Actor, id: string) =>
  submitSheet(context, actor, id, contentNow(context, id));

/** Opens the review page and decides about what it shows. */
export const lookAndConfirm = (context: ServiceContext, actor: Actor, id: string) =>
  confirmSheet(context, actor, id, seenNow(context, id));
export const lookAndAccept = (context: ServiceContext, actor: Actor, id: string) =>
  acceptSheet(context, actor, id, seenNow(context, id));
export const lookAndReturn = (context: ServiceContext, actor: Actor, id: string, reason: string) =>
  returnSheet(context, actor, id, seenNow(context, id), reason);
