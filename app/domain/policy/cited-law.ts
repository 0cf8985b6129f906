/** 法令. A law that policies cite, with the year and the number under which it was promulgated. */
interface CitedLaw {
  readonly name: string;
  readonly era: '昭和' | '平成' | '令和';
  readonly year: number;
  readonly number: number;
}

const LAWS: readonly CitedLaw[] = [
  { name: '地方自治法', era: '昭和', year: 22, number: 67 },
  { name: '地方公務員法', era: '昭和', year: 25, number: 261 },
  { name: '著作権法', era: '昭和', year: 45, number: 48 },
  { name: '不正アクセス行為の禁止等に関する法律', era: '平成', year: 11, number: 128 },
  { name: '個人情報の保護に関する法律', era: '平成', year: 15, number: 57 },
  {
    name: '行政手続における特定の個人を識別するための番号の利用等に関する法律',
    era: '平成',
    year: 25,
    number: 27,
  },
  { name: 'サイバーセキュリティ基本法', era: '平成', year: 26, number: 104 },
  { name: '住民基本台帳法', era: '昭和', year: 42, number: 81 },
  { name: '地方税法', era: '昭和', year: 25, number: 226 },
  { name: '公文書等の管理に関する法律', era: '平成', year: 21, number: 66 },
];

const CITATION = /[（(]\s*(昭和|平成|令和)\s*([^年（）()]{1,6})\s*年\s*法律第\s*([^号（）()]{1,8})\s*号\s*[）)]/gu;
const KANJI = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** 128 of 「128」「１２８」「百二十八」「一二八」; 0 for what is no number. */
function numberOf(printed: string): number {
  const digits = printed.normalize('NFKC').replace(/\s/gu, '').replace(/^元$/u, '1');
  if (/^\d+$/u.test(digits)) return Number(digits);
  if (!/^[〇一二三四五六七八九十百]+$/u.test(digits)) return 0;
  if (!/[十百]/u.test(digits)) return Number([...digits].map((each) => KANJI.indexOf(each)).join(''));
  let sum = 0;
  let pending = 0;
  for (const each of digits) {
    const unit = UNITS[each];
    if (unit === undefined) pending = KANJI.indexOf(each);
    else {
      sum += (pending === 0 ? 1 : pending) * unit;
      pending = 0;
    }
  }
  return sum + pending;
}

/** 法令番号の誤り. Citations whose year or number is not the law's, with what it should be. */
export function miscitedLaws(text: string): readonly { readonly printed: string; readonly likely: string }[] {
  return [...text.matchAll(CITATION)].flatMap(({ index, 0: citation, 1: era, 2: year = '', 3: number = '' }) => {
    const before = text.slice(0, index).replace(/\s/gu, '');
    const law = LAWS.find(({ name }) => before.endsWith(name));
    if (law === undefined || numberOf(year) === 0 || numberOf(number) === 0) return [];
    if (law.era === era && law.year === numberOf(year) && law.number === numberOf(number)) return [];
    return [{ printed: citation, likely: `（${law.era}${law.year}年法律第${law.number}号）` }];
  });
}
