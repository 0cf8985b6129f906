import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differencesOf, dutiesUntold, listedIn, namesIn } from '#test/factories/policy-text/written-first.ts';
import type { WrittenFolder } from '#test/factories/policy-text/written-first.ts';

/**
 * Made-up texts whose clauses were written down before any reader saw them, by people who did not know how it reads.
 * Where the two differ is named in `KNOWN.tsv`, each with the reason; what is not named has to agree.
 */
const FOLDERS: readonly (readonly [WrittenFolder, number])[] = [
  ['written-first', 700],
  ['written-first-2', 700],
  ['written-first-3', 390],
  ['written-first-4', 250],
];

function knownIn(folder: WrittenFolder): ReadonlyMap<string, readonly string[]> {
  const file = new URL(`../../../fixtures/${folder}/KNOWN.tsv`, import.meta.url);
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(
    rows.map((row) => {
      const [text = '', what = '', why = ''] = row.split('\t');
      if (why === '') throw new Error(`${text}: no reason`);
      return [text, what.split(', ')];
    }),
  );
}

describe.each(FOLDERS)('the texts of %s', (folder, clauses) => {
  const names = namesIn(folder);
  const known = knownIn(folder);

  it('are many, and what differs is named of no other', () => {
    expect(names.flatMap((name) => listedIn(folder, name)).length).toBeGreaterThan(clauses);
    expect([...known.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(names)('are read as their list says, but for what is named: %s', (name) => {
    expect(differencesOf(folder, name)).toEqual(known.get(name) ?? []);
  });

  it.each(names)('lose no duty without a word: %s', (name) => {
    expect(dutiesUntold(folder, name)).toEqual([]);
  });
});
