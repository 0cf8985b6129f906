/** 番号の書式. Writes a number as Word prints it in a list. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidth(String(value));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return among(CIRCLED, value);
    case 'decimalEnclosedParen':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2474 + value - 1) : `(${value})`;
    case 'decimalEnclosedFullstop':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2488 + value - 1) : `${value}.`;
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return lettered(LATIN, value);
    case 'lowerLetter':
      return lettered(LATIN, value).toLowerCase();
    case 'aiueoFullWidth':
      return lettered(AIUEO, value);
    case 'irohaFullWidth':
      return lettered(IROHA, value);
    case 'aiueo':
      return lettered(AIUEO_HALF, value);
    case 'iroha':
      return lettered(IROHA_HALF, value);
    case 'ideographEnclosedCircle':
      return value >= 1 && value <= 10 ? String.fromCodePoint(0x3280 + value - 1) : String(value);
    case 'ideographTraditional':
      return among([...'甲乙丙丁戊己庚辛壬癸'], value);
    case 'ideographZodiac':
      return among([...'子丑寅卯辰巳午未申酉戌亥'], value);
    case 'japaneseCounting':
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
      return counting(value);
    case 'japaneseLegal':
      return legal(value);
    case 'japaneseDigitalTenThousand':
    case 'ideographDigital':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
    default:
      return String(value);
  }
}

const LATIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const AIUEO = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'];
const AIUEO_HALF = [...'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'];
const IROHA = [...'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'];
const IROHA_HALF = [...'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ'];
const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿'];
const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL_DIGITS = [...'〇壱弐参四伍六七八九'];

function among(characters: readonly string[], value: number): string {
  return characters[value - 1] ?? String(value);
}

/** Letters begin again doubled after the last one: Z, AA. */
function lettered(letters: readonly string[], value: number): string {
  if (value < 1) return String(value);
  const letter = letters[(value - 1) % letters.length] ?? '';
  return letter.repeat(Math.min(Math.floor((value - 1) / letters.length) + 1, 10));
}

function fullWidth(digits: string): string {
  return digits.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let [rest, text] = [value, ''];
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}

/** 一, 十二, 百三. */
function counting(value: number): string {
  return inKanji(value, DIGITS, ['', '十', '百', '千'], false);
}

/** 壱, 壱拾弐. */
function legal(value: number): string {
  return inKanji(value, LEGAL_DIGITS, ['', '拾', '百', '千'], true);
}

function inKanji(value: number, digits: readonly string[], units: readonly string[], one: boolean): string {
  if (value < 1 || value > 9999) return value === 0 ? (digits[0] ?? '') : String(value);
  return [...String(value)]
    .map((digit, index, all) => {
      const unit = units[all.length - 1 - index] ?? '';
      if (digit === '0') return '';
      return digit === '1' && unit !== '' && !one ? unit : (digits[Number(digit)] ?? '') + unit;
    })
    .join('');
}
