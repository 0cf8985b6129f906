import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineOf, parseSource, readSources, walk } from '#test/architecture/source.ts';
import type { SourceFile } from '#test/architecture/source.ts';

const JAPANESE = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}「」（）『』ー]`;
const AFTER_A_MARK = new RegExp(`[。、・] +(?=${JAPANESE})`, 'u');
/** Of a text of JSX a line break between its words becomes a space. */
const BROKEN = new RegExp(`(?:${JAPANESE}|[。、・])[ \\t]*\\n\\s*(?=${JAPANESE})`, 'u');

/** A full-width space at the edge of a line of JSX is taken out of the build as if it were indentation. */
const LOST = /　[ \t]*\n|\n[ \t]*　/u;

const SOURCES = readSources(process.cwd(), ['app']);

/** Where a source says something that would show a space where Japanese has none, or lose one that it has. */
function spacedTexts(source: SourceFile): readonly string[] {
  const found: string[] = [];
  walk(source.tree, (node) => {
    const said = ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? node.text : '';
    if (AFTER_A_MARK.test(said) || (ts.isJsxText(node) && (BROKEN.test(said) || LOST.test(said)))) {
      found.push(`${source.path}:${lineOf(source, node)} ${said.trim()}`);
    }
  });
  return found;
}

test('no text has a half-width space behind a Japanese mark, written or by a line break, nor loses a full-width one', () => {
  expect(SOURCES.length).toBeGreaterThan(500);
  expect(SOURCES.flatMap(spacedTexts)).toEqual([]);
});

test.each([
  ['<p>入りません。\n  表計算の一覧</p>', 1],
  ["const a = '届きます。 調査票'", 1],
  ['const a = `${b}届きます。 調査票`', 1],
  ["<p>\n  入りません。\n  {'表計算の一覧'}\n</p>", 0],
  ['<p>\n  {count}所属　\n  <b />\n</p>', 1],
  ['<p>\n  <b />\n  　<b />\n</p>', 1],
  ["<p>\n  {count}所属\n  {'　'}\n  <b />\n</p>", 0],
])('such a space is found wherever it stands: %s', (text, count) => {
  expect(spacedTexts(parseSource('a.tsx', text))).toHaveLength(count);
});

test('one word is spelled one way', () => {
  const other = /だれ[がかにのもをで]|かまいません|(?<!マイナンバー利用事務系（)個人番号利用事務系/u;
  expect(SOURCES.filter(({ text }) => other.test(text)).map(({ path }) => path)).toEqual([]);
});
