const THING = '[^、。（）()のを]{2,10}(?:機器|端末|装置|媒体|システム|サービス)';
/** 「IoT機器を含む特定用途機器」, 「特定用途機器（IoT機器を含む。）」 */
const BEFORE = new RegExp(`(?<included>[^、。（）()のを]{2,12})を含む(?<thing>${THING})`, 'u');
const BEHIND = new RegExp(`(?<thing>${THING})[（(](?<included>[^、。（）()をの]{2,12})を含む。?[）)]`, 'u');

/** 見出しが含めるもの. The sentence, with what the heading over it counts to the things that it speaks of. */
export function withWhatIsIncluded(sentence: string, [heading = '']: readonly string[]): string {
  const words = heading.replace(/\s/gu, '');
  const { included, thing } = (BEFORE.exec(words) ?? BEHIND.exec(words))?.groups ?? {};
  if (included === undefined || thing === undefined || sentence.includes(included)) return sentence;
  return sentence.replace(thing, `${included}を含む${thing}`);
}
