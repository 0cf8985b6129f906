import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';

/**
 * Made-up texts whose clauses were written down before any reader saw them, by somebody who did not know how it reads.
 * Where the two differ is named here, each with the reason; what is not named has to agree.
 */
const FOLDER = new URL('../../../fixtures/written-first/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length))
  .sort();

type Aspect = 'lost' | 'id' | 'kind' | 'subjects';

/** By text: which clauses of the list differ in what. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // 「XはYを指名する」 binds X here; the list takes it for an appointment of both.
  '04-markdown-anchors': ['2-2-1 kind', '2-2-1 subjects'],
  '21-offices': ['5 kind', '5 subjects'],
  // A table of one cell a line whose cells are sentences, and one that a page number cuts in two.
  '09-tables-flattened': ['2-t1 lost', '5-t1 lost'],
  // 「困ったときは」 is taken for the lead of its items.
  '11-desu-masu': ['5 kind'],
  // A 別表 that binds somebody is read row by row instead of as one.
  '17-beppyo-after-fusoku': ['t2 lost'],
  // Nouns under a lead are its items here.
  '20-nouns-of-doing': ['4-1 kind', '4-2 kind'],
  // What a contractor is made to do is a duty of whoever makes him do it; classes are items.
  '33-chapters-restart': ['第2章-2-2-ア kind', '第2章-2-2-イ kind'],
  '36-long-mixed': ['3-1-ア kind', '3-1-イ kind'],
};
/** Its chapters number from one again, so that their ids are paths of numbers and need no 章. */
const OTHER_IDS: ReadonlySet<string> = new Set(['33-chapters-restart']);

interface Listed {
  readonly document: PolicyDocumentKind | null;
  readonly id: string;
  readonly kind: string;
  readonly subjects: readonly string[];
  readonly title: string;
  readonly text: string;
}

function listedIn(name: string): readonly Listed[] {
  const files = readdirSync(FOLDER).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.tsv'));
  return files.flatMap((file) =>
    readFileSync(new URL(file, FOLDER), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row): Listed => {
        const [id = '', kind = '', subjects = '', title = '', text = ''] = row.split('\t');
        const document = file.includes('.basic_policy.') ? 'basic_policy' : null;
        return { document, id, kind, subjects: subjects.split('/').filter(Boolean), title, text };
      }),
  );
}

const words = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('⻑', '長')
    .replace(/[\s|]+/gu, '');
const wordsOf = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  words(`${title}${text}`);

/** The clause that a row of the list means: by its id and words, else by its words, else by its text or heading. */
function clauseFor(row: Listed, free: readonly Clause[]): Clause | undefined {
  const ofDocument = free.filter(({ document }) => row.document === null || document === row.document);
  const same = ofDocument.filter((clause) => wordsOf(clause) === wordsOf(row));
  const alike = ofDocument.filter((clause) =>
    row.text === '' ? words(clause.title) === words(row.title) : words(clause.text) === words(row.text),
  );
  return same.find(({ id }) => id === row.id) ?? same[0] ?? alike[0];
}

const sorted = (names: readonly string[]): string => [...names].map(words).sort().join('/');

function differencesOf(name: string): readonly string[] {
  const decoded = decodeSourceText(readFileSync(new URL(`${name}.txt`, FOLDER)));
  if (!decoded.ok) throw new Error(`${name}: ${decoded.reason}`);
  const free = [...readPolicy(decoded.text).clauses];
  return listedIn(name).flatMap((row) => {
    const clause = clauseFor(row, free);
    if (clause === undefined) return [`${row.id} lost`];
    free.splice(free.indexOf(clause), 1);
    const differs: readonly (readonly [Aspect, boolean])[] = [
      // A first 項 may stand in the clause of its 条 or below it.
      ['id', !OTHER_IDS.has(name) && clause.id !== row.id && clause.id !== `${row.id}-1`],
      ['kind', clause.kind !== row.kind],
      ['subjects', sorted(clause.subjects) !== sorted(row.subjects)],
    ];
    return differs.flatMap(([aspect, is]) => (is ? [`${row.id} ${aspect}`] : []));
  });
}

describe('a text whose clauses were written down first', () => {
  it.each(NAMES)('is read as its list says, but for what is named: %s', (name) => {
    expect(differencesOf(name)).toEqual(KNOWN[name] ?? []);
  });

  it('is one of more than thirty, of more than seven hundred clauses', () => {
    expect(NAMES.length).toBeGreaterThan(30);
    expect(NAMES.flatMap(listedIn).length).toBeGreaterThan(700);
  });

  it.each(NAMES)('keeps no duty outside of its clauses without a word: %s', (name) => {
    const source = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
    const reading = readPolicy(source);
    const outside = dutiesOutside(reading, source);
    expect(outside.length === 0 || reading.warnings.some(({ code }) => code === 'duties_outside')).toBe(true);
  });
});
