import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '#test/architecture/rules.ts';
import { importsOf, parseSource } from '#test/architecture/source.ts';

/** The rules that the planted files break, in the order found. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  const sources = Object.entries(files).map(([file, text]) => parseSource(file, text));
  return checkArchitecture(sources).map((violation) => violation.rule);
}

describe('reading imports', () => {
  it('finds every way of importing, and which names are values', () => {
    const source = parseSource(
      'app/services/score/a.loader.server.ts',
      [
        "import type { A } from '#app/domain/score/a.ts';",
        "import { b, type C } from '#app/domain/score/b.ts';",
        "import './d.ts';",
        "const e = import('#app/lib/e.ts');",
        "type F = import('#app/lib/f.ts').F;",
        "import g, * as h from 'g';",
      ].join('\n'),
    );
    expect(importsOf(source).map(({ target, specifier, values }) => [target ?? specifier, values])).toEqual([
      ['app/domain/score/a.ts', []],
      ['app/domain/score/b.ts', ['b']],
      ['app/services/score/d.ts', ['*']],
      ['app/lib/e.ts', ['*']],
      ['app/lib/f.ts', []],
      ['g', ['default', '*']],
    ]);
  });
});

describe('the layers', () => {
  it.each([
    [
      'a domain that reads a service',
      'app/domain/score/a.ts',
      "import { b } from '#app/services/score/b.loader.server.ts';",
    ],
    ['a domain that reads lib', 'app/domain/score/a.ts', "import { b } from '#app/lib/b.ts';"],
    [
      'a service that renders',
      'app/services/score/a.loader.server.ts',
      "import { B } from '#app/components/ui/b.tsx';",
    ],
    ['a route that queries', 'app/routes/a.tsx', "import { b } from '#db/queries/b.server.ts';"],
    ['a route that decides by the domain', 'app/routes/a.tsx', "import { can } from '#app/domain/access/can.ts';"],
    [
      'a component that decides by the domain',
      'app/components/score/a.tsx',
      "import { rate } from '#app/domain/score/rate.ts';",
    ],
    [
      'a basic component that knows the domain',
      'app/components/ui/a.tsx',
      "import type { A } from '#app/domain/score/a.ts';",
    ],
    [
      'a component that calls a service',
      'app/components/score/a.tsx',
      "import { b } from '#app/services/score/b.loader.server.ts';",
    ],
    [
      'a component that takes what is for the server',
      'app/components/ui/a.tsx',
      "import { b } from '#app/lib/b.server.ts';",
    ],
    ['a lib that knows the domain', 'app/lib/a.ts', "import type { A } from '#app/domain/score/a.ts';"],
    ['a server that queries', 'app/server/a.ts', "import { b } from '#db/queries/b.server.ts';"],
    [
      'a database that runs the domain',
      'db/queries/a.server.ts',
      "import { score } from '#app/domain/score/score.ts';",
    ],
    ['a file in no layer', 'app/a.ts', ''],
  ])('refuse %s', (_what, file, text) => {
    expect(broken({ [file]: text })).toContain('layers');
  });

  it('let each layer take what the table gives it', () => {
    expect(
      broken({
        'app/services/score/a.loader.server.ts': [
          "import { can } from '#app/domain/access/can.ts';",
          "import { one } from '#db/queries/one.server.ts';",
          "import { AppError } from '#app/lib/http.server.ts';",
        ].join('\n'),
        'app/routes/a.tsx': [
          "import { ANSWER_LABELS } from '#app/domain/response/labels.ts';",
          "import type { Answer } from '#app/domain/response/answer.ts';",
          "import { formatRate } from '#app/domain/shared/rate.ts';",
          "import { Button } from '#app/components/ui/button.tsx';",
        ].join('\n'),
        'db/schema/a.ts': "import { ANSWER_VALUES } from '#app/domain/response/answer.ts';",
        'app/server/a.ts': "import { openDatabase } from '#db/client.server.ts';",
      }),
    ).toEqual([]);
  });

  it.each([
    ['the domain', 'app/domain/score/a.ts', "import { z } from 'zod';"],
    ['the domain, from Node', 'app/domain/score/a.ts', "import { createHash } from 'node:crypto';"],
    ['a service', 'app/services/score/a.loader.server.ts', "import { redirect } from '@remix-run/node';"],
    ['a component', 'app/components/ui/a.tsx', "import fs from 'node:fs';"],
  ])('refuse a foreign package in %s', (_what, file, text) => {
    expect(broken({ [file]: text })).toEqual(['packages']);
  });

  it.each(['../score/b.ts', './b.ts', '#app/domain/score/b'])('refuse the specifier %s', (specifier) => {
    expect(broken({ 'app/domain/score/a.ts': `import { b } from '${specifier}';` })).toContain('specifiers');
  });
});

describe('the order of nouns', () => {
  it('refuses a noun that reads a later one, and takes an earlier one', () => {
    expect(broken({ 'app/domain/policy/a.ts': "import type { A } from '#app/domain/score/a.ts';" })).toEqual([
      'noun order',
    ]);
    expect(broken({ 'app/domain/score/a.ts': "import { a } from '#app/domain/policy/a.ts';" })).toEqual([]);
  });

  it('refuses a folder that is no noun', () => {
    expect(broken({ 'app/domain/survey/a.ts': '' })).toEqual(['noun order']);
  });

  it('holds for documents too, which are made of domain values and of nothing of the services', () => {
    expect(broken({ 'app/documents/paper/a.ts': '' })).toEqual(['noun order']);
    expect(broken({ 'app/documents/policy/a.ts': "import { b } from '#app/documents/report/b.ts';" })).toContain(
      'noun order',
    );
    expect(
      broken({ 'app/documents/report/a.ts': "import { b } from '#app/services/report/b.page.server.ts';" }),
    ).toEqual(['layers']);
    expect(broken({ 'app/documents/report/a.ts': "import { b } from '#app/domain/report/b.ts';" })).toEqual([]);
  });
});

describe('cycles', () => {
  it('are told once, whatever their length and wherever one enters', () => {
    expect(
      broken({
        'app/lib/a.ts': "import { b } from '#app/lib/b.ts';",
        'app/lib/b.ts': "import { c } from '#app/lib/c.ts';",
        'app/lib/c.ts': "import type { A } from '#app/lib/a.ts';",
        'app/lib/d.ts': "import { a } from '#app/lib/a.ts';",
      }),
    ).toEqual(['cycles']);
  });

  it('are not seen in two ways to the same file', () => {
    expect(
      broken({
        'app/lib/a.ts': "import { b } from '#app/lib/b.ts';\nimport { c } from '#app/lib/c.ts';",
        'app/lib/b.ts': "import { c } from '#app/lib/c.ts';",
        'app/lib/c.ts': '',
      }),
    ).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    'app/lib/utils.ts',
    'app/lib/helpers.server.ts',
    'app/components/common/a.tsx',
    'app/components/misc/a.tsx',
  ])('may not be called %s', (file) => {
    expect(broken({ [file]: '' })).toEqual(['names']);
  });

  it('may contain a banned word within a longer name', () => {
    expect(broken({ 'app/lib/common-name.ts': '' })).toEqual([]);
  });

  it('may not only pass on what others export', () => {
    expect(broken({ 'app/lib/a.ts': "export { b } from '#app/lib/b.ts';" })).toEqual(['barrels']);
    expect(broken({ 'app/lib/a.ts': "export * from '#app/lib/b.ts';" })).toEqual(['barrels']);
    expect(broken({ 'app/lib/index.ts': '' })).toEqual(['barrels']);
  });

  it('may have 400 lines and not one more', () => {
    expect(broken({ 'app/lib/a.ts': '// x\n'.repeat(400) })).toEqual([]);
    expect(broken({ 'app/lib/a.ts': '// x\n'.repeat(401) })).toEqual(['length']);
  });
});

describe('the purity of the domain', () => {
  it.each([
    'export const a = new Date();',
    'export const a = Date.now();',
    'export const a = Math.random();',
    'export const a = process.env;',
    'console.error(1);',
    "export const a = fetch('x');",
    'setTimeout(() => 1, 1);',
  ])('is broken by %s', (text) => {
    expect(broken({ 'app/domain/score/a.ts': text })).toEqual(['purity']);
    expect(broken({ 'app/lib/a.ts': text })).toEqual([]);
  });

  it('is not broken by words that only look alike', () => {
    const text =
      'interface Date2 { Date: string }\nexport const a = (x: { process: number }) => x.process + Math.max(1, 2);';
    expect(broken({ 'app/domain/score/a.ts': text })).toEqual([]);
  });
});

describe('writes to the database', () => {
  const withTable = (text: string) => ({
    'db/queries/a.server.ts': `import { units } from '#db/schema/organization.ts';\n${text}`,
  });

  it.each([
    'export const a = (tx) => { tx.insert(units).values({}); };',
    'export const a = (tx) => tx.update(units).set({}).where(1);',
    'export const a = (tx) => tx.delete(units);',
    'export const a = (tx) => tx.insert(units).values({}).onConflictDoNothing();',
    'export const a = (tx) => tx.insert(units).values({}).returning();',
    'export const a = (tx) => tx.insert(units).values({}).prepare();',
    'const a = madeOnce((tx) => tx.insert(units).values({}));\nexport const b = (tx) => a(tx).run();',
    'const a = madeOnce((tx) => tx.insert(units).values({}).prepare());\nexport const b = (tx) => a(tx);',
  ])('must end in a call that runs them: %s', (text) => {
    expect(broken(withTable(text))).toEqual(['writes']);
  });

  it.each([
    'export const a = (tx) => { tx.insert(units).values({}).run(); };',
    'export const a = (tx) => tx.update(units).set({}).where(1).returning().get();',
    'export const a = (tx) => tx\n  .delete(units)\n  .where(1)\n  .run();',
    'export const a = (map) => map.delete("units");',
    'const a = madeOnce((tx) => tx.insert(units).values({}).prepare());\nexport const b = (tx) => a(tx).run({});',
    "export const a = (hash) => hash.update('x').digest('hex');",
  ])('are fine, or are none: %s', (text) => {
    expect(broken(withTable(text))).toEqual([]);
  });
});

describe('routes', () => {
  it.each([
    'export async function loader() { return null; }',
    'export const action = async () => null;',
    'export const loader = other(async () => null);',
  ])('may not go around handled: %s', (text) => {
    expect(broken({ 'app/routes/a.tsx': text })).toEqual(['routes']);
  });

  it('may share one handled function and have neither', () => {
    expect(
      broken({ 'app/routes/a.tsx': 'export const loader = handled(() => null);\nexport const action = loader;' }),
    ).toEqual([]);
    expect(broken({ 'app/routes/a.tsx': 'export default function Page() { return null; }' })).toEqual([]);
  });
});

describe('what runs without a build', () => {
  it('may not use what only Vite knows', () => {
    expect(broken({ 'app/services/score/a.loader.server.ts': 'export const a = import.meta.env.MODE;' })).toEqual([
      'vite',
    ]);
    expect(broken({ 'app/lib/a.server.ts': 'export const a = import.meta.url;' })).toEqual([]);
  });
});

describe('the rooms of the services', () => {
  it.each([
    ['a service without a noun', 'app/services/a.acts.server.ts', ''],
    ['a service of no noun of the domain', 'app/services/board/a.page.server.ts', ''],
    ['a service of no kind', 'app/services/score/a.server.ts', ''],
    ['a service of an unknown kind', 'app/services/score/a.manager.server.ts', ''],
    [
      'a page that reads a page',
      'app/services/score/a.page.server.ts',
      "import { b } from '#app/services/score/b.page.server.ts';",
    ],
    [
      'a page that takes the type of a page',
      'app/services/score/a.page.server.ts',
      "import type { B } from '#app/services/score/b.page.server.ts';",
    ],
    [
      'a page that acts',
      'app/services/score/a.page.server.ts',
      "import { b } from '#app/services/score/b.acts.server.ts';",
    ],
    [
      'a loader that acts',
      'app/services/score/a.loader.server.ts',
      "import { b } from '#app/services/score/b.acts.server.ts';",
    ],
    [
      'a loader that reads a later noun',
      'app/services/score/a.loader.server.ts',
      "import { b } from '#app/services/report/b.loader.server.ts';",
    ],
    [
      'acts of a later noun',
      'app/services/score/a.acts.server.ts',
      "import { b } from '#app/services/improvement/b.acts.server.ts';",
    ],
    [
      'a page that writes',
      'app/services/score/a.page.server.ts',
      "import { transact } from '#app/services/shared/transact.server.ts';",
    ],
    [
      'a ground that knows a noun',
      'app/services/shared/a.server.ts',
      "import { b } from '#app/services/score/b.loader.server.ts';",
    ],
    [
      'a page that takes words',
      'app/services/score/a.page.server.ts',
      "import { A_LABELS } from '#app/domain/score/labels.ts';",
    ],
  ])('refuse %s', (_what, file, text) => {
    expect(broken({ [file]: text })).toEqual(['rooms']);
  });

  it.each(["export const a = '実施';", 'export const a = `${1}件`;', 'export const a = /実施/u;'])(
    'refuse the words of %s',
    (text) => {
      expect(broken({ 'app/services/score/a.page.server.ts': text })).toEqual(['words']);
      expect(broken({ 'app/services/score/a.form.server.ts': text })).toEqual([]);
    },
  );

  it('let a page read loaders of any noun, and acts those of earlier ones', () => {
    expect(
      broken({
        'app/services/campaign/a.page.server.ts': "import { b } from '#app/services/report/b.loader.server.ts';",
        'app/services/report/a.acts.server.ts': [
          "import { transact } from '#app/services/shared/transact.server.ts';",
          "import { b } from '#app/services/improvement/b.acts.server.ts';",
        ].join('\n'),
      }),
    ).toEqual([]);
  });

  it('let a component take the types of a page, and nothing that runs', () => {
    const file = 'app/components/score/a.tsx';
    expect(broken({ [file]: "import type { A } from '#app/services/score/a.page.server.ts';" })).toEqual([]);
    expect(broken({ [file]: "import { a } from '#app/services/score/a.page.server.ts';" })).toEqual(['layers']);
  });
});

describe('the stages of the policy reader and of the questionnaire', () => {
  it.each([
    ['policy', 'source', 'wording'],
    ['questionnaire', 'duty', 'grouping'],
  ])('refuse in %s that %s reads %s, which comes later', (noun, earlier, later) => {
    const text = `import { a } from '#app/domain/${noun}/${later}/a.ts';`;
    expect(broken({ [`app/domain/${noun}/${earlier}/a.ts`]: text })).toEqual(['stages']);
    expect(broken({ [`app/domain/${noun}/a.ts`]: text })).toEqual([]);
    const back = `import { a } from '#app/domain/${noun}/${earlier}/a.ts';`;
    expect(broken({ [`app/domain/${noun}/${later}/a.ts`]: back })).toEqual([]);
  });

  it('refuse a folder that is none of them', () => {
    expect(broken({ 'app/domain/questionnaire/drawer/a.ts': '' })).toEqual(['stages']);
  });

  it('leave the folders of one noun free to take any stage of an earlier noun', () => {
    const text = "import { a } from '#app/domain/policy/wording/a.ts';";
    expect(broken({ 'app/domain/questionnaire/clause/a.ts': text })).toEqual([]);
  });
});

describe('the shapes of fields', () => {
  const first = 'app/services/campaign/a.page.server.ts';
  const second = 'app/services/report/b.page.server.ts';
  const withField = (field: string) => `export interface Shown { readonly ${field}; }`;

  it.each([
    ['a number and a list', 'sheets: number', 'sheets: readonly Sheet[]'],
    ['a flag and a count behind a name', 'late: boolean', 'late: CountLink'],
    ['a text and an object', 'chapter: string | null', 'chapter: { readonly key: string }'],
    ['a list and a map', 'items: readonly Item[]', 'items: ReadonlyMap<string, Item>'],
    ['a field of a field', 'gates: readonly { readonly asked: boolean }[]', 'asked: number'],
  ])('refuse one name for %s', (_what, one, other) => {
    const declared = { 'app/domain/score/c.ts': 'export interface CountLink { readonly count: number; }' };
    const files = { [first]: withField(one), [second]: withField(other), ...declared };
    expect(broken(files)).toEqual(['shapes']);
    expect(broken({ ...files, [second]: withField(one) })).toEqual([]);
  });

  it.each([
    ['may be absent', 'due: string', 'due: string | null'],
    ['is one of a closed list', 'state: string', "state: 'open' | 'closed'"],
    ['has a brand', 'day: string', 'day: CalendarDate'],
    ['lists other things', 'rows: readonly string[]', 'rows: readonly Row[]'],
  ])('let a field that %s keep its name', (_what, one, other) => {
    const declared = { 'app/domain/shared/day.ts': "export type CalendarDate = string & { readonly brand: 'day' };" };
    expect(broken({ [first]: withField(one), [second]: withField(other), ...declared })).toEqual([]);
  });

  it('leave a command the format that it prints', () => {
    const printed = 'app/services/report/b.command.server.ts';
    expect(broken({ [first]: withField('sheets: number'), [printed]: withField('sheets: readonly Sheet[]') })).toEqual(
      [],
    );
  });
});
