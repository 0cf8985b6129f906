/** Parts of characters that fonts of PDF files pass off as the whole characters they look like. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺄': '乙',
  '⺎': '兀',
  '⺒': '巳',
  '⺓': '幺',
  '⺝': '月',
  '⺟': '母',
  '⺠': '民',
  '⺩': '王',
  '⺫': '目',
  '⺻': '聿',
  '⺽': '臼',
  '⻁': '虎',
  '⻄': '西',
  '⻆': '角',
  '⻌': '辶',
  '⻍': '辶',
  '⻑': '長',
  '⻒': '長',
  '⻗': '雨',
  '⻘': '青',
  '⻝': '食',
  '⻞': '食',
  '⻟': '食',
  '⻡': '首',
  '⻣': '骨',
  '⻤': '鬼',
  '⻨': '麦',
  '⻩': '黄',
  '⻫': '斉',
  '⻭': '歯',
  '⻯': '竜',
  '⻲': '亀',
  '⻳': '亀',
};
/** Forms for vertical writing, which stand for the same marks. */
const UPRIGHT: Readonly<Record<string, string>> = {
  '︐': '，',
  '︑': '、',
  '︒': '。',
  '︓': '：',
  '︔': '；',
  '︕': '！',
  '︖': '？',
  '︙': '…',
  '︰': '‥',
  '︱': '—',
  '︵': '（',
  '︶': '）',
  '︷': '｛',
  '︸': '｝',
  '︹': '〔',
  '︺': '〕',
  '︻': '【',
  '︼': '】',
  '︽': '《',
  '︾': '》',
  '︿': '〈',
  '﹀': '〉',
  '﹁': '「',
  '﹂': '」',
  '﹃': '『',
  '﹄': '』',
};
const VERTICAL_FORM = /[\ufe10-\ufe19\ufe30-\ufe44]/gu;
const RADICAL = /[\u2e80-\u2eff]/gu;
/** The Kangxi radicals: each has one unified ideograph. */
const KANGXI = /[\u2f00-\u2fdf]/gu;
const UNPRINTED = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/**
 * Undoes what fonts break: radicals for ideographs, kana in two parts, control characters.
 * Never NFKC: （１）, ① and half-width letters are the text's own.
 */
export function unified(text: string): string {
  return (
    text
      .replace(UNPRINTED, '')
      .replace(KANGXI, (char) => char.normalize('NFKC'))
      // Fonts that draw both alike hand out the Latin one.
      .replace(/\u2027/gu, '・')
      .replace(VERTICAL_FORM, (char) => UPRIGHT[char] ?? char)
      .replace(RADICAL, (char) => RADICALS[char] ?? char)
      .normalize('NFC')
  );
}
