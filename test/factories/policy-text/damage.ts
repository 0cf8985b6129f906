import { displayWidth } from '#app/domain/policy/source/source-line.ts';
import type { ExpectedClause, PrintedLine, RenderedPolicy } from '#test/factories/policy-text/render.ts';

/** What a page prints around the text. */
export interface Pages {
  /** Rows of text on a page. */
  readonly rows: number;
  readonly header: string;
  /** The page's number as printed. */
  readonly number: (page: number) => string;
  readonly formFeed: boolean;
}

/** Dirt that extraction and printing add; each is on its own. */
export interface Damage {
  /** Columns of a line, full-width characters taking two. */
  readonly wrap?: number;
  /** A wrapped line does not begin with 、。 or a closing bracket. */
  readonly kinsoku?: boolean;
  readonly pages?: Pages;
  /** `lost_ranges`: each 第 before a division and one sign of each range are lost. */
  readonly contents?: 'leaders' | 'ranges' | 'lost_ranges';
  readonly cover?: boolean;
  /** Number of 附則. */
  readonly supplements?: number;
  /** What stands between two lines; `''` only where every marker shows without a line. */
  readonly lineEnd?: '\n' | '\r\n' | ' ' | '';
  readonly comma?: boolean;
  readonly noPunctuation?: boolean;
  readonly spaced?: boolean;
  readonly markersAlone?: boolean;
  readonly lostOrdinalSign?: boolean;
  readonly markdown?: boolean;
  readonly indent?: boolean;
}

/** The text of a policy as a body hands it in. */
export function printPolicy(policy: RenderedPolicy, damage: Damage = {}): string {
  const paragraphs = [
    ...(damage.cover === true ? ['あさひ町', policy.title, '第３版', '令和６年４月', 'あさひ町総務課'] : []),
    ...(damage.contents === undefined ? [] : contentsOf(policy, damage.contents)),
    policy.title,
    ...policy.lines.flatMap((line) => printLine(line, policy, damage)),
    ...supplements(damage.supplements ?? 0),
  ].map((paragraph) => reword(paragraph, damage));
  const { wrap, pages } = damage;
  const rows =
    wrap === undefined ? paragraphs : paragraphs.flatMap((text) => wrapText(text, wrap, damage.kinsoku === true));
  return (pages === undefined ? rows : paged(rows, pages)).join(damage.lineEnd ?? '\n');
}

/** What must be read of it: only signs that the damage took away are missing. */
export function expectedAfter({ expected }: RenderedPolicy, damage: Damage = {}): ExpectedClause[] {
  return expected.map((clause) => ({
    ...clause,
    title: unsigned(clause.title, damage),
    text: unsigned(clause.text, damage),
  }));
}

function unsigned(text: string, { comma, noPunctuation }: Damage): string {
  if (noPunctuation === true) return text.replace(/[、。]/gu, '');
  return comma === true ? text.replaceAll('、', '，') : text;
}

function reword(paragraph: string, damage: Damage): string {
  const text = unsigned(paragraph, damage);
  return damage.spaced === true ? [...text].join(' ') : text;
}

function printLine(line: PrintedLine, policy: RenderedPolicy, damage: Damage): string[] {
  const marker = damage.lostOrdinalSign === true ? line.marker.replace('第', '') : line.marker;
  if (damage.markdown === true) return [markdown(marker, line, policy)];
  const indent = damage.indent === true && line.marker !== '' ? '　'.repeat(line.level) : '';
  if (damage.markersAlone === true && marker !== '') return [marker.trim(), line.body].filter((text) => text !== '');
  return [`${indent}${marker}${line.body}`];
}

function markdown(marker: string, { body, level, clause }: PrintedLine, { expected }: RenderedPolicy): string {
  const isHeading = marker !== '' && body !== '' && expected[clause]?.title === body;
  if (isHeading) return `${'#'.repeat(Math.min(6, level + 2))} **${marker}${body}**`;
  return marker === '' ? body : `- ${marker}${body}`;
}

const UNIT = /^第[^条]*[章節款]/u;

function contentsOf({ lines, expected }: RenderedPolicy, style: 'leaders' | 'ranges' | 'lost_ranges'): string[] {
  const isHeading = ({ marker, clause }: PrintedLine): boolean =>
    marker !== '' && expected[clause]?.title !== '' && expected[clause]?.text === '';
  if (style === 'leaders') {
    return [
      '目　次',
      ...lines
        .filter((line) => isHeading(line) && line.level < 2)
        .map(({ marker, clause }, index) => `${marker}${expected[clause]?.title ?? ''}${'…'.repeat(12)}${index + 1}`),
    ];
  }
  const entries = lines.flatMap((line, index) => {
    if (!UNIT.test(line.marker)) return [];
    const inside = lines.slice(index + 1);
    const end = inside.findIndex(({ marker, level }) => UNIT.test(marker) && level <= line.level);
    const articles = (end < 0 ? inside : inside.slice(0, end)).flatMap(
      ({ marker }) => /第[０-９0-9一二三四五六七八九十]+条/u.exec(marker) ?? [],
    );
    const [first, last] = [articles[0] ?? '', articles.at(-1) ?? ''];
    if (style === 'ranges') return [`${line.marker}${line.body}（${first}―${last}）`];
    return [`${line.marker.replace('第', '')}${line.body}（${first.replace('第', '')}―${last.replace('条', '')}）`];
  });
  return ['目次', ...entries, '附則'];
}

const SUPPLEMENTS = [
  ['附　則', 'この基準は、令和２年４月１日から施行する。'],
  [
    '附　則（令和４年３月３１日訓令第５号）',
    '（施行期日）',
    '１　この基準は、令和４年４月１日から施行する。',
    '（経過措置）',
    '２　この基準の施行の際現に許可を得ている者は、この基準による許可を得たものとみなす。',
  ],
  ['附　則（令和６年３月２９日訓令第２号）', 'この訓令は、令和６年４月１日から施行する。'],
];

function supplements(count: number): string[] {
  return SUPPLEMENTS.slice(0, count).flat();
}

const NO_BEGINNING = '、。，）)」』ー';

/** Cuts a paragraph where its line is full, words or not. */
export function wrapText(text: string, columns: number, kinsoku: boolean): string[] {
  const rows: string[] = [];
  let row = '';
  for (const char of text) {
    const full = displayWidth(row + char) > columns;
    if (full && !(kinsoku && NO_BEGINNING.includes(char))) {
      rows.push(row);
      row = char;
    } else {
      row += char;
    }
  }
  return [...rows, row];
}

function paged(rows: readonly string[], { rows: most, header, number, formFeed }: Pages): string[] {
  const printed: string[] = [];
  for (let from = 0, page = 1; from < rows.length; from += most, page += 1) {
    const top = `${formFeed && page > 1 ? '\f' : ''}${header}`;
    printed.push(...(header === '' && !formFeed ? [] : [top]), ...rows.slice(from, from + most), number(page));
  }
  return printed;
}
