import { useEffect, useState, useSyncExternalStore } from 'react';
import { AnswerQueue } from '#app/components/response/answer-queue.ts';
import type { QueueState } from '#app/components/response/answer-queue.ts';
import { sendAnswer } from '#app/components/response/send-answer.ts';
import { forgetUnsent, keepUnsent, unsentOf } from '#app/components/response/unsent-store.ts';
import type { UnsentPlace } from '#app/components/response/unsent-store.ts';

/** One queue a sheet, living on while the person walks from chapter to chapter. */
const queues = new Map<string, AnswerQueue>();

function queueFor(place: UnsentPlace, csrf: string): AnswerQueue {
  const key = `${place.personId} ${place.sheetId} ${csrf}`;
  const known = queues.get(key);
  if (known !== undefined) return known;
  const queue = new AnswerQueue({
    send: (entry) => sendAnswer(place.sheetId, csrf, entry),
    keep: (entry) => keepUnsent(place, entry),
    forget: (questionId) => forgetUnsent(place, questionId),
    kept: () => unsentOf(place),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  queues.set(key, queue);
  return queue;
}

/**
 * The sheet's queue in the browser; null on the server, before hydration and where nothing may be entered.
 * Leaving the page with unsent answers asks first; a returning connection sends them.
 */
export function useAnswerQueue(personId: string, sheetId: string, csrf: string | null): AnswerQueue | null {
  const [queue, setQueue] = useState<AnswerQueue | null>(null);
  useEffect(() => {
    setQueue(csrf === null ? null : queueFor({ personId, sheetId }, csrf));
  }, [personId, sheetId, csrf]);
  useEffect(() => {
    if (queue === null) return undefined;
    const onOnline = () => queue.flush();
    const onLeave = (event: BeforeUnloadEvent) => {
      queue.flush();
      if (queue.state().pending.length > 0) event.preventDefault();
    };
    const onHide = () => {
      if (document.visibilityState === 'hidden') queue.flush();
    };
    window.addEventListener('online', onOnline);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    queue.flush();
    return () => {
      queue.flush();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [queue]);
  return queue;
}

const NOTHING = () => () => undefined;
const NO_STATE = () => null;

export function useQueueState(queue: AnswerQueue | null): QueueState | null {
  return useSyncExternalStore<QueueState | null>(queue?.subscribe ?? NOTHING, queue?.state ?? NO_STATE, NO_STATE);
}
