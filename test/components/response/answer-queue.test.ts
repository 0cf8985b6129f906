import { instant } from '#app/domain/shared/calendar-date.ts';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { describe, expect, it } from 'vitest';
import { NOTHING_TYPED } from '#app/components/response/answer-fields.ts';
import type { TypedFields } from '#app/components/response/answer-fields.ts';
import { AnswerQueue } from '#app/components/response/answer-queue.ts';
import type { QueuedAnswer, SaveReply } from '#app/components/response/queued-answer.ts';

const SAVED_AT = instant('2026-10-01T05:02:00.000Z');
const THEIRS: Answer = { ...EMPTY_ANSWER, value: 'unknown', comment: 'theirs' };
const COUNTS = {
  remaining: { questions: 1, openGates: 0, minutes: 1 },
  gateProgress: { answered: 0, total: 0 },
  chapters: [],
};

function typed(comment: string): TypedFields {
  return { ...NOTHING_TYPED, value: 'unknown', comment };
}

/** What an earlier visit kept, before the sheet was handed in `handIns` times. */
function before(itemKey: string, comment: string, rev: number, handIns = 1): QueuedAnswer {
  return { itemKey, chapter: '1', answer: typed(comment), rev, asked: null, handIns };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

/** A browser and a server in the hand of the test: replies are given one by one, timers run when told. */
function outside(nowBefore: readonly QueuedAnswer[] = [], heldBefore: readonly QueuedAnswer[] = [], keeps = true) {
  const slots = {
    now: new Map(nowBefore.map((entry) => [entry.itemKey, entry])),
    held: new Map(heldBefore.map((entry) => [entry.itemKey, entry])),
  };
  const sent: QueuedAnswer[] = [];
  const replies: ((reply: SaveReply) => void)[] = [];
  let timers: { run: () => void; milliseconds: number }[] = [];
  let keeping: Promise<void> = Promise.resolve();
  const queue = new AnswerQueue({
    send(entry) {
      sent.push(entry);
      return new Promise((resolve) => replies.push(resolve));
    },
    kept: {
      before: { now: nowBefore, held: heldBefore },
      async keep(slot, entry) {
        await keeping;
        if (keeps) slots[slot].set(entry.itemKey, entry);
        return keeps;
      },
      has: (slot, itemKey) => Promise.resolve(slots[slot].has(itemKey)),
      forget: (slot, itemKey) => void slots[slot].delete(itemKey),
    },
    handIns: 1,
    later(run, milliseconds) {
      const timer = { run, milliseconds };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    queue,
    sent,
    kept: slots.now,
    held: slots.held,
    /** Until the returned function is called the browser does not get round to keeping anything. */
    stall() {
      let goOn = () => undefined as void;
      keeping = new Promise((resolve) => {
        goOn = resolve;
      });
      return async () => {
        goOn();
        await soon();
      };
    },
    waits: () => timers.map(({ milliseconds }) => milliseconds),
    passTime() {
      const due = timers;
      timers = [];
      for (const { run } of due) run();
    },
    async reply(reply: SaveReply) {
      const answer = replies.shift();
      if (answer === undefined) throw new Error('nothing was sent');
      answer(reply);
      await soon();
    },
    saved: (rev: number): SaveReply => ({
      kind: 'saved',
      rev,
      savedAt: SAVED_AT,
      missing: [],
      untoldRows: [],
      sheetCounts: COUNTS,
    }),
  };
}

describe('the queue of answers', () => {
  it('keeps an answer in the browser until the server has acknowledged it', async () => {
    const { queue, sent, kept, reply, saved } = outside();
    queue.know('a', 3);
    queue.put('a', '1', typed('x'), 0);
    await soon();
    expect(sent).toMatchObject([{ itemKey: 'a', rev: 3 }]);
    expect(kept.has('a')).toBe(true);
    await reply(saved(4));
    expect(kept.has('a')).toBe(false);
    expect(queue.state()).toMatchObject({ pending: [], savedAt: SAVED_AT, trouble: null, counts: COUNTS });
  });

  it('goes on from the revision acknowledged last, though a page that was read before tells an older one', async () => {
    const { queue, sent, reply, saved } = outside();
    queue.know('a', 3);
    queue.put('a', '1', typed('x'), 0);
    await soon();
    await reply(saved(4));
    queue.know('a', 3);
    queue.put('a', '1', typed('xy'), 0);
    await soon();
    expect(sent.map(({ rev }) => rev)).toEqual([3, 4]);
  });

  it('waits for a pause in the typing and sends only the newest text', async () => {
    const { queue, sent, passTime } = outside();
    queue.put('a', '1', typed('x'), 900);
    queue.put('a', '1', typed('xy'), 900);
    await soon();
    expect(sent).toEqual([]);
    passTime();
    expect(sent.map(({ answer }) => answer.comment)).toEqual(['xy']);
  });

  it('sends what was typed during a save afterwards, over the revision of that save', async () => {
    const { queue, sent, kept, reply, saved } = outside();
    queue.put('a', '1', typed('x'), 0);
    await soon();
    queue.put('a', '1', typed('xy'), 0);
    await soon();
    expect(sent).toHaveLength(1);
    await reply(saved(1));
    expect(sent[1]).toMatchObject({ rev: 1, answer: { comment: 'xy' } });
    await reply(saved(2));
    expect(kept.size).toBe(0);
  });

  it('tries again after a while when the server cannot be reached, and tells so meanwhile', async () => {
    const { queue, sent, kept, reply, saved, passTime, waits } = outside();
    queue.put('a', '1', typed('x'), 0);
    await soon();
    await reply({ kind: 'unreachable' });
    expect(queue.state()).toMatchObject({ trouble: 'unreachable' });
    expect(kept.has('a')).toBe(true);
    expect(waits()).toEqual([2_000]);
    queue.put('b', '1', typed('y'), 0);
    await soon();
    expect(sent).toHaveLength(1);
    passTime();
    await reply({ kind: 'unreachable' });
    expect(waits()).toEqual([5_000]);
    passTime();
    await reply(saved(1));
    await reply(saved(1));
    expect(queue.state()).toMatchObject({ trouble: null, pending: [] });
  });

  it('sends at once when the connection comes back', async () => {
    const { queue, sent, reply } = outside();
    queue.put('a', '1', typed('x'), 0);
    await soon();
    await reply({ kind: 'unreachable' });
    queue.flush();
    expect(sent).toHaveLength(2);
  });

  it('sends what an earlier visit could not, over the revision it was typed on', async () => {
    const { queue, sent } = outside([before('a', 'old', 7)]);
    queue.know('a', 9);
    queue.flush();
    expect(sent).toMatchObject([{ itemKey: 'a', rev: 7 }]);
  });

  it('holds a conflict until the person has chosen, and goes on with the others', async () => {
    const { queue, sent, kept, reply, saved } = outside();
    const conflict = { rev: 5, answeredBy: '架空 二郎', answeredAt: '2026-10-01T05:01:00.000Z', current: THEIRS };
    queue.put('a', '1', typed('mine'), 0);
    queue.put('b', '1', typed('other'), 0);
    await soon();
    await reply({ kind: 'conflict', conflict });
    expect(queue.state().conflicts.get('a')).toEqual(conflict);
    expect(sent[1]).toMatchObject({ itemKey: 'b' });
    await reply(saved(1));
    expect(kept.has('a')).toBe(true);
    queue.overwrite('a');
    await soon();
    expect(sent[2]).toMatchObject({ itemKey: 'a', rev: 5, answer: { comment: 'mine' } });
  });

  it('drops the own answer when the other is to stay', async () => {
    const { queue, sent, kept, reply } = outside();
    queue.put('a', '1', typed('mine'), 0);
    await soon();
    await reply({ kind: 'conflict', conflict: { rev: 5, answeredBy: '', answeredAt: '', current: THEIRS } });
    queue.yieldTo('a');
    expect(kept.size).toBe(0);
    queue.put('a', '1', typed('again'), 0);
    await soon();
    expect(sent[1]).toMatchObject({ rev: 5 });
  });

  it('holds an answer with a field to correct, keeps its text, and sends it once it is corrected', async () => {
    const { queue, sent, kept, reply } = outside();
    queue.put('a', '1', typed('too long'), 0);
    await soon();
    await reply({ kind: 'wrong_fields', errors: [{ field: 'comment', message: '長すぎます。' }] });
    queue.flush();
    expect(sent).toHaveLength(1);
    expect(kept.get('a')?.answer.comment).toBe('too long');
    queue.put('a', '1', typed('short'), 0);
    await soon();
    expect(sent[1]).toMatchObject({ answer: { comment: 'short' } });
    expect(queue.state().problems.size).toBe(0);
  });

  it.each([[{ kind: 'signed_out' }, 'signed_out']] satisfies [SaveReply, string][])(
    'stops and keeps everything when the reply is %o',
    async (answer, trouble) => {
      const { queue, sent, kept, reply } = outside();
      queue.put('a', '1', typed('x'), 0);
      queue.put('b', '1', typed('y'), 0);
      await soon();
      await reply(answer);
      expect(queue.state().trouble).toBe(trouble);
      expect(sent).toHaveLength(1);
      expect([...kept.keys()]).toEqual(['a', 'b']);
    },
  );

  it('keeps an answer before it sends it', async () => {
    const { queue, sent, kept, stall } = outside();
    const goOn = stall();
    queue.put('a', '1', typed('x'), 0);
    queue.flush();
    await soon();
    expect(sent).toEqual([]);
    await goOn();
    expect(kept.has('a')).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it('sends what the browser cannot keep all the same, and says that it is in the page alone', async () => {
    const { queue, sent } = outside([], [], false);
    queue.put('a', '1', typed('x'), 0);
    await soon();
    expect(sent).toHaveLength(1);
    expect(queue.state().keeps).toBe(false);
  });

  it('holds everything when the server refuses: nothing of it goes out by itself, in this visit or a later one', async () => {
    const { queue, sent, kept, held, reply, passTime } = outside();
    queue.put('a', '1', typed('x'), 0);
    queue.put('b', '1', typed('y'), 900);
    await soon();
    await reply({ kind: 'refused', message: '提出済みです。' });
    queue.put('c', '1', typed('z'), 0);
    passTime();
    queue.flush();
    await soon();
    expect(sent).toHaveLength(1);
    expect(queue.state()).toMatchObject({ trouble: 'refused', refusal: '提出済みです。', pending: [] });
    expect(await queue.settle()).toBe(false);
    expect([[...kept.keys()], [...held.keys()].sort()]).toEqual([[], ['a', 'b', 'c']]);

    const later = outside([...kept.values()], [...held.values()]);
    later.queue.know('a', 0);
    later.queue.flush();
    await soon();
    expect(later.sent).toEqual([]);
    expect([...later.queue.state().held.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(later.queue.unsent('a')).toBeUndefined();
  });

  it('sends a held answer when the person says so, over the revision that it was typed on', async () => {
    const mine = before('a', 'mine', 3);
    const { queue, sent, kept, held, reply } = outside([], [mine]);
    const conflict = { rev: 5, answeredBy: '架空 二郎', answeredAt: '2026-10-01T05:01:00.000Z', current: THEIRS };
    queue.know('a', 5);
    queue.sendHeld('a');
    await soon();
    expect(sent).toMatchObject([{ itemKey: 'a', rev: 3, answer: { comment: 'mine' } }]);
    expect([held.size, kept.size]).toEqual([0, 1]);
    await reply({ kind: 'conflict', conflict });
    expect(queue.state().conflicts.get('a')).toEqual(conflict);
    expect(queue.unsent('a')).toMatchObject({ answer: { comment: 'mine' } });
  });

  it('drops a held answer when the person says so, and leaves what is newly typed', async () => {
    const { queue, sent, held } = outside([], [before('a', 'old', 3)]);
    queue.know('a', 4);
    queue.put('a', '1', typed('new'), 0);
    queue.dropHeld('a');
    await soon();
    expect(sent).toMatchObject([{ rev: 4, answer: { comment: 'new' } }]);
    expect([held.size, queue.state().held.size]).toEqual([0, 0]);
  });

  it('goes on after a refusal once a held answer was sent and taken', async () => {
    const { queue, sent, reply, saved } = outside();
    queue.put('a', '1', typed('x'), 0);
    await soon();
    await reply({ kind: 'refused', message: '提出済みです。' });
    queue.sendHeld('a');
    await soon();
    await reply(saved(1));
    queue.put('b', '1', typed('y'), 0);
    await soon();
    expect(sent.map(({ itemKey }) => itemKey)).toEqual(['a', 'a', 'b']);
    expect(queue.state()).toMatchObject({ trouble: null, refusal: '' });
  });

  it('holds what was typed before a hand-in that it was no part of, and sends it only when the person says so', async () => {
    const { queue, sent, kept, held } = outside([before('a', 'mine', 3, 0)]);
    queue.flush();
    await soon();
    expect(sent).toEqual([]);
    expect([[...kept.keys()], [...held.keys()]]).toEqual([[], ['a']]);
    queue.sendHeld('a');
    await soon();
    expect(sent).toMatchObject([{ itemKey: 'a', rev: 3, handIns: 1 }]);
  });

  it('leaves nothing in the browser once the sheet was handed in elsewhere, and everything in the page', async () => {
    const { queue, sent, kept, held } = outside();
    queue.put('a', '1', typed('x'), 900);
    await soon();
    queue.end('提出済みです。');
    queue.put('b', '1', typed('y'), 0);
    await soon();
    expect([sent.length, kept.size, held.size]).toEqual([0, 0, 0]);
    expect([...queue.state().held.keys()]).toEqual(['a', 'b']);
    expect(queue.state()).toMatchObject({ trouble: 'refused', refusal: '提出済みです。', keeps: false });
  });

  it('leaves nothing in the browser once the person signed out elsewhere, and goes on when they are back', async () => {
    const { queue, sent, kept, reply, saved } = outside();
    queue.put('a', '1', typed('x'), 900);
    await soon();
    queue.signedOut();
    await soon();
    expect([sent.length, kept.size]).toEqual([0, 0]);
    expect(queue.state()).toMatchObject({ trouble: 'signed_out', keeps: false });
    queue.signedIn();
    await soon();
    expect(sent).toMatchObject([{ answer: { comment: 'x' } }]);
    expect(kept.size).toBe(1);
    await reply(saved(1));
    expect(queue.state()).toMatchObject({ pending: [], trouble: null, keeps: true });
  });

  it.each(['signed_out', 'busy', 'unreachable'] as const)(
    'says that an answer is in the page alone where the browser lost it before the reply %s',
    async (kind) => {
      const { queue, kept, reply } = outside();
      queue.put('a', '1', typed('x'), 0);
      await soon();
      kept.clear();
      await reply({ kind });
      expect(queue.state()).toMatchObject({ trouble: kind, keeps: false });
    },
  );

  it('settles when everything has arrived, and says so when something has not', async () => {
    const { queue, reply, saved } = outside();
    queue.put('a', '1', typed('x'), 900);
    queue.put('b', '1', typed('y'), 900);
    await soon();
    const settled = queue.settle();
    await reply(saved(1));
    await reply(saved(1));
    expect(await settled).toBe(true);
    queue.put('a', '1', typed('z'), 900);
    await soon();
    const unsettled = queue.settle();
    await reply({ kind: 'unreachable' });
    expect(await unsettled).toBe(false);
  });

  it('sends what is unsent about two contracts of one question each by itself, a conflict at one alone', async () => {
    const [first, second] = ['K-1', 'K-2'].map((code) => itemKeyOf({ id: '1-4@a' }, { kind: 'contract', code }));
    if (first === undefined || second === undefined) throw new Error('there are two');
    const { queue, sent, kept, reply, saved } = outside([before(first, 'one', 1), before(second, 'two', 4)]);
    queue.flush();
    await soon();
    await reply({ kind: 'conflict', conflict: { rev: 3, answeredBy: '他', answeredAt: SAVED_AT, current: THEIRS } });
    await reply(saved(5));
    expect(sent).toMatchObject([
      { itemKey: first, rev: 1, answer: { comment: 'one' } },
      { itemKey: second, rev: 4, answer: { comment: 'two' } },
    ]);
    expect([...kept.keys()]).toEqual([first]);
    expect([...queue.state().conflicts.keys()]).toEqual([first]);
  });
});
