/** 拒否の種類. What is counted of those who were refused: a wrong password, an attempt too soon, an act not permitted. */
export const REFUSAL_KINDS = ['wrong_credentials', 'too_soon', 'act_refused'] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** 拒否. Who was refused, from where; a login that no account has is nobody's. */
export interface Refused {
  readonly kind: RefusalKind;
  readonly accountId: string | null;
  readonly address: string;
}

export interface RefusalCount extends Refused {
  /** The beginning of the minute. */
  readonly minute: string;
  readonly count: number;
}

/** As many as one minute tells apart; what comes beyond is counted by its kind alone. */
const MOST_IN_A_MINUTE = 200;

/** 拒否の集計. Counts by the minute what is refused, until that is kept. */
export class RefusalTally {
  readonly #minutes = new Map<string, Map<string, RefusalCount>>();

  add(refused: Refused, at: string): void {
    const minute = `${at.slice(0, 16)}:00.000Z`;
    const counts = this.#minutes.get(minute) ?? new Map<string, RefusalCount>();
    this.#minutes.set(minute, counts);
    const own = keyOf(refused);
    const told = counts.has(own) || counts.size < MOST_IN_A_MINUTE;
    const counted = told ? refused : { kind: refused.kind, accountId: null, address: '' };
    const key = keyOf(counted);
    counts.set(key, { ...counted, minute, count: (counts.get(key)?.count ?? 0) + 1 });
  }

  /** What was counted since it was last forgotten. */
  counts(): readonly RefusalCount[] {
    return [...this.#minutes.values()].flatMap((counts) => [...counts.values()]);
  }

  forget(): void {
    this.#minutes.clear();
  }
}

function keyOf({ kind, accountId, address }: Refused): string {
  return `${kind} ${accountId ?? ''} ${address}`;
}
