import type { OpenSheet } from '#app/cli/bench-answering.ts';
import { measureOf } from '#app/cli/bench-measure.ts';
import type { Measure, Pair } from '#app/cli/bench-measure.ts';
import { processorMs } from '#app/cli/bench-process.ts';
import { arrivals, clientOf, closedLoop, openLoop } from '#app/cli/bench-requests.ts';
import { placesOf, savesOf } from '#app/cli/bench-saves.ts';
import type { SavePlace, Saves } from '#app/cli/bench-saves.ts';
import { quantile } from '#app/cli/bench-turns.ts';

/** Half the requests of the bare action, that is twice its time; twice its processor time; ten times its p99. */
const LIMITS = { time: 2, processor: 2, p99: 10 };
const TURNS = { warmUp: 3, pairs: 15 };
const CLOSED = { count: 60, atOnce: 8 };
const OPEN = { perSecond: 60, count: 120 };

/** 要求を受ける側. A server of the bench. */
export interface BenchServer {
  readonly address: string;
  readonly pid: number;
}

interface Side extends BenchServer {
  readonly saves: Saves;
}

interface Loaded {
  readonly ms: number;
  readonly processorMs: number;
}

/** What one save takes in a closed loop, on the clock and on the processors. */
async function loaded({ saves, pid }: Side): Promise<Loaded> {
  const before = processorMs(pid);
  const ms = await closedLoop(saves.one, CLOSED);
  return { ms: ms / CLOSED.count, processorMs: (processorMs(pid) - before) / CLOSED.count };
}

/** The times of arrival are the same for both sides, and others in each turn. */
async function arriving({ saves }: Side, turn: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (const at of arrivals(OPEN.perSecond, turn + 1)) {
    if (times.push(at) === OPEN.count) break;
  }
  return openLoop(times, saves.one);
}

/** Both sides in turn, ours first in every second one; the turns that count. */
async function inTurn<Of>(
  ours: Side,
  bare: Side,
  work: (side: Side, turn: number) => Promise<Of>,
): Promise<readonly (readonly [ours: Of, bare: Of])[]> {
  const turns: (readonly [Of, Of])[] = [];
  for (let turn = 0; turn < TURNS.warmUp + TURNS.pairs; turn += 1) {
    if (turn % 2 === 0) {
      const first = await work(ours, turn);
      turns.push([first, await work(bare, turn)]);
    } else {
      const first = await work(bare, turn);
      turns.push([await work(ours, turn), first]);
    }
  }
  return turns.slice(TURNS.warmUp);
}

/** 自動保存. The real save over HTTP against a bare Remix action, in closed loops and by people who come by themselves. */
export async function measureSaves(
  units: number,
  { sheets, places }: { readonly sheets: readonly OpenSheet[]; readonly places: readonly SavePlace[] },
  { ours, bare }: { readonly ours: BenchServer; readonly bare: BenchServer },
): Promise<readonly Measure[]> {
  const clients = [clientOf(ours.address), clientOf(bare.address)] as const;
  const sides = [
    { ...ours, saves: savesOf(places, clients[0]) },
    { ...bare, saves: savesOf(placesOf(sheets), clients[1]) },
  ] as const;
  try {
    const closed = await inTurn(...sides, loaded);
    const open = await inTurn(...sides, arriving);
    const pairsOf = <Of>(turns: readonly (readonly [Of, Of])[], figure: (of: Of) => number): readonly Pair[] =>
      turns.map(([own, other]) => ({ ms: figure(own), bareMs: figure(other) }));
    const at = (part: number) => pairsOf(open, (times) => quantile(times, part));
    return [
      measureOf(
        'autosave, closed loop',
        units,
        pairsOf(closed, ({ ms }) => ms),
        LIMITS.time,
      ),
      measureOf(
        'autosave, processor',
        units,
        pairsOf(closed, ({ processorMs: of }) => of),
        LIMITS.processor,
      ),
      measureOf(`autosave, ${OPEN.perSecond} a second, p50`, units, at(0.5), null),
      measureOf(`autosave, ${OPEN.perSecond} a second, p99`, units, at(0.99), LIMITS.p99),
    ];
  } finally {
    for (const client of clients) client.close();
  }
}
