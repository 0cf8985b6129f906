/** 「次の実現方法等により、無害化を図る」: the items are ways to one end, not all to be taken. */
const BY_WAYS =
  /(?:次|以下|下記)の[^、。]{0,8}(?:方法|手段|措置|対策|方式)等?(?:に|を例に|を参考に|などに?)(?:より|よって|して)?、/u;
const ITEMS = '(?:(?:次|以下|下記|左)(?:の各号)?(?:に(?:掲げる|定める|示す)|の(?:うち)?、?)|各号(?:の|に掲げる))';
const WAY = '方法|手段|措置|対策|方式|手続';
/** 「次の各号のいずれかの方法により」, 「次に掲げる方法のいずれかにより」; 「いずれかに該当する」 tells cases and no ways. */
const ANY_OF = new RegExp(
  `${ITEMS}(?<before>${WAY})?(?:の?(?:うち|中))?の?、?(?:いずれか|どれか)(?:一つ|１つ|1つ)?(?!に該当)`,
  'u',
);

/** Whether the items of a sentence are ways of which one suffices. */
export function announcesWays(sentence: string): boolean {
  return BY_WAYS.test(sentence) || ANY_OF.test(sentence);
}

/** The sentence that asks for the end and leaves the ways to what is listed beside it. */
export function withoutWays(sentence: string): string {
  return sentence
    .replace(BY_WAYS, '')
    .replace(ANY_OF, (_, before: string | undefined) =>
      before === undefined ? '次のいずれか' : `次のいずれかの${before}`,
    );
}
