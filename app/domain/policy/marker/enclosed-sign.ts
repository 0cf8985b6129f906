/** 囲み文字の様式. Signs that need no bracket or point; each kind is a sequence of its own. */
export type EnclosedStyle =
  | 'circled-kana'
  | 'circled-iroha'
  | 'circled-kanji'
  | 'glyph-latin'
  | 'circled-latin'
  | `${'circled' | 'paren-glyph' | 'squared' | 'black-circled' | 'black-squared'}-upper-latin`
  | 'double-circled'
  | 'dingbat-circled'
  | 'black-dingbat-circled';

/** 囲み文字の形. How such a sign is found, and which numbers it may be in its sequence. */
export interface EnclosedShape {
  readonly style: EnclosedStyle;
  readonly shape: RegExp;
  readonly numbers: (captured: string) => number[];
}

const KANA_WITH_OLD = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ';
/** ㋐㋑㋒, and ㋑㋺㋩ in the other order. */
const CIRCLED_KANA = signs(0x32d0, KANA_WITH_OLD.length);

function signs(first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => String.fromCodePoint(first + at));
}

/** The circled signs of a run of kana, in the order of that run; null where there is none. */
function circledKana(order: string): readonly string[] {
  return [...order].flatMap((kana) => CIRCLED_KANA[KANA_WITH_OLD.indexOf(kana)] ?? []);
}

function shapeOf(style: EnclosedStyle, list: readonly string[]): EnclosedShape {
  return {
    style,
    shape: new RegExp(`^([${list.join('')}])[.．]?`, 'u'),
    numbers: (sign) => [list.indexOf(sign) + 1],
  };
}

/** Each kind as Unicode lists its signs, one behind another. */
export const ENCLOSED_SHAPES: readonly EnclosedShape[] = [
  shapeOf(
    'circled-kana',
    circledKana('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲ'),
  ),
  shapeOf(
    'circled-iroha',
    circledKana('イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'),
  ),
  shapeOf('circled-kanji', signs(0x3280, 10)),
  shapeOf('glyph-latin', signs(0x249c, 26)),
  shapeOf('circled-latin', signs(0x24d0, 26)),
  shapeOf('circled-upper-latin', signs(0x24b6, 26)),
  shapeOf('paren-glyph-upper-latin', signs(0x1f110, 26)),
  shapeOf('squared-upper-latin', signs(0x1f130, 26)),
  shapeOf('black-circled-upper-latin', signs(0x1f150, 26)),
  shapeOf('black-squared-upper-latin', signs(0x1f170, 26)),
  shapeOf('double-circled', signs(0x24f5, 10)),
  shapeOf('dingbat-circled', signs(0x2780, 10)),
  shapeOf('black-dingbat-circled', signs(0x278a, 10)),
];
