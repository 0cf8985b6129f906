import { useEffect, useState, useSyncExternalStore } from 'react';
import { AnswerQueue } from '#app/components/response/answer-queue.ts';
import type { QueueState } from '#app/components/response/answer-queue.ts';
import type { KeptAnswers, QueuedAnswer, SaveReply } from '#app/components/response/queued-answer.ts';
import { sealHere } from '#app/components/response/seal-here.ts';
import { sendAnswer, sessionNow } from '#app/components/response/send-answer.ts';
import { useUnsentKeys } from '#app/components/response/unsent-keys.tsx';
import { hearTabs, tellTabs } from '#app/components/response/unsent-news.ts';
import { UnsentStore } from '#app/components/response/unsent-store.ts';
import type { UnsentPlace } from '#app/components/response/unsent-store.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const HANDED_IN =
  'この点検票は、このブラウザーの別の画面で提出されました。この画面に入力してまだ送信していなかった回答は、提出に含まれていません。自動では送信せず、この端末にも保管していません。必要な内容は、この画面を閉じる前に書き写してください。';

/** Whose answers are entered into which sheet, and with what they are sent and kept. */
interface QueuePlace {
  readonly keys: UnsentKeys;
  readonly sheetId: string;
  /** How often the sheet has been handed in. */
  readonly handIns: number;
  readonly csrf: string;
}

type SheetPlace = Omit<QueuePlace, 'csrf'>;

interface Opened {
  readonly place: SheetPlace;
  /** Signing in again gives a new form token. */
  readonly session: { csrf: string };
  readonly queue: Promise<AnswerQueue>;
}

/** One queue a sheet, living on while the person walks from chapter to chapter. */
const queues = new Map<string, Opened>();

/** A browser that cannot seal keeps nothing: the answers live in the page alone, which says so. */
const NOTHING_KEPT: KeptAnswers = {
  before: { now: [], held: [] },
  keep: () => Promise.resolve(false),
  has: () => Promise.resolve(false),
  forget: () => undefined,
};

async function keptAnswers({ keys, sheetId }: SheetPlace): Promise<KeptAnswers> {
  const seal = await sealHere(keys);
  if (seal === null) return NOTHING_KEPT;
  const store = new UnsentStore(localStorage, seal, { owner: keys.owner, sheetId });
  return {
    before: await store.read(),
    keep: (slot, entry) => store.keep(slot, entry),
    has: (slot, itemKey) => store.has(slot, itemKey),
    forget: (slot, itemKey) => void store.forget(slot, itemKey),
  };
}

/** Sends in the session that the browser has now, where it is the same person's: the page may have outlived its own. */
async function send(
  { keys, sheetId }: SheetPlace,
  session: Opened['session'],
  entry: QueuedAnswer,
): Promise<SaveReply> {
  const reply = await sendAnswer(sheetId, session.csrf, entry);
  if (reply.kind !== 'signed_out') return reply;
  const now = await sessionNow(sheetId);
  if (now === null || now.owner !== keys.owner || now.csrf === session.csrf) return reply;
  session.csrf = now.csrf;
  return sendAnswer(sheetId, session.csrf, entry);
}

async function openQueue(place: SheetPlace, session: Opened['session']): Promise<AnswerQueue> {
  return new AnswerQueue({
    send: (entry) => send(place, session, entry),
    kept: await keptAnswers(place),
    handIns: place.handIns,
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

function queueFor({ csrf, ...place }: QueuePlace): Promise<AnswerQueue> {
  hearOthers();
  const key = `${place.keys.owner} ${place.sheetId} ${place.handIns}`;
  const known = queues.get(key);
  if (known !== undefined) {
    if (known.session.csrf !== csrf) void known.queue.then((queue) => queue.signedIn());
    known.session.csrf = csrf;
    return known.queue;
  }
  const session = { csrf };
  const queue = openQueue(place, session);
  queues.set(key, { place, session, queue });
  return queue;
}

let hears = false;

/** What the person does in another tab concerns the queues of this one. */
function hearOthers(): void {
  if (hears) return;
  hears = true;
  hearTabs((news) => {
    for (const opened of queues.values()) {
      if (opened.place.keys.owner !== news.owner) continue;
      if (news.kind === 'signed_in') void opened.queue.then((queue) => queue.signedIn());
      if (news.kind === 'signed_out') void opened.queue.then((queue) => queue.signedOut());
    }
    if (news.kind === 'handed_in') endQueues(news);
  });
}

function endQueues({ owner, sheetId }: UnsentPlace): void {
  for (const [key, { place, queue }] of queues) {
    if (place.keys.owner !== owner || place.sheetId !== sheetId) continue;
    queues.delete(key);
    void queue.then((known) => known.end(HANDED_IN));
  }
}

async function forgetSheet(keys: UnsentKeys, sheetId: string): Promise<void> {
  const place = { owner: keys.owner, sheetId };
  endQueues(place);
  tellTabs({ kind: 'handed_in', ...place });
  const seal = await sealHere(keys);
  if (seal !== null) await new UnsentStore(localStorage, seal, place).forgetAll();
}

/** Forgets what the person has not sent of the sheet, which they have handed in, in every tab of the browser. */
export function useHandedIn(sheetId: string, handedIn: boolean): void {
  const keys = useUnsentKeys();
  useEffect(() => {
    if (handedIn && keys !== null) void forgetSheet(keys, sheetId);
  }, [keys, sheetId, handedIn]);
}

/**
 * The sheet's queue in the browser; null on the server, before hydration and where nothing may be entered.
 * Leaving the page with unsent answers asks first; a returning connection sends them.
 */
export function useAnswerQueue(sheetId: string, handIns: number, csrf: string | null): AnswerQueue | null {
  const keys = useUnsentKeys();
  const [queue, setQueue] = useState<AnswerQueue | null>(null);
  useEffect(() => {
    let left = false;
    setQueue(null);
    if (csrf !== null && keys !== null) {
      void queueFor({ keys, sheetId, handIns, csrf }).then((opened) => {
        if (!left) setQueue(opened);
      });
    }
    return () => {
      left = true;
    };
  }, [keys, sheetId, handIns, csrf]);
  useEffect(() => {
    if (queue === null) return undefined;
    const onOnline = () => queue.flush();
    const onFocus = () => {
      if (queue.state().trouble === 'signed_out') queue.retry();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      queue.flush();
      const { pending, held, keeps } = queue.state();
      if (pending.length > 0 || (!keeps && held.size > 0)) event.preventDefault();
    };
    const onHide = () => {
      if (document.visibilityState === 'hidden') queue.flush();
    };
    window.addEventListener('online', onOnline);
    window.addEventListener('focus', onFocus);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    queue.flush();
    return () => {
      queue.flush();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('focus', onFocus);
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
