import { afterAll, afterEach, expect } from 'vitest';

/** What was written to the console since it was last asked. */
const said: string[] = [];

for (const level of ['error', 'warn'] as const) {
  console[level] = (...parts: readonly unknown[]) => {
    said.push(`console.${level}: ${parts.map(String).join(' ')}`);
  };
}

/** Takes what a test has made the console say on purpose; what nobody takes fails the test. */
export function takeConsole(): readonly string[] {
  return said.splice(0);
}

const expectSilence = () => expect(takeConsole(), 'an error or a warning on the console').toEqual([]);
afterEach(expectSilence);
afterAll(expectSilence);
