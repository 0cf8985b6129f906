export interface LaneLimits {
  /** How many pieces of work run at the same time. */
  readonly atOnce: number;
  readonly waitingInLane: number;
  readonly waiting: number;
}

/**
 * Runs slow work, few pieces at a time, and lets the lanes take turns: whoever fills one of them keeps nobody waiting
 * in another.
 */
export class WorkLanes {
  readonly #limits: LaneLimits;
  readonly #lanes = new Map<string, (() => void)[]>();
  #running = 0;
  #waiting = 0;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  /** Does `work` when it is the lane's turn; null where too much waits already. */
  run<Value>(lane: string, work: () => Promise<Value>): Promise<Value> | null {
    const { atOnce, waitingInLane, waiting } = this.#limits;
    const own = this.#lanes.get(lane) ?? [];
    if (this.#running >= atOnce && (own.length >= waitingInLane || this.#waiting >= waiting)) return null;
    return new Promise<void>((begin) => {
      this.#lanes.set(lane, own);
      own.push(begin);
      this.#waiting += 1;
      this.#next();
    })
      .then(work)
      .finally(() => {
        this.#running -= 1;
        this.#next();
      });
  }

  #next(): void {
    if (this.#running >= this.#limits.atOnce) return;
    const [turn] = this.#lanes;
    if (turn === undefined) return;
    const [lane, queue] = turn;
    const begin = queue.shift();
    // The lane goes to the end of the row, or away with its last piece.
    this.#lanes.delete(lane);
    if (queue.length > 0) this.#lanes.set(lane, queue);
    if (begin === undefined) return;
    this.#waiting -= 1;
    this.#running += 1;
    begin();
  }
}
