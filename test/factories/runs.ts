/** How often a property is tried, and from which seed. `npm run test:long` asks for more than `npm test`. */
export interface TestRuns {
  readonly fuzz: number;
  readonly roundTrip: number;
  /** Random requests to the running server. */
  readonly requests: number;
  /** The gate draws the same cases every time; the long run draws others and prints its seed. */
  readonly seed: number;
}

function readRuns(environment: Readonly<Record<string, string | undefined>>): TestRuns {
  const number = (name: string): number | null => {
    const text = environment[name];
    if (text === undefined || text === '') return null;
    if (!/^-?\d+$/u.test(text)) throw new Error(`${name} is no whole number: ${text}`);
    return Number(text);
  };
  return {
    fuzz: number('TENKEN_FUZZ_RUNS') ?? 300,
    roundTrip: number('TENKEN_ROUND_TRIP_RUNS') ?? 60,
    requests: number('TENKEN_REQUEST_RUNS') ?? 400,
    seed: number('TENKEN_TEST_SEED') ?? 20_260_401,
  };
}

export const testRuns = readRuns(process.env);
