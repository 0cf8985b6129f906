import { withIdeographs } from '#app/lib/ideograph.ts';

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
const UNPRINTED =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Undoes what fonts break: radicals for ideographs, kana in two parts, control characters.
 * Never NFKC: （１）, ① and half-width letters are the text's own.
 */
export function unified(text: string): string {
  return (
    withIdeographs(text.replace(UNPRINTED, ''))
      // Fonts that draw both alike hand out the Latin one.
      .replace(/\u2027/gu, '・')
      .replace(VERTICAL_FORM, (char) => UPRIGHT[char] ?? char)
      .normalize('NFC')
  );
}
