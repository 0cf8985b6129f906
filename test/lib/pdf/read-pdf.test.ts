import { describe, expect, it } from 'vitest';
import { readPdf } from '#app/lib/pdf/read-pdf.ts';
import { hex, line, rawPdf, shown } from '#test/fixtures/raw-pdf.ts';
import type { RawPage } from '#test/fixtures/raw-pdf.ts';
import { makePdf } from '#test/fixtures/made-pdf.ts';

async function read(...pages: (RawPage | string)[]) {
  const found = await readPdf(rawPdf(pages));
  if (!found.ok) throw new Error(found.reason);
  return found;
}

async function linesOf(...content: string[]): Promise<string[]> {
  return (await read(content.join('\n'))).text.trimEnd().split('\n');
}

describe('a line of a PDF', () => {
  it('has no spaces where a justified line is only spread', async () => {
    expect(
      await linesOf(`BT /H 10 Tf 3.5 Tc 1 0 0 1 50 780 Tm ${shown('職員等は、記録しなければならない。')} ET`),
    ).toEqual(['職員等は、記録しなければならない。']);
    expect(await linesOf(`BT /H 10 Tf 12 Tc 1 0 0 1 50 780 Tm ${shown('文書名')} ET`)).toEqual(['文書名']);
  });

  it('has no space in the quarter gap beside digits and letters', async () => {
    expect(
      await linesOf(
        `BT /H 10 Tf 1 0 0 1 50 740 Tm [<${hex('機密性')}> -250 <${hex('2')}> -250 <${hex('以上')}>] TJ ET`,
      ),
    ).toEqual(['機密性2以上']);
  });

  it('has a space where a gap stands behind a marker, and keeps the spaces that are printed', async () => {
    expect(await linesOf(line(50, 780, '(1)'), line(75, 780, '職員等は'), line(50, 760, 'ア　記録する。'))).toEqual([
      '(1) 職員等は',
      'ア　記録する。',
    ]);
  });

  it('takes in what is raised or smaller', async () => {
    expect(
      await linesOf(
        `BT /H 10 Tf 1 0 0 1 50 760 Tm ${shown('機密性')} /H 6 Tf 4 Ts ${shown('※１')} 0 Ts /H 10 Tf ${shown('とは')} ET`,
        line(50, 744, '次の行'),
      ),
    ).toEqual(['機密性※１とは', '次の行']);
  });

  it('leaves the reading above a word out, and says so', async () => {
    const { text, notes } = await read(
      [line(50, 780, '物品に'), line(60, 769.2, 'かし', 5), line(50, 760, '　瑕疵がある場合')].join('\n'),
    );
    expect(text).toBe('物品に\n瑕疵がある場合\n');
    expect(notes).toEqual([{ at: [0, 0], kind: 'ruby_left_out', page: 1, excerpt: 'かし' }]);
  });

  it('is read once when it is printed twice to look bold', async () => {
    expect(await linesOf(line(50, 780, '第１章　総則'), line(50.4, 780, '第１章　総則'))).toEqual(['第１章　総則']);
  });

  it('has no spaces where it is letter-spaced, but keeps the one that is printed, spaced as well', async () => {
    expect(await linesOf(`BT /H 10 Tf 10 Tc 1 0 0 1 50 780 Tm ${shown('第３章　情報資産の管理')} ET`)).toEqual([
      '第３章　情報資産の管理',
    ]);
    expect(
      await linesOf(`BT /H 10 Tf 6 Tc 1 0 0 1 50 780 Tm ${shown('２　CISOは、（最終）決定権限を有する。')} ET`),
    ).toEqual(['２　CISOは、（最終）決定権限を有する。']);
  });

  it('keeps the spaces of cells that happen to stand in even steps', async () => {
    expect(await linesOf(...['１', '２', '３', '４'].map((text, i) => line(50 + i * 20, 780, text)))).toEqual([
      '１ ２ ３ ４',
    ]);
  });

  it('leaves dots above stressed words out, and says so', async () => {
    const { text, notes } = await read(
      [
        line(50, 780, '次の行為をしてはならない。'),
        ...[100, 110, 120].map((x) => line(x + 3, 769.5, '•', 5)),
        line(50, 760, '許可なく複製をすること。'),
      ].join('\n'),
    );
    expect(text).toBe('次の行為をしてはならない。\n許可なく複製をすること。\n');
    expect(notes).toMatchObject([{ kind: 'emphasis_left_out', page: 1 }]);
  });

  it('keeps numbers in brackets and circles, but not the radicals of a font', async () => {
    expect(await linesOf(line(50, 780, '（１）①⾏政⺠間㈱'))).toEqual(['（１）①行政民間㈱']);
  });
});

