import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 情報資産の保有者. Sections and systems hold a body's information; whoever supervises it cannot know how each is kept. */
const ASSET_HOLDERS: readonly RoleId[] = ['security_manager', 'system_manager'];

const CLASSES = /(?:情報資産|情報)の(?:分類|格付|管理|取扱)/u;
/** 「機密性３の資産は…保存する」, 「情報資産は、…分類する」, 「情報資産が複製された場合には」 */
const ASSETS_FIRST =
  /^(?:(?:又は|[^、。はが]){0,40}資産|(?:又は|[^、。はが]){0,20}(?:機密性|完全性|可用性|重要性)(?:又は|[^、。はが]){0,12}情報)(?:は|が|について|を(?=[^、。は]{2,24}(?:保管|保存|記録)するときは))/u;

/** Whether a duty of nobody says how information is classed or kept, under a heading about that. */
export function isAboutHeldAssets(sentence: string, headings: readonly string[]): boolean {
  return ASSETS_FIRST.test(sentence) && headings.some((heading) => CLASSES.test(heading));
}

/** What is on paper stands in an office; nobody keeps a system behind a counter. */
const ON_PAPER = /書庫|キャビネット|来庁者|紙(?:の|媒体|文書)/u;
/** The media that a section owns. */
const OF_SECTION = /(?:課室?|所属)等?の所有する/u;

/** Which of them a sentence about information concerns. */
export function holdersOf(sentence: string): readonly RoleId[] {
  return ON_PAPER.test(sentence) || OF_SECTION.test(sentence)
    ? ASSET_HOLDERS.filter((role) => role === 'security_manager')
    : ASSET_HOLDERS;
}
