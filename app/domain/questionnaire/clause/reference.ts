import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { sentencesOf } from '#app/domain/questionnaire/clause/clause-sentence.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';

const OWN_SECTION = /(?:本|当該|同)(?:項|号|条)/u;
const PRECEDING = /(?:前|[前全]各)(?:項|号)(?:において定める|に定める|で定める|に規定する|に掲げる)/gu;
/** 「前項ただし書の場合において」「前項の場合において」 */
const CASE_BEFORE = /(?:前項|前号)(?:の)?(ただし書)?(?:に規定する|の)?場合(?:において)?(?:は|に|には)?、/gu;
const CASE = /([^、。は]{4,60}(?:場合|とき))(?:は|に|には|において)?、/u;
/** 「前項の研修」「前号の資料」: what the sentence before it says more fully. */
const THING_BEFORE = /(?:前項|前号)の([\p{Script=Han}\p{Script=Katakana}ー]{2,8})(?=[をはがにのと])/gu;
/** 「前項の規定により報告を受けたときは」: the event tells by itself. */
const BY_PRECEDING = /前(?:項|号)の(?:規定|定め)に(?:より|基づき|よる|基づく)、?/gu;
/** 「前項の委託先」 */
const PRECEDING_OF = /(?:前|[前全]各)(?:項|号)の/gu;
/** 「前条第１項に定める」 */
const PRECEDING_ARTICLE =
  /前条(?:第[0-9０-９一二三四五六七八九十]+項)?(?:において定める|に定める|で定める|に規定する|に掲げる|の規定による)/gu;