describe('a page of a PDF', () => {
  it('is read from top to bottom in whatever order it is drawn', async () => {
    expect(await linesOf(line(50, 700, '三'), line(50, 780, '一'), line(50, 740, '二'))).toEqual(['一', '二', '三']);
  });

  it('has a page number set vertically on a line of its own', async () => {
    const text = ['職員等は、情報資産を持ち出す場合には、', '管理者の許可を得なければならない。'];
    expect(
      await linesOf(
        line(50, 500, text[0] ?? ''),
        line(50, 484, text[1] ?? ''),
        `BT /H 9 Tf 0 1 -1 0 30 480 Tm ${shown('- 12 -')} ET`,
      ),
    ).toEqual([...text, '- 12 -']);
    expect(
      await linesOf(
        line(50, 500, text[0] ?? ''),
        line(50, 484, text[1] ?? ''),
        line(560, 500, '１'),
        line(560, 488, '２'),
      ),
    ).toEqual([...text, '１２']);
  });

  it('keeps a marker that stands out to the left of its text', async () => {
    expect(
      await linesOf(
        line(50, 780, '１　目的を定める章とする。'),
        line(50, 764, '２'),
        line(80, 764, '定義を定める章とする。'),
        line(60, 748, '次のとおり用語を定義する。'),
      ),
    ).toEqual(['１　目的を定める章とする。', '２ 定義を定める章とする。', '次のとおり用語を定義する。']);
  });

  it('is read as it is turned', async () => {
    const { text } = await read({
      content: `BT /H 10 Tf 0 1 -1 0 100 50 Tm ${shown('第１条　目的')} 0 1 -1 0 120 50 Tm ${shown('第２条　定義')} ET`,
      rotate: 90,
    });
    expect(text).toBe('第１条　目的\n第２条　定義\n');
  });

  it('is read from right to left in vertical writing', async () => {
    const { text } = await read(
      `BT /V 10 Tf 1 0 0 1 480 800 Tm ${shown('第二条　定義を定める。')} 1 0 0 1 500 800 Tm ${shown('第一条　目的（趣旨）を定める。')} ET`,
    );
    expect(text).toBe('第一条　目的（趣旨）を定める。\n第二条　定義を定める。\n');
  });

  const downwards = (x: number, text: string): string[] => [...text].map((char, i) => line(x, 800 - i * 10.5, char));

  it('is read from right to left where upright characters of a horizontal font stand one below the other', async () => {
    const page = [
      ...downwards(500, '︵目的︶'),
      ...downwards(482, '第一条　この基準は、目的を'),
      ...downwards(464, '定める。'),
      ...downwards(446, '令和'),
      line(446, 800 - 2 * 10.5, '12', 9),
      line(446, 800 - 3 * 10.5, '年'),
      line(300, 40, '- 1 -'),
    ];
    expect(await linesOf(...page)).toEqual(['（目的）', '第一条　この基準は、目的を', '定める。', '令和12年', '- 1 -']);
  });

  it('has a running header set vertically in upright characters on a line of its own', async () => {
    const text = ['職員等は、情報資産を持ち出す場合には、', '（適用範囲）', '管理者の許可を得なければならない。'];
    expect(
      await linesOf(...text.map((words, i) => line(50, 790 - i * 16, words)), ...downwards(560, '架空町情報対策基準')),
    ).toEqual([...text, '架空町情報対策基準']);
  });

  it('leaves a watermark out, once named: printed aslant, or large under the text', async () => {
    const text = ['（目的）', '第１条　職員等は、情報資産を守る。'];
    const page = (mark: string): string => [mark, ...text.map((words, i) => line(50, 500 - i * 16, words))].join('\n');
    const aslant = `BT /H 90 Tf 0.82 0.57 -0.57 0.82 100 400 Tm ${shown('取扱注意')} ET`;
    for (const mark of [aslant, line(50, 480, '写', 90)]) {
      const { text: found, notes } = await read(page(mark), page(mark));
      expect(found).toBe(`${text.join('\n')}\n\f${text.join('\n')}\n`);
      expect(notes).toEqual([
        { at: [0, 0], kind: 'watermark_left_out', page: 1, excerpt: mark === aslant ? '取扱注意' : '写' },
      ]);
    }
  });

  const noted = (mark: string): string[] => [
    `BT /H 10 Tf 1 0 0 1 50 300 Tm ${shown('紛失を防ぐ')} /H 6 Tf 4 Ts ${shown('1')} 0 Ts /H 10 Tf ${shown('こと。')} ET`,
    '50 120 m 158 120 l S',
    `BT /H ${mark === '1' ? 6 : 10} Tf ${mark === '1' ? 4 : 0} Ts 1 0 0 1 50 100 Tm ${shown(mark)} 0 Ts /H 10 Tf ${shown('紛失とは、所在が')} ET`,
    line(50, 86, '分からないことをいう。'),
    line(280, 40, '- 1 -'),
  ];

  it('leaves a footnote and its mark out, and says so, but not what stands below any line', async () => {
    const { text, notes } = await read(noted('1').join('\n'));
    expect(text).toBe('紛失を防ぐこと。\n- 1 -\n');
    expect(await linesOf(...noted('1').map((one) => one.replace('/H 6 Tf 4 Ts 1 0 0', '/H 10 Tf 0 Ts 1 0 0')))).toEqual(
      ['紛失を防ぐこと。', '- 1 -'],
    );
    expect(notes).toMatchObject([
      { kind: 'note_left_out', page: 1, excerpt: '1紛失とは、所在が' },
      { kind: 'note_left_out', excerpt: '分からないことをいう。' },
    ]);
    expect(await linesOf(...noted('２'))).toEqual([
      '紛失を防ぐ1こと。',
      '２紛失とは、所在が',
      '分からないことをいう。',
      '- 1 -',
    ]);
  });

  it('keeps a large heading that has nothing printed over it', async () => {
    expect(
      await linesOf(line(50, 700, '対策基準', 40), line(50, 600, '令和八年四月'), line(50, 580, '架空町総務課')),
    ).toEqual(['対策基準', '令和八年四月', '架空町総務課']);
  });

  it('is read column by column though both columns are short, when the page before has the same ones', async () => {
    const column = (x: number, count: number, name: string): string[] =>
      Array.from({ length: count }, (_, i) =>
        line(x, 800 - i * 15, `${name}の段の${'一二三四五六七八九'[i] ?? ''}行目は次の行に続く`),
      );
    const short = [
      line(60, 800, '（自己点検）'),
      line(230, 800, '（委任）'),
      line(50, 785, '第十六条　点検を行う。'),
      line(220, 785, '第十七条　別に定める。'),
    ];
    const { text } = await read([...column(50, 9, '左'), ...column(220, 9, '右')].join('\n'), short.join('\n'));
    expect(text.split('\f')[1]).toBe('（自己点検）\n第十六条　点検を行う。\n（委任）\n第十七条　別に定める。\n');
    expect(await linesOf(...short)).toEqual([
      '（自己点検）\t（委任）',
      '第十六条　点検を行う。\t第十七条　別に定める。',
    ]);
  });

  it('is read column by column where text runs in two, and across where lines run across', async () => {
    const left = Array.from({ length: 9 }, (_, i) => `左の段の${'一二三四五六七八九'[i] ?? ''}行目は次の行に続く`);
    const right = Array.from({ length: 8 }, (_, i) => `右の段の${'一二三四五六七八'[i] ?? ''}行目は次の行に続く`);
    expect(
      await linesOf(
        line(50, 800, '情報セキュリティ対策基準を次のとおり定め、職員等に周知する。'),
        ...left.map((text, i) => line(50, 780 - i * 15, text)),
        ...right.map((text, i) => line(220, 780 - i * 15, text)),
        line(50, 640, 'この基準は、令和八年四月一日から施行し、以後毎年度見直すものとする。'),
      ),
    ).toEqual([
      '情報セキュリティ対策基準を次のとおり定め、職員等に周知する。',
      ...left,
      ...right,
      'この基準は、令和八年四月一日から施行し、以後毎年度見直すものとする。',
    ]);
  });

  it('ends with a form feed', async () => {
    expect((await read(line(50, 780, '一'), line(50, 780, '二'))).text).toBe('一\n\f二\n');
  });
});

