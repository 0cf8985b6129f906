import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Slice, Slices } from '#app/services/shared/slices.server.ts';
import { progressOf, workOn } from '#app/services/shared/work.server.ts';
import { testDatabase } from '#test/factories/database.ts';

const database = () => testDatabase(calendarDate('2026-10-01')).db;

/** Runs other requests, so to speak, until the work under the name is over. */
async function untilOver(db: ReturnType<typeof database>, name: string): Promise<number> {
  let between = 0;
  while (progressOf(db, name) !== null) {
    await setImmediate();
    between += 1;
  }
  return between;
}

/** Does a work to its end, however busy the machine is. */
async function wholly(db: ReturnType<typeof database>, name: string, work: Parameters<typeof workOn<string>>[2]) {
  await workOn(db, name, work);
  await untilOver(db, name);
}

/** A work of so many slices, each noted when it is done. */
function* counting(of: number, done: number[], run: Slice['run'] = () => ok(null)): Slices<string, string> {
  for (let at = 0; at < of; at += 1) {
    yield {
      ...{ doneCount: at, wholeCount: of },
      run: (room) => {
        const outcome = run(room);
        if (outcome.ok) done.push(at);
        return outcome;
      },
    };
  }
  return 'the whole';
}

const unfailing = (error: unknown) => {
  throw error;
};

describe('a work between requests', () => {
  test('does its slices in order, lets others come between any two, and ends with what came of it', async () => {
    const db = database();
    const done: number[] = [];
    const seen: number[] = [];
    const ends: string[] = [];
    let over = false;
    const others = (async () => {
      while (!over) {
        seen.push(done.length);
        await setImmediate();
      }
    })();
    await wholly(db, 'a', { slices: () => counting(5, done), end: (made) => ends.push(made), onFailure: unfailing });
    over = true;
    await others;
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(seen).toEqual(expect.arrayContaining([1, 2, 3, 4]));
    expect(ends).toEqual(['the whole']);
    expect(progressOf(db, 'a')).toBeNull();
  });

  test('tells how far it has come while it is under way, and to no other database', async () => {
    const db = database();
    const other = database();
    const told: unknown[] = [];
    const run = () => {
      told.push(progressOf(db, 'a'), progressOf(other, 'a'));
      return ok(null);
    };
    await wholly(db, 'a', { slices: () => counting(2, [], run), end: () => undefined, onFailure: unfailing });
    expect(told).toEqual([{ doneCount: 0, wholeCount: 2 }, null, { doneCount: 1, wholeCount: 2 }, null]);
  });

  test('gives a slice room for some milliseconds and no longer', async () => {
    const db = database();
    const took: number[] = [];
    const run = (room: () => boolean) => {
      const from = performance.now();
      expect(room()).toBe(true);
      while (room());
      took.push(performance.now() - from);
      return ok(null);
    };
    await wholly(db, 'a', { slices: () => counting(3, [], run), end: () => undefined, onFailure: unfailing });
    expect(took).toHaveLength(3);
    for (const ms of took) {
      expect(ms).toBeGreaterThan(1);
      expect(ms).toBeLessThan(200);
    }
  });

  test('answers before it is over where it takes long, and goes on', async () => {
    const db = database();
    const until = performance.now() + 600;
    function* long(): Slices<string> {
      while (performance.now() < until) yield { doneCount: 0, wholeCount: 1, run: () => ok(null) };
    }
    let ended = false;
    const end = () => void (ended = true);
    await workOn(db, 'a', { slices: long, end, onFailure: unfailing });
    expect(ended).toBe(false);
    expect(progressOf(db, 'a')).toEqual({ doneCount: 0, wholeCount: 1 });
    expect(await untilOver(db, 'a')).toBeGreaterThan(0);
    expect(ended).toBe(true);
  });
});

describe('a work that fails', () => {
  test('is told to whoever watches, does not end, and is under way no more', async () => {
    const db = database();
    const failures: unknown[] = [];
    const done: number[] = [];
    const fault = new Error('the disk is gone');
    const run = () => {
      if (done.length === 2) throw fault;
      return ok(null);
    };
    let ended = false;
    const end = () => void (ended = true);
    await wholly(db, 'a', { slices: () => counting(5, done, run), end, onFailure: (error) => failures.push(error) });
    expect(failures).toEqual([fault]);
    expect(done).toEqual([0, 1]);
    expect(ended).toBe(false);
    expect(progressOf(db, 'a')).toBeNull();
  });

  test('keeps no other from being done after it, nor itself from being tried anew', async () => {
    const db = database();
    const ends: string[] = [];
    const work = (name: string, run: Slice['run']) =>
      wholly(db, name, { slices: () => counting(2, [], run), end: () => ends.push(name), onFailure: () => undefined });
    const fails = () => {
      throw new Error('the disk is gone');
    };
    await Promise.all([work('a', fails), work('b', () => ok(null))]);
    await work('a', () => ok(null));
    expect(ends).toEqual(['b', 'a']);
  });

  test('by a refusal does not end, and asks for no slice after the refused one', async () => {
    const db = database();
    const done: number[] = [];
    let ended = false;
    const run = () => (done.length === 2 ? refuse('wrong_state') : ok(null));
    const end = () => void (ended = true);
    await wholly(db, 'a', { slices: () => counting(5, done, run), end, onFailure: unfailing });
    expect(done).toEqual([0, 1]);
    expect(ended).toBe(false);
    expect(progressOf(db, 'a')).toBeNull();
  });
});

describe('two works', () => {
  test('under one name are one: the second is not begun', async () => {
    const db = database();
    const [first, second]: [number[], number[]] = [[], []];
    const work = (done: number[]) =>
      wholly(db, 'a', { slices: () => counting(3, done), end: () => undefined, onFailure: unfailing });
    await Promise.all([work(first), work(second)]);
    expect(first).toEqual([0, 1, 2]);
    expect(second).toEqual([]);
  });

  test('of one database are done one after the other', async () => {
    const db = database();
    const done: string[] = [];
    const work = (name: string) => {
      const run = () => {
        done.push(name);
        return ok(null);
      };
      return wholly(db, name, {
        slices: () => counting(3, [], run),
        end: () => done.push(`${name}.`),
        onFailure: unfailing,
      });
    };
    await Promise.all([work('a'), work('b')]);
    expect(done).toEqual(['a', 'a', 'a', 'a.', 'b', 'b', 'b', 'b.']);
  });
});
