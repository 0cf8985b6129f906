import { useEffect, useState, useSyncExternalStore } from 'react';
import { AnswerQueue } from '#app/components/response/answer-queue.ts';
import type { KeptAnswers, QueueState } from '#app/components/response/answer-queue.ts';
import { answerSeal } from '#app/components/response/answer-seal.ts';
import { sendAnswer } from '#app/components/response/send-answer.ts';
import { forgetUnsent, UnsentStore } from '#app/components/response/unsent-store.ts';
import type { UnsentPlace } from '#app/components/response/unsent-store.ts';

/** One queue a sheet, living on while the person walks from chapter to chapter. */
const queues = new Map<string, { readonly place: UnsentPlace; readonly queue: Promise<AnswerQueue> }>();

/** Whose answers are entered, into which sheet, and with what they are sent and kept. */
export interface QueuePlace extends UnsentPlace {
  readonly csrf: string;
  /** With what unsent answers are sealed in the browser. */
  readonly unsentKey: string;
}

/** A browser that cannot seal keeps nothing: the answers live in the page alone, which says so. */
const NOTHING_KEPT: KeptAnswers = {
  before: { now: [], held: [] },
  keep: () => Promise.resolve(false),
  forget: () => undefined,
};

async function keptAnswers({ unsentKey, ...place }: QueuePlace): Promise<KeptAnswers> {
  const seal = await answerSeal(unsentKey);
  if (seal === null) return NOTHING_KEPT;
  const store = new UnsentStore(localStorage, seal, place);
  return {
    before: await store.read(),
    keep: (slot, entry) => store.keep(slot, entry),
    forget: (slot, questionId) => void store.forget(slot, questionId),
  };
}

async function openQueue(at: QueuePlace): Promise<AnswerQueue> {
  return new AnswerQueue({
    send: (entry) => sendAnswer(at.sheetId, at.csrf, entry),
    kept: await keptAnswers(at),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

function queueFor(at: QueuePlace): Promise<AnswerQueue> {
  const key = `${at.personId} ${at.sheetId} ${at.csrf}`;
  const known = queues.get(key);
  if (known !== undefined) return known.queue;
  const queue = openQueue(at);
  queues.set(key, { place: at, queue });
  return queue;
}

/** Forgets what the person has not sent of the sheet, which they have handed in. */
export function useHandedIn(place: UnsentPlace, handedIn: boolean): void {
  const { personId, sheetId } = place;
  useEffect(() => {
    if (!handedIn) return;
    for (const [key, { place: at, queue }] of queues) {
      if (at.personId !== personId || at.sheetId !== sheetId) continue;
      queues.delete(key);
      void queue.then((known) => known.close());
    }
    forgetUnsent(localStorage, { personId, sheetId });
  }, [personId, sheetId, handedIn]);
}

/**
 * The sheet's queue in the browser; null on the server, before hydration and where nothing may be entered.
 * Leaving the page with unsent answers asks first; a returning connection sends them.
 */
export function useAnswerQueue({
  personId,
  sheetId,
  csrf,
  unsentKey,
}: Omit<QueuePlace, 'csrf'> & { readonly csrf: string | null }): AnswerQueue | null {
  const [queue, setQueue] = useState<AnswerQueue | null>(null);
  useEffect(() => {
    let left = false;
    setQueue(null);
    if (csrf !== null) {
      void queueFor({ personId, sheetId, csrf, unsentKey }).then((opened) => {
        if (!left) setQueue(opened);
      });
    }
    return () => {
      left = true;
    };
  }, [personId, sheetId, csrf, unsentKey]);
  useEffect(() => {
    if (queue === null) return undefined;
    const onOnline = () => queue.flush();
    const onLeave = (event: BeforeUnloadEvent) => {
      queue.flush();
      const { pending, held, keeps } = queue.state();
      if (pending.length > 0 || (!keeps && held.size > 0)) event.preventDefault();
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
