import { amended, makeRegulation, makeTree } from '#test/factories/policy-text/clause-tree.ts';
import type { ClauseNode } from '#test/factories/policy-text/clause-tree.ts';
import type { Sharpness } from '#test/factories/policy-text/comparison.ts';
import type { Damage, Pages } from '#test/factories/policy-text/damage.ts';
import {
  article,
  chain,
  full,
  half,
  kanji,
  LEVELS,
  paragraph,
  part,
  reachOf,
} from '#test/factories/policy-text/level.ts';
import type { Level, LevelName } from '#test/factories/policy-text/level.ts';
import { chanceFrom } from '#test/factories/policy-text/random.ts';
import { renderPolicy } from '#test/factories/policy-text/render.ts';
import type { RenderedPolicy } from '#test/factories/policy-text/render.ts';

/** A made-up policy in one style, with the dirt it comes with. */
export interface StyleCase {
  /** Completes the sentence "reads …". */
  readonly name: string;
  readonly levels: readonly Level[];
  readonly damage: Damage;
  readonly sharpness: Sharpness;
  readonly policy: RenderedPolicy;
}

const SIZE = 32;

function caseOf(
  name: string,
  levels: readonly Level[],
  tree: readonly ClauseNode[],
  damage: Damage,
  sharpness: Sharpness,
): StyleCase {
  return { name, levels, damage, sharpness, policy: renderPolicy(tree, levels) };
}

/** The case's number is its seed, so that none changes when another is added behind it. */
function plain(
  seed: number,
  name: string,
  levels: readonly Level[],
  damage: Damage = {},
  sharpness: Sharpness = 'title-and-text',
): StyleCase {
  const tree = makeTree(chanceFrom(seed), {
    depth: levels.length,
    minSiblings: 2,
    maxSiblings: 4,
    size: SIZE,
    mostSections: reachOf(levels[0]),
  });
  return caseOf(name, levels, tree, damage, sharpness);
}

function regulation(
  seed: number,
  name: string,
  levels: readonly Level[],
  damage: Damage = {},
  sharpness: Sharpness = 'title-and-text',
): StyleCase {
  const parts = levels.filter(({ kind }) => kind === 'part').length;
  const tree = makeRegulation(chanceFrom(seed), parts, levels.length - parts - 1, SIZE);
  return caseOf(name, levels, tree, damage, sharpness);
}

function amendedRegulation(seed: number, name: string, levels: readonly Level[], damage: Damage = {}): StyleCase {
  return caseOf(name, levels, amended(makeRegulation(chanceFrom(seed), 0, levels.length - 1, SIZE)), damage, 'words');
}

const named = (...names: LevelName[]): Level[] => names.map((name) => LEVELS[name]);
const law = (caption: 'above' | 'behind' | 'before' | 'none'): Level[] => [
  article(caption),
  paragraph(),
  ...named('(1) ', 'ア　'),
];

export const pages = (overrides: Partial<Pages> = {}): Pages => ({
  rows: 17,
  header: 'あさひ町情報セキュリティ対策基準',
  number: (page) => `- ${page} -`,
  formFeed: false,
  ...overrides,
});

