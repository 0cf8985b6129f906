import JSZip from 'jszip';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSource, MAX_FILE_BYTES, readFileBytes } from '#app/lib/source-file.ts';
import { p, rawDocx } from '#test/fixtures/raw-docx.ts';
import { line, rawPdf } from '#test/fixtures/raw-pdf.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array' });
}

const SHEET =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const SHEET_RELATION =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';

describe('a file of more lines than any policy', () => {
  const linesOf = (count: number) => new TextEncoder().encode('職員等は、記録する。\n\n'.repeat(count));

  it('is refused before it is read', async () => {
    expect(await decodeSource(linesOf(80_001))).toEqual({ ok: false, reason: 'too_many_lines' });
    expect(await decodeSource(linesOf(80_000))).toMatchObject({ ok: true });
  });
});

describe('a file is known by its content', () => {
  it('as PDF, with bytes before its head too', async () => {
    const pdf = rawPdf([line(50, 780, '本文')]);
    expect(await decodeSource(pdf)).toMatchObject({ ok: true, text: '本文\n' });
    expect(await decodeSource(Uint8Array.from([0x0d, 0x0a, ...pdf]))).toMatchObject({ ok: true, text: '本文\n' });
  });

  it('as Word', async () => {
    expect(await decodeSource(await rawDocx({ body: p('本文') }))).toMatchObject({ ok: true, text: '本文\n' });
  });

  it('as text, which may begin with BM or a bracket', async () => {
    for (const text of ['BMWの車両', '<目的>\n第１条', 'Content: 第１条'])
      expect(await decodeSource(new TextEncoder().encode(text))).toMatchObject({ ok: true, text });
  });

  it.each([
    ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['image', [0xff, 0xd8, 0xff, 0xe0, 0, 0]],
    ['image', [...new TextEncoder().encode('GIF89a')]],
    ['image', [0x49, 0x49, 0x2a, 0x00]],
    ['image', [0x42, 0x4d, 0x36, 0, 0, 0, 0, 0, 0, 0]],
    ['image', [...new TextEncoder().encode('RIFF....WEBP')]],
    ['old_office', [...OLE, 0, 0, 0]],
    ['encrypted_office', [...OLE, ...Buffer.from('EncryptedPackage', 'utf16le')]],
    ['rich_text', [...new TextEncoder().encode('{\\rtf1 }')]],
    ['web_page', [...new TextEncoder().encode('\ufeff\n<!DOCTYPE html>\n<p>第１条　この基準は、目的を定める。</p>')]],
    ['web_page', [...new TextEncoder().encode('<html lang="ja"><p>第１条</p></html>')]],
    ['web_page', [...Buffer.from('\ufeff<html><p>第１条</p></html>', 'utf16le')]],
    [
      'web_page',
      [
        ...new TextEncoder().encode(
          'From: <保存>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n',
        ),
      ],
    ],
    ['zip_damaged', [0x50, 0x4b, 0x03, 0x04, 0, 0]],
    ['pdf_damaged', [...new TextEncoder().encode('%PDF-1.7')]],
    ['binary', [0x1f, 0x8b, 0x08, 0x00, 0x01]],
    ['empty', []],
  ])('as %s, which holds no text to read', async (reason, bytes) => {
    expect(await decodeSource(Uint8Array.from(bytes))).toEqual({ ok: false, reason });
  });

  it('as a package of something else than Word', async () => {
    expect(
      await decodeSource(
        await zipOf({ '[Content_Types].xml': SHEET, '_rels/.rels': SHEET_RELATION, 'xl/workbook.xml': '<workbook/>' }),
      ),
    ).toEqual({ ok: false, reason: 'not_docx' });
    expect(await decodeSource(await zipOf({ 'a.txt': '本文' }))).toEqual({ ok: false, reason: 'not_docx' });
  });
});

describe('a damaged file', () => {
  it('is read or refused, whatever was lost, doubled or changed in it', async () => {
    const whole = [
      rawPdf([line(50, 780, '職員等は、記録しなければならない。'), line(50, 780, '二')]),
      await rawDocx({ body: p('一') + p('二') }),
    ];
    let state = 20_261_120;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return (state >>> 9) % limit;
    };
    for (let round = 0; round < 120; round += 1) {
      const bytes = whole[round % 2] ?? new Uint8Array();
      const [from, to] = [below(bytes.length), below(bytes.length)];
      const changed = Uint8Array.from(bytes);
      for (let i = 0; i < 10; i += 1) changed[below(bytes.length)] = below(256);
      const damaged =
        [changed, bytes.slice(0, from), Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(to)])][round % 3] ??
        bytes;
      const found = await decodeSource(damaged);
      expect(found.ok ? typeof found.text : typeof found.reason).toBe('string');
    }
  });
});

describe('a file that cannot be opened', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is refused before it is read', () => {
    mkdirSync(path.join(folder, 'inside'));
    writeFileSync(path.join(folder, 'huge.txt'), '');
    truncateSync(path.join(folder, 'huge.txt'), MAX_FILE_BYTES + 1);
    const reasonOf = (file: string) => {
      const found = readFileBytes(path.resolve(folder, file));
      return found.ok ? null : found.reason;
    };
    expect(reasonOf('nothing.txt')).toBe('missing');
    expect(reasonOf('inside')).toBe('directory');
    expect(reasonOf('huge.txt')).toBe('too_large');
    expect(reasonOf(`${'a'.repeat(300)}.txt`)).toBe('unreadable');
    expect(reasonOf('/dev/null')).toBe('no_file');
  });
});