describe('a table in a PDF', () => {
  const cells = [
    line(50, 750, '分類'),
    line(150, 750, '基準'),
    line(50, 730, '機密性３'),
    line(150, 730, '秘密文書に相当する'),
    line(150, 716, 'もの'),
    line(50, 696, '機密性２'),
    line(150, 696, 'その他のもの'),
  ];
  const rows = ['分類\t基準', '機密性３\t秘密文書に相当するもの', '機密性２\tその他のもの'];

  it('without lines has tabs where gaps stand below each other, and joins a cell that wraps', async () => {
    expect(await linesOf(line(50, 780, '表のとおりとする。'), ...cells, line(50, 660, '以上'))).toEqual([
      '表のとおりとする。',
      ...rows,
      '以上',
    ]);
  });

  it('with lines has one line for each row', async () => {
    const ruled = [760, 742, 708, 690]
      .map((y) => `45 ${y} m 245 ${y} l S`)
      .concat([45, 145, 245].map((x) => `${x} 760 m ${x} 690 l S`));
    expect(await linesOf(...ruled, line(50, 780, '表のとおりとする。'), ...cells, line(50, 660, '以上'))).toEqual([
      '表のとおりとする。',
      ...rows,
      '以上',
    ]);
  });

  it('is told from the widest of its gaps where a cell fills its column', async () => {
    expect(
      await linesOf(
        line(50, 780, '分類'),
        line(100, 780, '基準'),
        line(50, 764, '機密性３'),
        line(100, 764, '秘密のもの'),
        line(50, 748, '機密性'),
        line(100, 748, 'その他のもの'),
      ),
    ).toEqual(['分類\t基準', '機密性３\t秘密のもの', '機密性\tその他のもの']);
  });

  it('is brought together where the end of a page cuts a row', async () => {
    const frame = (top: number, bottom: number): string =>
      [top, bottom]
        .map((y) => `45 ${y} m 205 ${y} l S`)
        .concat([45, 105, 205].map((x) => `${x} ${top} m ${x} ${bottom} l S`))
        .join('\n');
    const { text } = await read(
      [frame(120, 98), line(50, 104, '機密性３'), line(110, 104, '秘密文書に相当する'), line(120, 40, '- 1 -')].join(
        '\n',
      ),
      [
        line(50, 810, '方針'),
        frame(800, 778),
        line(110, 784, '情報資産'),
        frame(778, 756),
        line(50, 762, '機密性２'),
        line(110, 762, 'その他'),
      ].join('\n'),
    );
    expect(text).toBe('機密性３\t秘密文書に相当する情報資産\n- 1 -\n\f方針\n機密性２\tその他\n');
  });

  const sentence = '秘密文書に相当する';
  const widths = [45, 105, 205];
  const sides = (top: number, bottom: number): string[] => widths.map((x) => `${x} ${top} m ${x} ${bottom} l S`);
  const across = (y: number): string => `45 ${y} m 205 ${y} l S`;

  it('is one row though its one long cell goes on over two pages, without a line drawn at their ends', async () => {
    const cell = (from: number, count: number): string[] =>
      Array.from({ length: count }, (_, i) => line(112, from - i * 14, sentence));
    const { text } = await read(
      [
        across(160),
        across(130),
        ...sides(160, 60),
        line(50, 140, '分類'),
        line(112, 140, '基準'),
        line(50, 116, '機密性３'),
        ...cell(116, 4),
        line(120, 40, '- 1 -'),
      ].join('\n'),
      [line(50, 820, '方針'), ...sides(800, 60), across(60.5), ...cell(784, 50), line(120, 40, '- 2 -')].join('\n'),
      [
        line(50, 820, '方針'),
        ...sides(800, 756),
        across(778),
        across(756),
        line(112, 784, '情報資産'),
        line(50, 762, '機密性２'),
        line(112, 762, 'その他'),
      ].join('\n'),
    );
    const pages = text.split('\f');
    expect(pages[0]).toBe(`分類\t基準\n機密性３\t${sentence.repeat(54)}情報資産\n- 1 -\n`);
    expect(pages.slice(1)).toEqual(['方針\n- 2 -\n', '方針\n機密性２\tその他\n']);
  });

  it('that has several paragraphs in one long cell is read line by line', async () => {
    const cell = Array.from({ length: 14 }, (_, i) => `第${i + 1}条　除く`);
    expect(
      await linesOf(
        across(800),
        across(500),
        ...sides(800, 500),
        line(50, 780, '本文'),
        ...cell.map((text, i) => line(112, 780 - i * 16, text)),
      ),
    ).toEqual(['本文', ...cell]);
  });

  it('without lines is brought together where the end of a page cuts a row, and no other text is taken for it', async () => {
    const first = [
      ...[
        [50, 150, '分類'],
        [110, 150, '基準'],
        [50, 126, '機密性３'],
        [110, 126, sentence],
      ].map(([x, y, text]) => line(Number(x), Number(y), String(text))),
      line(110, 112, sentence),
      line(120, 40, '- 1 -'),
    ].join('\n');
    const goesOn = await read(
      first,
      [
        line(150, 820, '方針'),
        line(110, 780, sentence),
        line(110, 766, '情報資産'),
        line(50, 742, '機密性２'),
        line(110, 742, 'その他のもの'),
        line(50, 700, '以上'),
      ].join('\n'),
    );
    expect(goesOn.text).toBe(
      `分類\t基準\n機密性３\t${sentence.repeat(3)}情報資産\n- 1 -\n\f方針\n機密性２\tその他のもの\n以上\n`,
    );
    const heading = await read(
      first,
      [line(150, 820, '方針'), line(130, 780, '第２章'), line(50, 766, '第２条　定める。')].join('\n'),
    );
    expect(heading.text).toBe(`分類\t基準\n機密性３\t${sentence.repeat(2)}\n- 1 -\n\f方針\n第２章\n第２条　定める。\n`);
  });

  it('is not made of numbered items whose texts begin at one place', async () => {
    expect(
      await linesOf(
        line(50, 780, '(1)'),
        line(85, 780, '記録する。'),
        line(50, 764, '(2)'),
        line(85, 764, '報告する。'),
      ),
    ).toEqual(['(1) 記録する。', '(2) 報告する。']);
  });
});