const UNRESOLVED = /[前全]各?[項号条]|次[項号条]|(?:上記|下記)[０-９0-9ア-ン（(]/u;

/** Headings above a clause, nearest first, that have words of their own. */
function titlesAbove(clause: Clause, tree: ClauseTree): readonly string[] {
  return tree
    .ancestorsOf(clause)
    .map(({ title }) => tidy(title))
    .filter((title) => title !== '');
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** 「（１）の分類」 inside chapter 3 → the clause 3-1, when its heading names the thing referred to. */
function sectionTitle(marker: string, noun: string, clause: Clause, tree: ClauseTree): string | null {
  const chapter = tree.chapterOf(clause).id;
  const number = halfWidth(marker).replace(/[^0-9ア-ン-]/gu, '');
  const ids = number.includes('-') ? [number] : [`${chapter}-${number}`, `${clause.parent ?? ''}-${number}`];
  for (const id of ids) {
    const title = tidy(tree.byId.get(id)?.title ?? '');
    if (title.includes(noun)) return title;
  }
  return null;
}

/** Where a text speaks of its own chapters: whoever reads a question has another one before him. */
const DOCUMENTS: Readonly<Record<PolicyDocumentKind, string>> = {
  basic_policy: '情報セキュリティ基本方針',
  standards: '情報セキュリティ対策基準',
};
/** 「上記６から８までに」 */
const SEVERAL_ABOVE = /上記[0-9０-９]+(?:(?:、|及び|から|並びに)[0-9０-９]+)+(?:まで)?に/u;

/** The clause whose items a bare kana marker counts. */
function sectionOfMarker(clause: Clause, tree: ClauseTree): string {
  const parent = clause.parent === null ? undefined : tree.byId.get(clause.parent);
  return parent?.id ?? '';
}

/** The sentences of the clause that 前項 or 前号 means. */
function sentencesBefore(clause: Clause, tree: ClauseTree): readonly string[] {
  const before = tree.besideOf(clause, -1);
  return before === undefined ? [] : sentencesOf(before).map(({ words }) => words);
}

/** The case of the sentence before, or of its ただし書; nothing where it names none. */
function caseBefore(before: readonly string[], proviso: boolean): string {
  const found = before
    .filter((sentence) => /^(?:ただし|但し)、?/u.test(sentence) === proviso)
    .map((sentence) => CASE.exec(sentence.replace(/^(?:ただし|但し)、?/u, ''))?.[1])
    .find((words) => words !== undefined);
  return found === undefined ? '' : `${found}において、`;
}

/** 「研修」 as the sentence before calls it: 「情報セキュリティに関する研修」. */
function thingBefore(noun: string, before: readonly string[]): string | null {
  return (
    new RegExp(
      `(?:^|[、はをが]|に(?!関|係|対|お|定|掲|規))((?:[^、。はをがに]|に(?=関する|係る|対する|おける|定める|掲げる|規定する)){2,30}${noun})(?=[をはがにのと])`,
      'u',
    ).exec(before.join('。'))?.[1] ?? null
  );
}

/** The most telling first. */
const MEASURES = [
  '施錠',
  '固定',
  '暗号化',
  '認証',
  'パスワード',
  'アクセス制御',
  '無害化',
  '冗長化',
  'バックアップ',
] as const;
const MOST_MEASURES = 3;

/** What the clauses before this one under the same heading do about it. */
function measuresBefore(clause: Clause, tree: ClauseTree): string {
  const before = clause.parent === null ? [] : tree.siblingsOf(clause).slice(0, tree.placeOf(clause));
  const named = MEASURES.filter((measure) => before.some(({ text }) => tidy(text).includes(measure)));
  return named.slice(0, MOST_MEASURES).join('・');
}

/** References to other clauses in words that stand alone: a question is read without its neighbours. */
export function withReferencesResolved(sentence: string, clause: Clause, tree: ClauseTree): string {
  const above = titlesAbove(clause, tree)[0];
  const before = sentencesBefore(clause, tree);
  return sentence
    .replace(CASE_BEFORE, (_, proviso: string | undefined) => caseBefore(before, proviso !== undefined))
    .replace(THING_BEFORE, (whole, noun: string) => thingBefore(noun, before) ?? whole)
    .replace(
      /(?:上記|前記)?([0-9０-９]*-?[（(][0-9０-９]+[）)])の(分類|契約|規定|基準|計画|手順)/gu,
      (whole, marker: string, noun: string) => {
        const title = sectionTitle(marker.replace(/^-/u, ''), noun, clause, tree);
        if (title === null) return whole;
        if (title.endsWith(noun)) return `「${title}」`;
        return noun === '契約' ? `「${title}」で定める契約` : `「${title}」の${noun}`;
      },
    )
    .replace(SEVERAL_ABOVE, (whole) => `${DOCUMENTS[clause.document]}の${whole.slice(2)}`)
    .replace(/上記([0-9０-９]+|[ア-ン])の(契約)?/gu, (whole, marker: string, contract: string | undefined) => {
      const id = halfWidth(marker);
      const found = tree.byId.get(/[0-9]/u.test(id) ? id : `${sectionOfMarker(clause, tree)}-${id}`);
      const title = tidy(found?.title ?? '');
      if (title === '') return whole;
      return contract === undefined ? `「${title}」の` : `「${title}」で定める契約`;
    })
    .replace(/(?:上記|前記)の?対策/u, () => {
      const named = measuresBefore(clause, tree);
      if (named !== '') return `${named}等の対策`;
      return above === undefined ? '他の対策' : `「${above}」の他の対策`;
    })
    .replace(BY_PRECEDING, '')
    .replace(PRECEDING_OF, '')
    .replace(PRECEDING_ARTICLE, (whole) => {
      const title = tidy(tree.byId.get(String(Number(tree.chapterOf(clause).id) - 1))?.title ?? '');
      return title === '' ? whole : `「${title}」で定める`;
    })
    .replace(PRECEDING, () => (above === undefined ? 'この基準の' : `「${above}」で定める`));
}

/** Whether a reader would still have to look up another clause. */
export function hasUnresolvedReference(text: string): boolean {
  return UNRESOLVED.test(text) || OWN_SECTION.test(text);
}