/** Styles that leave no doubt: ids, parents, titles and texts must come back. */
export const STYLE_CASES: readonly StyleCase[] = [
  regulation(1, '第１条/２/(1)/ア with （目的） on a line of its own', law('above')),
  regulation(2, '第１条（目的） with the caption glued to the number', law('behind')),
  regulation(3, '（目的）第１条 with the caption before the number', law('before')),
  regulation(4, '第１条 without any caption', law('none')),
  regulation(5, '第1章-第1節-第1款 above 第1条', [
    part('章', half),
    part('節', half),
    part('款', half),
    article('above', half),
    paragraph((n) => `${n} `),
    ...named('(1) '),
  ]),
  regulation(6, '第一章 and 第一条 with 一/二 and イ/ロ/ハ', [
    part('章', kanji),
    article('above', kanji),
    paragraph(),
    ...named('一　', 'イ　ロ　', '(1) '),
  ]),
  regulation(7, '第１条/２/（１）/① with wraps', [part('章'), article('above'), paragraph(), ...named('（１）', '①')], {
    wrap: 72,
    kinsoku: true,
  }),
  regulation(8, '第１条/２/⑴/ア/(ア)', [article('above'), paragraph(), ...named('⑴ ', 'ア　', '(ア) ')]),
  regulation(9, 'one 附則 behind 条', law('above'), { supplements: 1 }),
  regulation(10, 'several 附則 behind 条', law('above'), { supplements: 3 }),
  regulation(
    11,
    'a table of contents with ranges of 条',
    [part('章'), article('above'), paragraph(), ...named('(1) ')],
    { contents: 'ranges', supplements: 2 },
  ),
  regulation(
    12,
    'a table of contents with ranges over 章 and 節',
    [part('章'), part('節'), article('above'), paragraph(), ...named('(1) ')],
    { contents: 'ranges', cover: true },
  ),
  plain(13, 'a table of contents with leaders', named('１　', '（１）', '①'), { contents: 'leaders', cover: true }),
  plain(14, 'a table of contents with leaders and dotted numbers', [chain('.'), chain('.'), ...named('(1) ')], {
    contents: 'leaders',
  }),
  plain(15, '1/1.1/1.1.1/(1)/①', [chain('.'), chain('.'), chain('.'), ...named('(1) ', '①')]),
  plain(16, '1./1.1./1.1.1.', [chain('.', '. '), chain('.', '. '), chain('.', '. ')]),
  plain(17, '1.1 below 第1章', [part('章', half), chain('.'), chain('.'), ...named('ア　')]),
  plain(18, '4/4-1/4-1-1', [chain('-'), chain('-'), chain('-')]),
  plain(19, '4-1 with (1) and ア below', [chain('-', '　'), chain('-', '　'), ...named('(1) ', 'ア　')]),
  plain(20, '第1 without 条', named('第1 ', '1 ', '(1) ', 'ア ')),
  plain(21, '第１ without 条, with wraps', named('第１　', '１　', '(1)', 'ア　'), { wrap: 80 }),
  plain(22, '第1章-第1節-第1款 without 条', [part('章', half), part('節', half), part('款', half), ...named('(1) ')]),
  plain(23, '一/二 with イ/ロ/ハ', named('一　', 'イ　ロ　')),
  plain(24, '一、 with １ and （１） below', named('一、', '１　', '（１）', 'ア　')),
  plain(25, '１/一/イ', named('１　', '一　', 'イ　ロ　')),
  plain(26, '⑴/①/ア', named('⑴', '①', 'ア　')),
  plain(27, '1./⑴ with a space behind it', named('1. ', '⑴ ', 'ア　')),
  plain(28, '【1】/(1)/①', named('【1】', '(1)', '①')),
  plain(29, 'Ⅰ./1./(a)/i)', named('Ⅰ. ', '1. ', '(a) ', 'i) ')),
  plain(30, 'Ⅰ/１/（１）/①/ア', named('Ⅰ　', '１　', '（１）', '①', 'ア　')),
  plain(31, '1./a./ⅰ', named('1. ', 'a. ', 'ⅰ ')),
  plain(32, '1./(1)/a)/ⅰ)', named('1. ', '(1) ', 'a) ', 'ⅰ) ')),
  plain(33, '• bullets', named('1. ', '(1) ', '• ')),
  plain(34, '● bullets', named('１　', '（１）', '● ')),
  plain(35, '・ bullets', named('第1 ', '1 ', '・')),
  plain(36, '※ notes', named('１　', '①', '※ ')),
  plain(37, '(1) above 1.', named('(1) ', '1. ', 'a. ')),
  plain(38, '① above (1) above 1)', named('①', '(1)', '1) ')),
  plain(39, 'ア above (ア) above a', named('ア　', '(ア) ', 'a ')),
  plain(40, '1./1)/(1)/①', named('1. ', '1) ', '(1) ', '①')),
  plain(41, '１/１）/ア', named('１　', '１）', 'ア　')),
  plain(42, '1./ア)/(ア)', named('1. ', 'ア) ', '(ア) ')),
  plain(43, '一/(イ)(ロ)(ハ)', named('一　', '(イ)(ロ) ')),
  plain(44, '1. glued to its words', named('1.', '(1)', '①')),
  plain(45, '１．/ア．/(ｱ)', named('１．', 'ア．', '(ｱ) ')),
  plain(46, 'full and half width mixed in one level', named('１　/1 ', '(１)/（1） ', 'ア　')),
  plain(47, 'the whole text on one line, spaces between', named('１　', '（１）', '①'), { lineEnd: ' ' }, 'words'),
  plain(48, 'the whole text on one line, nothing between', named('【1】', '（１）', '①'), { lineEnd: '' }, 'words'),
  regulation(49, '条 on one line, spaces between', law('behind'), { lineEnd: ' ' }, 'words'),
  regulation(
    50,
    '条 on one line, nothing between',
    [article('behind'), paragraph((n) => `${n} `), ...named('(1)')],
    { lineEnd: '' },
    'words',
  ),
  plain(51, 'each marker alone on its line', named('1. ', '(1) ', 'ア '), { markersAlone: true }),
  plain(52, 'each bracketed marker alone on its line, with wraps', named('（１）', '①', 'ア　'), {
    markersAlone: true,
    wrap: 76,
  }),
  regulation(53, '第１条 alone on its line', law('above'), { markersAlone: true }),
  plain(54, '「，」 as comma', named('1 ', '(1) ', 'ア '), { comma: true, wrap: 80 }),
  plain(55, '、。 lost', named('１　', '（１）', '①'), { noPunctuation: true }),
  plain(56, 'every character spaced', named('１　', '（１）', '①'), { spaced: true }, 'words'),
  plain(
    57,
    '、。 lost and every character spaced',
    named('１　', '（１）', '①', 'ア　'),
    { noPunctuation: true, spaced: true },
    'words',
  ),
  regulation(58, '条 with every character spaced', law('above'), { spaced: true }, 'words'),
  plain(59, 'page headers and numbers inside sentences', named('１　', '（１）', '①', 'ア　'), {
    wrap: 72,
    pages: pages(),
  }),
  plain(60, 'page numbers alone inside sentences', named('1. ', '(1) ', '①'), {
    wrap: 64,
    pages: pages({ header: '', number: String }),
  }),
  plain(61, 'form feeds, headers and 3/12 inside sentences', named('第1 ', '1 ', '(1) '), {
    wrap: 76,
    kinsoku: true,
    pages: pages({ formFeed: true, header: '機密性２', number: (page) => `${page}/12` }),
  }),
  regulation(62, 'headers inside the sentences of 条', law('above'), {
    wrap: 72,
    kinsoku: true,
    pages: pages({ number: (page) => `${full(page)}ページ` }),
  }),
  regulation(63, '条 whose 第 is lost', law('behind'), { lostOrdinalSign: true }),
  regulation(64, '章 and 条 whose 第 is lost, captions above', [part('章'), ...law('above')], {
    lostOrdinalSign: true,
  }),
  plain(65, 'Markdown with # and - and **', named('１　', '（１）', '①'), { markdown: true }),
  plain(166, 'Markdown with dotted numbers', [chain('.'), chain('.'), ...named('(1) ', 'ア　')], { markdown: true }),
  plain(67, 'lines that end with CR LF', named('１　', '（１）', '①'), { lineEnd: '\r\n', wrap: 72 }),
  plain(68, 'lines indented by level', named('１　', '（１）', 'ア　', '(ア) '), { indent: true, wrap: 84 }),
  plain(69, 'narrow columns', named('１　', '(1) ', '①'), { wrap: 40 }),
  plain(70, 'a cover, wraps, pages and 附則 together', named('１　', '（１）', '①', 'ア　', '(ア) '), {
    cover: true,
    contents: 'leaders',
    wrap: 80,
    pages: pages(),
    supplements: 1,
  }),
  regulation(71, '条 indented, wrapped and paged, lines ending with CR LF', [part('章'), ...law('above')], {
    indent: true,
    wrap: 76,
    kinsoku: true,
    pages: pages({ number: (page) => `${page}` }),
    lineEnd: '\r\n',
  }),
  plain(72, 'wraps and every character spaced', named('１　', '（１）', '①'), { spaced: true, wrap: 150 }, 'words'),
  plain(73, 'wraps and 、。 lost', named('１　', '（１）', 'ア　'), { noPunctuation: true, wrap: 72 }, 'words'),
  plain(74, '「，」 on one line', named('１　', '（１）', 'ア　'), { comma: true, lineEnd: ' ' }, 'words'),
  plain(75, 'each marker alone on its line and pages', named('１　', '（１）', '①'), {
    markersAlone: true,
    wrap: 72,
    pages: pages(),
  }),
  plain(76, '1.1 on one line', [chain('.'), chain('.'), ...named('(1) ')], { lineEnd: ' ' }, 'words'),
  plain(77, 'Ⅰ./1./(a) on one line', named('Ⅰ. ', '1. ', '(a) '), { lineEnd: ' ' }, 'words'),
  plain(78, '4-1 beside page numbers such as - 4 -', [chain('-'), chain('-'), ...named('(1) ')], {
    wrap: 72,
    pages: pages({ header: '' }),
  }),
  plain(79, '1.1 beside page numbers such as 3/12', [chain('.'), chain('.'), chain('.'), ...named('ア　')], {
    wrap: 72,
    pages: pages({ header: '', number: (page) => `${page}/12` }),
  }),
  plain(80, '第1/1/(1) beside bare page numbers', named('第1 ', '1 ', '(1) '), {
    wrap: 72,
    pages: pages({ header: '', number: String }),
  }),
  regulation(
    81,
    '一/イ below 条 with wraps and pages',
    [article('above', kanji), paragraph((n) => `${n}　`), ...named('一　', 'イ　ロ　')],
    { wrap: 68, kinsoku: true, pages: pages() },
  ),
  plain(82, '● bullets with wraps and pages', named('１　', '（１）', '● '), {
    wrap: 60,
    pages: pages({ header: '情報政策課', formFeed: true }),
  }),
  plain(83, 'a table of contents with leaders, wraps, pages and form feeds', [part('章'), ...named('１　', '（１）')], {
    contents: 'leaders',
    wrap: 72,
    pages: pages({ formFeed: true }),
  }),
  regulation(84, '（目的）第１条 with wraps', law('before'), { wrap: 60, kinsoku: true }),
  regulation(85, '第１条 without captions with wraps', law('none'), { wrap: 52 }),
  regulation(86, '① and ア below the 項 of 条', [article('above'), paragraph(), ...named('①', 'ア　')], { wrap: 80 }),
  amendedRegulation(87, '枝番号 and 削除', law('above')),
  amendedRegulation(
    88,
    '第三条の二 and 削除, glued captions and wraps',
    [article('behind', kanji), paragraph(), ...named('一　', 'イ　ロ　')],
    { wrap: 76, kinsoku: true, supplements: 3 },
  ),
];
