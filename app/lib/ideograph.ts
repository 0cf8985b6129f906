/** Parts of characters that fonts and copies from PDF files pass off as the whole characters they look like. */
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
const RADICAL = /[\u2e80-\u2eff]/gu;
/** The Kangxi radicals: each has one unified ideograph. */
const KANGXI = /[\u2f00-\u2fdf]/gu;

/** The text with ideographs for the radicals that look the same; its length stays. */
export function withIdeographs(text: string): string {
  return text.replace(KANGXI, (char) => char.normalize('NFKC')).replace(RADICAL, (char) => RADICALS[char] ?? char);
}