describe('a PDF', () => {
  it('whose pages are partly pictures is read, with a warning for each such page', async () => {
    const { text, notes } = await read(line(50, 780, '一'), '0 0 100 100 re f', line(50, 780, '三'));
    expect(text).toBe('一\n\f\f三\n');
    expect(notes).toEqual([{ at: [3, 3], kind: 'page_without_text', page: 2 }]);
  });

  it('whose text was recognized from a scan is read with a warning', async () => {
    const { notes } = await read(`BT 3 Tr /H 10 Tf 1 0 0 1 50 780 Tm ${shown('読み取った文字')} ET`);
    expect(notes).toEqual([{ at: [0, 0], kind: 'page_recognized', page: 1 }]);
  });

  it('whose font has a false table is refused; signs that Japanese text has are no sign of one', async () => {
    expect(await readPdf(rawPdf([line(50, 780, 'ネッäワüクの設ßñを変éするöきは、管ç者の許可を得る。')]))).toEqual({
      ok: false,
      reason: 'pdf_unmapped',
    });
    expect(await readPdf(rawPdf([line(50, 780, '§±×÷°¶¥')]))).toMatchObject({ ok: true });
  });

  it('without any text is refused', async () => {
    expect(await readPdf(rawPdf(['0 0 100 100 re f', '']))).toEqual({ ok: false, reason: 'pdf_without_text' });
  });

  it('with a password is refused; one that only forbids copying is not', async () => {
    const content = '職員等は、報告しなければならない。';
    expect(await readPdf(await makePdf({ content, userPassword: 'himitsu', ownerPassword: 'himitsu' }))).toEqual({
      ok: false,
      reason: 'pdf_encrypted',
    });
    const locked = await readPdf(await makePdf({ content, ownerPassword: 'himitsu', permissions: { copying: false } }));
    expect(locked).toMatchObject({ ok: true, text: `${content}\n` });
  });

  it('that is cut off or no PDF inside is refused', async () => {
    const bytes = await makePdf({ content: '職員等は、報告しなければならない。' });
    expect(await readPdf(bytes.slice(0, 300))).toEqual({ ok: false, reason: 'pdf_damaged' });
    expect(await readPdf(new TextEncoder().encode('%PDF-1.7\nnothing'))).toEqual({ ok: false, reason: 'pdf_damaged' });
  });

  it('leaves the bytes it was given as they are', async () => {
    const bytes = rawPdf([line(50, 780, '一')]);
    const before = bytes.length;
    await readPdf(bytes);
    expect(bytes.length).toBe(before);
  });
});
