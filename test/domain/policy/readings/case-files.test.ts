import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const fileOf = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/reader-cases/${name}`, import.meta.url), 'utf8');

/** An article whose caption stands in a clause of its own carries its text as its first 項. */
function joined(rows: readonly string[][]): string[] {
  const out: string[][] = [];
  for (const row of rows) {
    const above = out.at(-1);
    const [id = '', kind = '', subjects = '', title = '', text = ''] = row;
    if (
      above !== undefined &&
      title === '' &&
      id === `${above[0]}-1` &&
      above[1] === 'heading' &&
      /^\d+$/u.test(above[0] ?? '')
    )
      out[out.length - 1] = [above[0] ?? '', kind, subjects, above[3] ?? '', text];
    else out.push([id, kind, subjects, title, text]);
  }
  return out.map((row) => row.join('\t'));
}

it.each(['01-annex-head', '02-lost-dai-contents'])('the text %s is read as its table says', (name) => {
  const { clauses, warnings } = readPolicy(fileOf(`${name}.txt`));
  const [, ...rows] = fileOf(`${name}.expected.tsv`).trimEnd().split('\n');
  const read = clauses.map(({ id, kind, subjects, title, text }) => [id, kind, subjects.join('/'), title, text]);
  expect(joined(read)).toEqual(joined(rows.map((row) => row.split('\t'))));
  expect(warnings).toEqual([]);
});

it('a table of contents without 第 is a discard', () => {
  const source = fileOf('02-lost-dai-contents.txt');
  const contents = readPolicy(source).discarded.filter(({ why }) => why === 'table_of_contents');
  expect(contents.map(({ from, to }) => source.slice(from, to).replace(/\s+/gu, ' '))).toEqual([
    '目次 1章 総則(1条・2条) 2章 対策 1節 人の対策(3条―第5) 2節 場所の対策(6条―第7) 附則',
  ]);
});
