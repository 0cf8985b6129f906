import type { Actor } from '#app/domain/access/actor.ts';
import type { ReadingRefusal } from '#app/lib/source-file.ts';
import { granted } from '#app/services/access/admission.loader.server.ts';
import { readOpenDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 表示する下書き. With its questions; `unread` says why these cannot be made now, `ended` is worked on no more. */
export type ShownDraft =
  | { readonly sort: 'read'; readonly found: ReadDraft }
  | { readonly sort: 'unread'; readonly reason: ReadingRefusal }
  | { readonly sort: 'ended' };

/** The draft that a page of it shows; who may not see it is answered as where there is none. */
export async function shownDraft(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  left: AbortSignal,
): Promise<ShownDraft> {
  const outcome = await readOpenDraft(context, actor, policyDraftId, left);
  if (outcome.ok) return { sort: 'read', found: outcome.value };
  switch (outcome.reason) {
    case 'not_open':
      return { sort: 'ended' };
    case 'reading_time':
    case 'reading_memory':
    case 'reading_left':
      return { sort: 'unread', reason: outcome.reason };
    case 'unknown_draft':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
  }
}
