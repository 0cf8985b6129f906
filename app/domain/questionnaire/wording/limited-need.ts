/** 「マイナンバー利用事務系と他の領域を通信できないようにして」 */
const CUT_OFF = /(?<what>\p{Script=Han}{2,4})(?:を)?できないようにして$/u;

/**
 * 必要な場合の限定. 「XをYできないようにする。Yをする必要がある場合は、限定する」: who limits what is needed has cut off the
 * rest. Null where no later sentence says so.
 */
export function limitedNeed(act: string, behind: readonly string[]): string | null {
  const what = CUT_OFF.exec(act)?.groups?.['what'];
  if (what === undefined) return null;
  const needed = new RegExp(`${what}(?:を)?(?:する|行う)必要がある(?:場合|とき)(?:に|は|には)?、[^。]*限定`, 'u');
  return behind.some((sentence) => needed.test(sentence)) ? `必要があり、限定して行う${what}を除く` : null;
}
