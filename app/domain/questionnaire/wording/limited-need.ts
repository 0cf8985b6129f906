/** 「マイナンバー利用事務系と他の領域を通信できないようにして」 */
const CUT_OFF = /(?<what>\p{Script=Han}{2,4})(?:を)?できないようにして$/u;
/** 「通信をする必要がある場合は、…限定」, of each act that stands before it. */
const NEEDED =
  /(?<=(?<what>\p{Script=Han}{2,4})を?)(?:する|行う)必要がある(?:場合|とき)(?:に|は|には)?、(?=[^。]*限定)/gu;
const SHORTEST = 2;

/**
 * 必要な場合の限定. 「XをYできないようにする。Yをする必要がある場合は、限定する」: who limits what is needed has cut off the
 * rest. Takes the sentences of a clause, and says it of an act at its place among them; null where no later sentence
 * does.
 */
export function limitedNeeds(sentences: readonly string[]): (act: string, place: number) => string | null {
  const last = new Map<string, number>();
  sentences.forEach((words, at) => {
    if (!words.includes('必要がある')) return;
    for (const { groups: { what = '' } = {} } of words.matchAll(NEEDED))
      for (let from = 0; from <= what.length - SHORTEST; from += 1) last.set(what.slice(from), at);
  });
  return (act, place) => {
    const what = last.size === 0 ? undefined : CUT_OFF.exec(act)?.groups?.['what'];
    return what !== undefined && (last.get(what) ?? -1) > place ? `必要があり、限定して行う${what}を除く` : null;
  };
}
