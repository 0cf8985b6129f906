import { describe, expect, it } from 'vitest';
import { readDocx } from '#app/lib/docx/read-docx.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { level, numbered, p, rawDocx, table } from '#test/fixtures/raw-docx.ts';
import type { RawDocx } from '#test/fixtures/raw-docx.ts';

async function read(parts: RawDocx) {
  const found = await readDocx(await rawDocx(parts));
  if (!found.ok) throw new Error(found.reason);
  return found;
}

async function linesOf(parts: RawDocx): Promise<string[]> {
  return (await read(parts)).text.trimEnd().split('\n');
}

function definition(id: number, ...levels: string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
}

function list(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
}

const ARTICLES = definition(
  0,
  level(0, 'decimalFullWidth', '第%1条'),
  level(1, 'decimal', '(%2)'),
  level(2, 'aiueoFullWidth', '%3'),
);

describe('the numbers of a Word document', () => {
  it('are printed as Word prints them, and begin again below a new number', async () => {
    expect(
      await linesOf({
        numbering: ARTICLES + list(1, 0),
        body: [
          p('情報セキュリティ対策基準'),
          numbered('職員等は、次のことを守らなければならない。', 1),
          numbered('記録すること。', 1, 1),
          numbered('日時', 1, 2),
          numbered('場所', 1, 2),
          numbered('報告すること。', 1, 1),
          numbered('相手', 1, 2),
          numbered('管理者は、確認しなければならない。', 1),
          numbered('毎年度行うこと。', 1, 1),
        ].join(''),
      }),
    ).toEqual([
      '情報セキュリティ対策基準',
      '第１条 職員等は、次のことを守らなければならない。',
      '(1) 記録すること。',
      'ア 日時',
      'イ 場所',
      '(2) 報告すること。',
      'ア 相手',
      '第２条 管理者は、確認しなければならない。',
      '(1) 毎年度行うこと。',
    ]);
  });

  it('make the ids of the clauses', async () => {
    const { text } = await read({
      numbering: ARTICLES + list(1, 0),
      body: [
        p('情報セキュリティ対策基準'),
        numbered('職員等は、次のことを守らなければならない。', 1),
        numbered('次のことを記録すること。', 1, 1),
        numbered('日時', 1, 2),
        numbered('場所', 1, 2),
        numbered('報告すること。', 1, 1),
        numbered('管理者は、確認しなければならない。', 1),
      ].join(''),
    });
    expect(readPolicy(text).clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-1-ア', '1-1-イ', '1-2', '2']);
  });

  it('show the numbers of the levels above', async () => {
    expect(
      await linesOf({
        numbering:
          definition(0, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2'), level(2, 'decimal', '%1.%2.%3')) +
          list(1, 0),
        body: [
          numbered('総則', 1),
          numbered('目的', 1, 1),
          numbered('細目', 1, 2),
          numbered('体制', 1),
          numbered('委員会', 1, 1),
        ].join(''),
      }),
    ).toEqual(['1 総則', '1.1 目的', '1.1.1 細目', '2 体制', '2.1 委員会']);
  });

  it('go on in another list of the same definition, unless it starts anew', async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    expect(
      await linesOf({
        numbering: definition(0, level(0, 'decimal', '%1.')) + list(1, 0) + list(2, 0) + list(3, 0, anew),
        body: [numbered('甲', 1), numbered('乙', 1), numbered('丙', 2), numbered('丁', 3), numbered('戊', 3)].join(''),
      }),
    ).toEqual(['1. 甲', '2. 乙', '3. 丙', '1. 丁', '2. 戊']);
  });

  it('come from the style of the paragraph and the styles it is based on', async () => {
    const heading =
      '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const based = '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>';
    const plain =
      '<w:style w:type="paragraph" w:styleId="N"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>';
    expect(
      await linesOf({
        styles: heading + based + plain,
        numbering:
          definition(
            0,
            level(0, 'japaneseCounting', '第%1章'),
            level(1, 'decimal', '第%2節', '<w:pStyle w:val="H2"/>'),
          ) + list(1, 0),
        body: [
          p('総則', '<w:pStyle w:val="H"/>'),
          p('目的', '<w:pStyle w:val="H2"/>'),
          p('本文', '<w:pStyle w:val="N"/>'),
        ].join(''),
      }),
    ).toEqual(['第一章 総則', '第1節 目的', '本文']);
  });

  it('are bullets as the symbol font draws them', async () => {
    const wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>';
    const bullets = definition(
      0,
      level(0, 'bullet', '\uf0b7'),
      `<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/>${wingdings}</w:lvl>`,
      level(2, 'bullet', '・'),
    );
    expect(
      await linesOf({
        numbering: bullets + list(1, 0),
        body: numbered('甲', 1) + numbered('乙', 1, 1) + numbered('丙', 1, 2),
      }),
    ).toEqual(['• 甲', '● 乙', '・ 丙']);
  });
});

describe('the text of a Word document', () => {
  it('keeps insertions and leaves out deletions, hidden text and field codes', async () => {
    const body =
      '<w:p><w:r><w:t>職員等は、</w:t></w:r><w:ins><w:r><w:t>速やかに</w:t></w:r></w:ins><w:del><w:r><w:delText>後日</w:delText></w:r></w:del>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>（検討中）</w:t></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:hyperlink><w:r><w:t>報告する。</w:t></w:r></w:hyperlink></w:p>';
    expect(await linesOf({ body })).toEqual(['職員等は、速やかに報告する。']);
  });

  it('joins a paragraph whose end was deleted to the next', async () => {
    const deletedEnd = '<w:rPr><w:del w:id="1"/></w:rPr>';
    expect(await linesOf({ body: p('職員等は、', deletedEnd) + p('報告する。') })).toEqual(['職員等は、報告する。']);
  });

  const inserted = (text: string) => `<w:ins w:id="1"><w:r><w:t>${text}</w:t></w:r></w:ins>`;
  const deleted = (text: string) => `<w:del w:id="2"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  const notesOf = async (body: string) => (await read({ body })).notes.map(({ at: _, ...note }) => note);

  it('names the paragraphs with changes that nobody has accepted yet', async () => {
    const body =
      p('第１条　職員は、台帳を付ける。') +
      `<w:p><w:r><w:t>第２条　職員は、</w:t></w:r>${inserted('直ちに')}${deleted('後日')}<w:r><w:t>課長に報告しなければならない。</w:t></w:r></w:p>` +
      p('第３条　職員は、端末を守る。') +
      `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${deleted('第４条　削られた条')}</w:p>` +
      p('第５条　課長は、鍵を守る。', '<w:rPr><w:ins w:id="4"/></w:rPr>');
    expect(await linesOf({ body })).toEqual([
      '第１条　職員は、台帳を付ける。',
      '第２条　職員は、直ちに課長に報告しなければならない。',
      '第３条　職員は、端末を守る。',
      '第５条　課長は、鍵を守る。',
    ]);
    expect(await notesOf(body)).toEqual([
      { kind: 'changes_accepted', paragraph: 2, excerpt: '第２条 職員は、直ちに課長に報告しなけれ…' },
      { kind: 'changes_accepted', paragraph: 4, excerpt: '第４条 削られた条' },
      { kind: 'changes_accepted', paragraph: 5, excerpt: '第５条 課長は、鍵を守る。' },
    ]);
  });

  it('names what was moved where it was and where it is', async () => {
    const body =
      p('甲') +
      '<w:p><w:moveFrom w:id="1"><w:r><w:t>乙は守る。</w:t></w:r></w:moveFrom></w:p>' +
      '<w:p><w:moveTo w:id="2"><w:r><w:t>乙は守る。</w:t></w:r></w:moveTo></w:p>';
    expect((await read({ body })).text).toBe('甲\n\n乙は守る。\n');
    expect((await notesOf(body)).map(({ paragraph, excerpt }) => [paragraph, excerpt])).toEqual([
      [2, '乙は守る。'],
      [3, '乙は守る。'],
    ]);
  });

  it('names a row that was taken out of a table', async () => {
    const row = (properties: string, text: string) =>
      `<w:tr>${properties}<w:tc>${p(text)}</w:tc><w:tc>${p('備考')}</w:tc></w:tr>`;
    const body = `<w:tbl>${row('', '甲')}${row('<w:trPr><w:del w:id="1"/></w:trPr>', '乙')}${row('', '丙')}</w:tbl>`;
    expect(await linesOf({ body })).toEqual(['甲\t備考', '丙\t備考']);
    expect(await notesOf(body)).toContainEqual({ kind: 'changes_accepted', paragraph: 3, excerpt: '乙備考' });
  });

  it('names the paragraph on which a comment hangs, and leaves the comment out', async () => {
    const body =
      p('第１条　総則') +
      '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>職員は、守る。</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>';
    expect(await linesOf({ body })).toEqual(['第１条　総則', '職員は、守る。']);
    expect(await notesOf(body)).toEqual([{ kind: 'comment_left_out', paragraph: 2, excerpt: '職員は、守る。' }]);
  });

  it('breaks lines and pages where the document does', async () => {
    const body =
      '<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/><w:t>丁</w:t></w:r></w:p>' +
      p('戊', '<w:pageBreakBefore/>');
    expect((await read({ body })).text).toBe('甲\n乙\t丙\f丁\n\f戊\n');
  });

  it('has one line for each row of a table, with tabs between the cells', async () => {
    const rows = [
      [p('分類'), p('基準')],
      [p('機密性３'), p('秘密に相当する') + p('もの')],
    ];
    expect(await linesOf({ body: p('表') + table(rows) + p('後') })).toEqual([
      '表',
      '分類\t基準',
      '機密性３\t秘密に相当する もの',
      '後',
    ]);
  });

  it('reads a box around paragraphs as paragraphs', async () => {
    expect(await linesOf({ body: table([[p('第1条 目的') + p('第2条 定義')]]) })).toEqual(['第1条 目的', '第2条 定義']);
  });

  it('warns of footnotes, text boxes and readings that are not in it', async () => {
    const { text, notes } = await read({
      footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>県の基準による。</w:t></w:r></w:p></w:footnote>',
      body:
        p('前文') +
        '<w:p><w:r><w:t>報告する</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>欄外</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>' +
        '<w:r><w:ruby><w:rt><w:r><w:t>かし</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>瑕疵</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
    });
    expect(text).toBe('前文\n報告する瑕疵\n');
    expect(notes).toEqual([
      { at: [3, 3], kind: 'note_left_out', excerpt: '県の基準による。' },
      { at: [3, 3], kind: 'text_box_left_out', excerpt: '欄外' },
      { at: [3, 3], kind: 'ruby_left_out', excerpt: 'かし' },
    ]);
  });

  it('is refused when there is none', async () => {
    expect(await readDocx(await rawDocx({ body: '<w:p/>' }))).toEqual({ ok: false, reason: 'docx_without_text' });
  });

  it('is refused when it is made of marks that would fill the memory', async () => {
    expect(await readDocx(await rawDocx({ body: '<w:p/>'.repeat(1_000_001) }))).toEqual({
      ok: false,
      reason: 'docx_too_large',
    });
  });

  it('is refused when the file is cut off, broken inside or nested without end', async () => {
    const whole = await rawDocx({ body: p('本文') });
    expect(await readDocx(whole.slice(0, whole.length / 2))).toEqual({ ok: false, reason: 'zip_damaged' });
    expect(await readDocx(await rawDocx({ body: '<w:p><w:r>' }))).toEqual({ ok: false, reason: 'zip_damaged' });
    const deep = `${'<w:sdt>'.repeat(5_000)}${'</w:sdt>'.repeat(5_000)}`;
    expect(await readDocx(await rawDocx({ body: deep }))).toEqual({ ok: false, reason: 'zip_damaged' });
  });
});
