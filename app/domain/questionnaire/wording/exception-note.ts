import { dropConjunction } from '#app/domain/policy/wording/sentence.ts';
import { teFromDictionary } from '#app/domain/questionnaire/duty/verb.ts';

/**
 * 除外の注記. What a sentence behind a duty takes out of it, in words that stand in brackets behind that
 * duty: 「（…を除く）」.
 */

const PROVISO = /^(?:ただし|但し)、?/u;
/** 「…については、この限りでない」 */
const LIFTED =
  /^(.{2,}?)(?:については|については?、?|に関しては|は|には)?、?この限りで(?:は)?(?:な[いく]|あり?ません)/u;
/** 「…は除く」「…は対象外とする」 */
const TAKEN_OUT = /^(.{2,}?)(?:を|は|については)、?(?:除く(?:ものとする)?|除外する|対象外とする|適用しない)$/u;
/** 「…の許可を得て、利用することができる」「…を可能とする」「…してもよい」 */
const ALLOWED =
  /^(.{2,}?)(?:(?:こと)?(?:が|も)できる(?:ものとする)?|ことを(?:認める|妨げない)|(?:こと)?を可能とする)$/u;
/** A wish or order behind ただし is a duty of its own. */
const CONDITION = /(?:場合|とき|限り)(?:は|に|には|において)?、|(?:許可|承認)を(?:得|受け)/u;

/** 「必要な場合は、許可を得て、」 inside a condition that has 「とき」 at its end. */
function asCondition(words: string): string {
  return words.replace(/(場合|とき)(?:は|には)、/u, '$1に、').replace(/^[^、。は]{2,24}(?:者|員等?|長)は、/u, '');
}

/** Brackets inside brackets are read by nobody. */
function withoutBrackets(words: string): string {
  return words.replace(/（[^（）]*）/gu, '');
}

const LIFTS = /できる|可能とする|認める|除く|除外|この限り|対象外|妨げない|要しない|適用しない|よい$/u;

/** Whether a sentence behind ただし lifts something; one that does not is a duty of its own. */
export function lifts(sentence: string): boolean {
  return LIFTS.test(sentence);
}

/** The case that a sentence with この限りでない takes out: 「災害時」. */
export function exceptedCase(sentence: string): string | null {
  return LIFTED.exec(dropConjunction(sentence.replace(PROVISO, '')))?.[1] ?? null;
}

/** `forbids` says that the duty before forbids: only then a mere permission takes something out of it. */
export function exceptionNote(sentence: string, forbids: boolean): string | null {
  const isProviso = PROVISO.test(sentence);
  const bare = withoutBrackets(dropConjunction(sentence.replace(PROVISO, '')));
  const lifted = LIFTED.exec(bare)?.[1] ?? (isProviso ? TAKEN_OUT.exec(bare)?.[1] : undefined);
  if (lifted !== undefined) return `${lifted.replace(/(?:について|に関して)$/u, '')}を除く`;
  const allowed = ALLOWED.exec(bare)?.[1];
  if (allowed === undefined || !(isProviso || (forbids && CONDITION.test(bare)))) return null;
  const act = asCondition(allowed);
  if (teFromDictionary(act) !== null) return `${act}ときを除く`;
  return `${act}をするときを除く`;
}

/** Behind the question or the row, together with what it includes or excepts already. */
export function withNote(text: string, note: string): string {
  const [, head = text, before, stop = ''] = /^(.*?)(?:（([^（）]*(?:を除く|を含む))）)?(。?)$/u.exec(text) ?? [];
  if (before === undefined) return `${head}（${note}）${stop}`;
  const both = before.endsWith('を除く') ? `${before.slice(0, -3)}及び${note}` : `${before.slice(0, -1)}み、${note}`;
  return `${head}（${both}）${stop}`;
}
