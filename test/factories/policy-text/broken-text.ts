import { fc } from '#test/property.ts';
import { printPolicy, wrapText } from '#test/factories/policy-text/damage.ts';
import { randomPolicy, wrapsAndPages } from '#test/factories/policy-text/random-style.ts';
import { STYLE_CASES } from '#test/factories/policy-text/styles.ts';
import { POLICY_IDS, policySource } from '#test/fixtures/policy-sources.ts';

/** One thing that extraction, conversion or a careless hand does to a text. */
interface Break {
  readonly kind: (typeof KINDS)[number];
  /** Where in the text, as a share of its lines. */
  readonly at: number;
  readonly junk: string;
  readonly size: number;
}

const KINDS = [
  'drop',
  'drop-many',
  'double',
  'double-many',
  'swap',
  'move',
  'cut',
  'join',
  'junk',
  'junk-line',
  'wrap',
  'furniture',
  'encoding',
  'spaces',
  'truncate',
] as const;

const JUNK = [
  '（１）',
  '①',
  'ア ',
  'イ　',
  '・',
  '３ ',
  '第１条 ',
  '第３条の２ ',
  '(i) ',
  'Ⅱ．',
  '1.2.3 ',
  '4-1 ',
  '一　',
  '【2】',
  '⑶',
  '\f',
  '<ul>',
  '）',
  '「',
  '『',
  '12',
  '。',
  '\t',
  '附則',
  '目次',
  '対策基準',
  '情報セキュリティ基本方針',
  '# ',
  '**',
  '- ',
  '…………3',
  '第999999999999999999条　',
  '９９９．',
  '削除',
  '別表第１',
  '（以下「A」という。）',
  '\u0000',
  '\uFFFD',
  '\uD83D',
  '\uFEFF',
  '\u3099',
  '𠮷',
  'ﾊﾟ',
  '🈁',
  '（'.repeat(40),
  '　'.repeat(60),
  '1'.repeat(50),
];

const breaks: fc.Arbitrary<readonly Break[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    junk: fc.constantFrom(...JUNK),
    size: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 0, maxLength: 12 },
);

function breakText(source: string, all: readonly Break[]): string {
  return all.reduce((text, one) => breakOnce(text, one), source);
}

function breakOnce(source: string, { kind, at, junk, size }: Break): string {
  const lines = source.split('\n');
  const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
  const line = lines[index] ?? '';
  const middle = Math.floor(line.length / 2);
  switch (kind) {
    case 'drop':
      lines.splice(index, 1);
      break;
    case 'drop-many':
      lines.splice(index, size);
      break;
    case 'double':
      lines.splice(index, 0, line);
      break;
    case 'double-many':
      lines.splice(index, 0, ...lines.slice(index, index + size));
      break;
    case 'swap':
      lines.splice(index, 2, lines[index + 1] ?? '', line);
      break;
    case 'move':
      lines.splice((index * 7) % lines.length, 0, ...lines.splice(index, size));
      break;
    case 'cut':
      lines.splice(index, 1, line.slice(0, middle), line.slice(middle));
      break;
    case 'join':
      lines.splice(index, size, lines.slice(index, index + size).join(''));
      break;
    case 'junk':
      lines.splice(index, 1, `${junk}${line}`);
      break;
    case 'junk-line':
      lines.splice(index, 0, junk);
      break;
    case 'wrap':
      return lines.flatMap((text) => wrapText(text, size, size % 2 === 0)).join('\n');
    case 'furniture':
      return lines.flatMap((text, row) => (row % size === size - 1 ? [text, `- ${row} -`, junk] : [text])).join('\n');
    case 'encoding':
      return [
        ...lines.slice(0, index),
        misread(lines.slice(index, index + size).join('\n'), size),
        ...lines.slice(index + size),
      ].join('\n');
    case 'spaces':
      return lines
        .map((text, row) => (row % size === 0 ? [...text].join(' ') : text))
        .join(size % 3 === 0 ? '\r\n' : '\n');
    case 'truncate':
      return source.slice(0, Math.floor(at * source.length));
  }
  return lines.join('\n');
}

/** Bytes taken for those of another encoding, or another form of the same characters. */
function misread(text: string, way: number): string {
  const bytes = new TextEncoder().encode(text);
  if (way % 4 === 0) return new TextDecoder('latin1').decode(bytes);
  if (way % 4 === 1) return new TextDecoder('shift_jis').decode(bytes);
  return text.normalize(way % 4 === 2 ? 'NFD' : 'NFKC');
}

/** Lines of a piece of a real policy. */
const LINES = 300;

const linesOf = new Map(POLICY_IDS.map((id) => [id, policySource(id).split('\n')]));

const pieceOfSeed = fc
  .record({ policy: fc.constantFrom(...POLICY_IDS), from: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ policy, from }) => {
    const all = linesOf.get(policy) ?? [];
    const start = Math.floor(from * Math.max(0, all.length - LINES));
    return all.slice(start, start + LINES).join('\n');
  });
const styled = fc.constantFrom(...STYLE_CASES).map(({ policy, damage }) => printPolicy(policy, damage));
const random = randomPolicy.chain(({ policy }) => wrapsAndPages(policy).map((damage) => printPolicy(policy, damage)));
const mixed = fc.tuple(pieceOfSeed, random).map(([one, other]) => `${one}\n${other}`);

/** Pieces of real policies, policies in every style and random ones, damaged. */
export const brokenText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: pieceOfSeed },
      { weight: 2, arbitrary: styled },
      { weight: 3, arbitrary: random },
      { weight: 1, arbitrary: mixed },
    ),
    breaks,
  )
  .map(([source, all]) => breakText(source, all));
