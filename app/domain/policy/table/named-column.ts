/** 列の名前. What the name of a column promises about its cells. */

const OF_ACTS =
  /^(?:(?:主な|具体的な?|各)?(?:(?:実施|遵守|対応|取組み?|取り組み|実施する|行う|守る|守るべき)(?:事項|内容|項目|こと)|(?:点検|作業|確認)(?:事項|内容))|(?:や|す|おこな)(?:る|う)こと|作業|義務|役割と(?:業務|作業))$/u;
/** In these stand acts, and names of what offices are for. */
const MAYBE_OF_ACTS =
  /^(?:主な|具体的な?)?(?:業務|担当業務|業務内容|内容|責務|職務|職務内容|役割|事務|対策|措置|手順|取組み?|取り組み|処理|対応)$/u;
const OF_PEOPLE =
  /^(?:役割|役職|役職名|職名|職|担当|担当者|担当課|担当部署|主担当|責任者|実施者|実施主体|実施責任者|対象者|作業者|点検者|確認者|主体|部署|所属|(?:誰|だれ)が?)$/u;

/** 実施事項の列. Every cell names what somebody has to do; in a column of `maybe` acts only what tells an act does. */
export function holdsActs(name: string, among: readonly string[]): 'surely' | 'maybe' | 'never' {
  const words = name.replace(/\s+/gu, '');
  if (OF_ACTS.test(words)) return 'surely';
  const others = among.filter((other) => other !== name);
  // 役割 beside 実施事項 names who does it.
  return MAYBE_OF_ACTS.test(words) && others.some(namesPeople) ? 'maybe' : 'never';
}

/** 担当の列. */
export function namesPeople(name: string): boolean {
  return OF_PEOPLE.test(name.replace(/\s+/gu, ''));
}

/** Whether the names of the columns show that their rows tell who has to do what. */
export function tellsWhoDoesWhat(names: readonly string[]): boolean {
  return names.some((name) => holdsActs(name, names) !== 'never') || names.some(namesPeople);
}

/** The column whose cells tell what to do; -1 for none. */
export function columnOfActs(names: readonly string[]): number {
  const surely = names.findIndex((name) => holdsActs(name, names) === 'surely');
  return surely >= 0 ? surely : names.findIndex((name) => holdsActs(name, names) === 'maybe');
}
