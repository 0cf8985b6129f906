/** How often a property is tried, and from which seed. `npm run test:long` asks for more than `npm test`. */
export interface TestRuns {
  readonly fuzz: number;
  readonly roundTrip: number;
  /** For fast-check: empty unless a seed is given, to see a failure again. */
  readonly seeded: { readonly seed?: number };
}

function readRuns(environment: Readonly<Record<string, string | undefined>>): TestRuns {
  const number = (name: string): number | null => {
    const text = environment[name];
    if (text === undefined || text === '') return null;
    if (!/^-?\d+$/u.test(text)) throw new Error(`${name} is no whole number: ${text}`);
    return Number(text);
  };
  const seed = number('TENKEN_TEST_SEED');
  return {
    fuzz: number('TENKEN_FUZZ_RUNS') ?? 300,
    roundTrip: number('TENKEN_ROUND_TRIP_RUNS') ?? 60,
    seeded: seed === null ? {} : { seed },
  };
}

export const testRuns = readRuns(process.env);
