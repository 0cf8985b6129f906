import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { checkSheet, sheetKinds } from '#app/documents/questionnaire/check-sheet.ts';
import { DEFAULT_DOCUMENT_MARKING } from '#app/domain/organization/document-marking.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/labels.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import type { Paper, PaperFormat } from '#app/lib/paper/paper.ts';
import { decodeSource } from '#app/lib/source-file.ts';
import { makePaperApart } from '#app/services/questionnaire/paper-making.loader.server.ts';
import { makeQuestion } from '#test/factories/questions.ts';
import { heldPolicy } from '#test/fixtures/questionnaires.ts';

const BODY = { officeNames: OFFICE_DEFAULT_NAMES, marking: DEFAULT_DOCUMENT_MARKING, bodyName: '架空町' };
const OF = { policyName: '架空町情報セキュリティ対策基準', citation: '令和8年4月1日', version: 3 };
const publishedAt = instant('2026-10-01T00:30:00.000Z');

function paperOf(questions: readonly Question[], office = 'security_manager'): Paper {
  const kind = sheetKinds(questions, DEFAULT_MODULES).find((one) => one.office === office);
  if (kind === undefined) throw new Error(`no sheet of ${office}`);
  return checkSheet({ ...BODY, ...OF, kind, publishedAt });
}

const waiting = (personId = 'a') => ({ personId, left: new AbortController().signal });

async function made(paper: Paper, format: PaperFormat = 'pdf'): Promise<Uint8Array> {
  return must(await makePaperApart({ paper, format }, waiting()));
}

type Structure = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;

function rolesOf(node: Structure): readonly string[] {
  return [node.role, ...node.children.flatMap((child) => ('role' in child ? rolesOf(child) : []))];
}

/** The words of a PDF without white space, page by page, and the roles of its structure. */
async function readBack(pdf: Uint8Array) {
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, isEvalSupported: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const roles: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/gu, ''),
    );
    roles.push(...rolesOf(await page.getStructTree()));
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, roles, title: 'Title' in info ? info.Title : null };
}

const bare = (text: string): string => text.replace(/\s/gu, '');

describe('the blank sheet of a real policy', () => {
  const { questionnaire } = heldPolicy('kikuyo');
  const own = questionnaire.questions.filter(({ unit }) => unit === 'department');

  test('says every question and row of its office in PDF, under numbered pages, with a structure', async () => {
    const { pages, roles, title } = await readBack(await made(paperOf(questionnaire.questions)));
    // What goes on over a page is parted by its foot and head.
    const all = pages.join('');
    const missing = own
      .flatMap(({ text, rows }) => [text, ...rows.map((row) => row.text)])
      .filter((text) => !all.includes(bare(text)));
    expect(missing).toEqual([]);
    expect(own.length).toBeGreaterThan(40);
    expect(title).toBe('情報セキュリティ自己点検　情報セキュリティ管理者の点検票（課）');
    pages.forEach((page, at) => expect(page).toContain(`${at + 1}/${pages.length}`));
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L']) expect(roles).toContain(role);
    const ownTexts = own.map(({ text }) => text).join('\n');
    const others = questionnaire.questions.filter(({ unit, text }) => unit === 'system' && !ownTexts.includes(text));
    expect(others.filter(({ text }) => all.includes(bare(text)))).toEqual([]);
  });

  test('says the same in Word, with real headings and heads of tables that stand on every page', async () => {
    const docx = await made(paperOf(questionnaire.questions), 'docx');
    const read = await decodeSource(docx);
    const all = bare(read.ok ? read.text : '');
    const asked = own.flatMap(({ text, rows }) => [text, ...rows.map((row) => row.text)]);
    expect(asked.filter((text) => !all.includes(bare(text)))).toEqual([]);
    const zip = await JSZip.loadAsync(docx);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const count = (mark: string) => xml.split(mark).length - 1;
    const chapters = new Set(own.map(({ chapter }) => chapter.id)).size;
    // How to answer, the gates, and a chapter each; the table of who fills it in has no head.
    expect([count('"Heading1"'), count('"Heading2"'), count('<w:tblHeader/>')]).toEqual([
      1,
      chapters + 2,
      chapters + 1,
    ]);
    const footer = (await zip.file('word/footer1.xml')?.async('string')) ?? '';
    expect(footer).toContain('>NUMPAGES<');
  });
});

