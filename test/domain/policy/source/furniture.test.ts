import { describe, expect, it } from 'vitest';
import { findFurniture } from '#app/domain/policy/source/furniture.ts';
import { splitSource } from '#app/domain/policy/source/source-line.ts';

function furnitureOf(text: string): (string | undefined)[] {
  const lines = splitSource(text);
  const found = findFurniture(lines);
  return lines.map((_, index) => found.get(index));
}

describe('page furniture', () => {
  it.each(['7', '- 12 -', '－３－', '― 2 ―', '─ 4 ─', 'P.4', '12/60', '5 8', '10 ページ'])(
    'is the page number %s',
    (line) => {
      expect(furnitureOf(`本文の行である。\n${line}\n次の行である。`)).toEqual([undefined, 'page_number', undefined]);
    },
  );

  it('is a header that comes back beside page numbers', () => {
    const page = (number: number): string => `ある町の情報セキュリティポリシー\n${number}\n本文${number}である。\n`;
    expect(furnitureOf(page(1) + page(2) + page(3)).filter((kind) => kind === 'running_header')).toHaveLength(3);
  });

  it('is not a heading that comes back among the text', () => {
    const section = 'ア 遵守事項\n職員等は、守らなければならない。\n';
    expect(furnitureOf(section.repeat(4)).every((kind) => kind === undefined)).toBe(true);
  });

  it('is a table of contents with dots or tabs before the pages', () => {
    const contents = '目次\n1\t目的\t1\n2\t定義\t1\n(1)\tアクセス制御.....23\n';
    expect(furnitureOf(`${contents}1 目的\nこの基準は、目的である。`)).toEqual([
      ...new Array<string>(4).fill('table_of_contents'),
      undefined,
      undefined,
    ]);
  });
});
