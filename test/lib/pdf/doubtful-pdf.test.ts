import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflatesBeyond } from '#app/lib/pdf/inflated.ts';
import { readPdf } from '#app/lib/pdf/read-pdf.ts';
import type { RawPage } from '#test/fixtures/raw-pdf.ts';
import { line, rawPdf } from '#test/fixtures/raw-pdf.ts';
import { streamPdf } from '#test/fixtures/stream-pdf.ts';

const SENTENCE = '職員は、端末を施錠して保管しなければならない。';

async function notesOf(pages: readonly (RawPage | string)[]): Promise<readonly unknown[]> {
  const found = await readPdf(rawPdf(pages));
  if (!found.ok) throw new Error(found.reason);
  return found.notes.map(({ at: _, ...note }) => note);
}

function lines(texts: readonly string[], size = 10): string {
  return texts.map((text, index) => line(50, 560 - index * size * 2, text, size)).join('\n');
}

describe('characters without a meaning', () => {
  it.each([
    ['no code', '\u0000', '端\ufffd末'],
    ['a code of its own', '\ue000', '端\ue000末'],
    ['a lost code', '\ufffd', '端\ufffd末'],
  ])('are counted on their page and stay visible: %s', async (_, strange, shown) => {
    const pages = [line(50, 700, SENTENCE), line(50, 700, `職員は、端${strange}末を守らなければ${strange}ならない。`)];
    expect(await notesOf(pages)).toEqual([{ kind: 'characters_unmapped', count: 2, page: 2 }]);
    expect(await readPdf(rawPdf(pages))).toMatchObject({ text: expect.stringContaining(shown) });
  });

  it('are not looked for among those that have one', async () => {
    expect(await notesOf([line(50, 700, `${SENTENCE}㈱・①・髙`)])).toEqual([]);
  });
});

describe('what may be no policy', () => {
  const slide = (title: string) => ({
    content: lines([title, '・端末の施錠', '・媒体の保管'], 24),
    rotate: 90 as const,
  });

  it('is told of slides: wide pages with few short lines', async () => {
    const pages = ['研修の目的', '端末', '媒体', 'まとめ'].map(slide);
    expect(await notesOf(pages)).toEqual([{ kind: 'maybe_slides', count: 4 }]);
  });

  it('is not told of wide pages that are full of sentences', async () => {
    const page = { content: lines(Array.from({ length: 25 }, () => SENTENCE)), rotate: 90 as const };
    expect(await notesOf([page, page, page])).toEqual([]);
  });

  it('is not told of upright pages, however short their lines are', async () => {
    expect(await notesOf([lines(['第１条　総則', SENTENCE]), lines(['第２条　体制']), lines(['第３条'])])).toEqual([]);
  });

  it('is told of a form: fields and no duty', async () => {
    const form = [
      '端末持出し申請書',
      '申請者：',
      '所　属：',
      '期　間：　年　　月　　日',
      '□ 暗号化した',
      '理由　＿＿＿＿＿＿',
    ];
    expect(await notesOf([lines(form)])).toEqual([{ kind: 'maybe_form' }]);
  });

  it('is not told of a policy with a form behind it', async () => {
    expect(await notesOf([lines(['第１条　総則', SENTENCE, '様式', '申請者：', '所　属：', '氏　名：'])])).toEqual([]);
  });
});

describe('a PDF that was made to fill the memory', () => {
  const spaces = deflateSync(Buffer.alloc(80 * 1024 * 1024, ' '), { level: 9 });

  it('is refused before its streams are opened', async () => {
    const bytes = streamPdf('/Filter /FlateDecode', spaces);
    expect(await readPdf(bytes)).toEqual({ ok: false, reason: 'pdf_inflates' });
  });

  it('is known by what one stream holds, pictures aside', () => {
    const small = deflateSync(Buffer.alloc(100_000, ' '));
    const of = (dictionary: string, limit: number) => inflatesBeyond(streamPdf(dictionary, small), limit);
    expect(of('/Filter /FlateDecode', 99_999)).toBe(true);
    expect(of('/Filter [/FlateDecode]', 99_999)).toBe(true);
    expect(of('/Filter /FlateDecode', 100_000)).toBe(false);
    expect(of('/Subtype /Image /Filter /FlateDecode', 99_999)).toBe(false);
    expect(of('', 99_999)).toBe(false);
    expect(inflatesBeyond(streamPdf('/Filter /FlateDecode', Buffer.from('damaged')), 3)).toBe(false);
  });

  it('is refused for a page with more characters than any page has', async () => {
    const content = `BT /H 0.5 Tf 9 9 Td (${'a'.repeat(1_000)}) Tj ET\n`.repeat(41);
    expect(await readPdf(streamPdf('', Buffer.from(content)))).toEqual({ ok: false, reason: 'pdf_page_too_full' });
  });

  it('is read when one shape is drawn of many points', async () => {
    const path = Array.from({ length: 150_000 }, (_, i) => `${i % 500} ${i % 700} l`).join('\n');
    for (const paint of ['S', 'f']) {
      const content = `BT /H 9 Tf 9 9 Td (abc) Tj ET 0 0 m ${path} ${paint}`;
      expect(await readPdf(streamPdf('', Buffer.from(content)))).toMatchObject({ ok: true, text: 'abc\n' });
    }
  });
});
