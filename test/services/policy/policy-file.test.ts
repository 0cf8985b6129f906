import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { readPolicyFile, readPolicyText } from '#app/services/policy/policy-file.command.server.ts';
import { policyDocx } from '#test/fixtures/made-docx.ts';
import { policyPdf } from '#test/fixtures/made-pdf.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';
import { line, rawPdf } from '#test/fixtures/raw-pdf.ts';
import { streamPdf } from '#test/fixtures/stream-pdf.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function clausesOf(name: string, bytes: Uint8Array): Promise<readonly Clause[]> {
  writeFileSync(path.join(folder, name), bytes);
  const file = await readPolicyFile(name, folder);
  if (!file.ok) throw new Error(file.reason);
  expect(file.value.notes).toEqual([]);
  return file.value.reading.clauses;
}

/** What must be the same however the text comes: the white space between words is the page's own. */
function essence({ document, id, parent, title, text, kind, subjects }: Clause): Record<string, unknown> {
  return { document, id, parent, title: title.replace(/\s/gu, ''), text: text.replace(/\s/gu, ''), kind, subjects };
}

const TITLE = '星見野町情報セキュリティポリシー';

describe('a policy', () => {
  // Bodies print the title of the volume at the head of every page, or that of the very document.
  it.each([
    ['kikuyo', TITLE],
    ['mic-model', TITLE],
    ['nishiwaki', TITLE],
    ['nishiwaki', '西脇市情報セキュリティ対策基準'],
  ] as const)('of %s reads from a PDF with the head %s clause by clause as from its text', async (id, head) => {
    const source = policySource(id);
    const clauses = (await clausesOf(`${id}.pdf`, await policyPdf(source, head))).map(essence);
    const expected = readPolicy(source).clauses.map(essence);
    expect(clauses.map((clause) => clause['id'])).toEqual(expected.map((clause) => clause['id']));
    const differing = expected.filter((clause, index) => !isDeepStrictEqual(clause, clauses[index]));
    expect(differing).toEqual([]);
  });

  it.each(['kikuyo', 'mic-model', 'nishiwaki'] as const)(
    'of %s reads from Word clause by clause as from its text',
    async (id) => {
      const source = policySource(id);
      const clauses = await clausesOf(`${id}.docx`, await policyDocx(source, TITLE));
      expect(clauses.map(essence)).toEqual(readPolicy(source).clauses.map(essence));
    },
  );
});

describe('a file that was made to keep its reader busy', () => {
  const reasonOf = async (bytes: Uint8Array, limits: Parameters<typeof readPolicyFile>[2]) => {
    writeFileSync(path.join(folder, 'nasty'), bytes);
    const results = [await readPolicyFile('nasty', folder, limits), await readPolicyText('nasty', folder, limits)];
    return results.map((found) => (found.ok ? null : found.reason));
  };

  it('is refused when it takes more memory than it may', async () => {
    const page = Buffer.from(`BT /H 9 Tf 9 9 Td (${'a'.repeat(100)}) Tj ET\n`.repeat(60_000));
    const limits = { seconds: 60, megabytes: 600 };
    expect(await reasonOf(rawPdf([line(50, 700, '第１条　職員は、守る。')]), limits)).toEqual([null, null]);
    expect(await reasonOf(streamPdf('', page), limits)).toEqual(['reading_memory', 'reading_memory']);
    // Four processes with up to a minute of the processor each, beside other tests.
  }, 240_000);

  it('is refused when it takes longer than it may', async () => {
    const pages = Array.from({ length: 1_400 }, () => line(50, 700, '職員は、端末を守らなければならない。').repeat(40));
    const limits = { seconds: 0.5, megabytes: 1024 };
    expect(await reasonOf(rawPdf(pages), limits)).toEqual(['reading_time', 'reading_time']);
  });
});