describe('a paper', () => {
  const plain = makeQuestion({ id: '1-1@security_manager', unit: 'department', text: '記録していますか。' });

  test('is the same, byte for byte, whenever it is made', async () => {
    const [first, second] = [await made(paperOf([plain])), await made(paperOf([plain]))];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('has 〓 for what no font of it has, and says which characters these are', async () => {
    const text = '髙橋\ue000係の𠮷野家は😀を\u0000\u200b行っていますか。';
    const { pages } = await readBack(await made(paperOf([{ ...plain, text }])));
    expect(pages.join('')).toContain('髙橋〓係の𠮷野家は〓を行っていますか。');
    expect(pages.join('')).toContain('U+E000、U+1F600');
  });

  test('keeps such characters in Word, but for those that no file of XML may hold', async () => {
    const text = '\ue000係の𠮷野家は😀を\u0000\u0007行っていますか。';
    const read = await decodeSource(await made(paperOf([{ ...plain, text }]), 'docx'));
    expect(read.ok && read.text).toContain('\ue000係の𠮷野家は😀を行っていますか。');
  });

  test('takes no text for a command of its layout', async () => {
    const text = '#panic("x") *太字* = 見出し $x$ <a> \\ #read("/etc/passwd") を記録していますか。';
    const { pages } = await readBack(await made(paperOf([{ ...plain, text }])));
    expect(pages.join('')).toContain(bare(text));
  });

  test.each([
    ['long texts without an end', { text: `${'とても長い設問'.repeat(1_500)}していますか。` }],
    ['long words that break nowhere', { text: `${'https://example.jp/'.repeat(200)}していますか。` }],
    [
      'rows below a lead that fills more than a page',
      { text: '長い'.repeat(2_000), rows: [{ id: 'a', text: '行っている', clauses: ['1-1'] }] },
    ],
    [
      'a hundred and fifty rows',
      {
        rows: Array.from({ length: 150 }, (_, at) => ({
          id: `r${at}`,
          text: `細目${at}を行っている`,
          clauses: ['1-1'],
        })),
      },
    ],
  ])('holds %s', async (_, overrides) => {
    const question = { ...plain, ...overrides };
    const { pages } = await readBack(await made(paperOf([question])));
    const all = pages.join('').replaceAll('\u200b', '');
    expect(pages.length).toBeGreaterThan(1);
    expect(question.rows.filter(({ text }) => !all.includes(text))).toEqual([]);
    expect(all).toContain(question.text.slice(-12));
  });
});

describe('a paper that somebody asks for', () => {
  const order = {
    paper: paperOf([makeQuestion({ id: '1-1@security_manager', unit: 'department' })]),
    format: 'pdf',
  } as const;

  test.each([
    ['longer', { seconds: 0.01, megabytes: 1024 }, 'paper_time'],
    ['more memory', { seconds: 30, megabytes: 30 }, 'paper_memory'],
  ])('is refused when it takes %s than it may, and the next one is made', async (_, limits, reason) => {
    expect(await makePaperApart(order, { ...waiting(), limits })).toEqual({ ok: false, reason });
    expect((await makePaperApart(order, waiting())).ok).toBe(true);
  });

  test('ends with whoever waits for it', async () => {
    const left = new AbortController();
    const paper = makePaperApart(order, { personId: 'a', left: left.signal });
    left.abort();
    expect(await paper).toEqual({ ok: false, reason: 'paper_left' });
  });

  test('waits for its turn, and is refused where one of the same person waits already', async () => {
    const first = makePaperApart(order, waiting('a'));
    const second = makePaperApart(order, waiting('a'));
    expect(await makePaperApart(order, waiting('a'))).toEqual({ ok: false, reason: 'paper_busy' });
    const third = makePaperApart(order, waiting('b'));
    expect((await Promise.all([first, second, third])).map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
