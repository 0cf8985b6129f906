import type { Clause } from '#app/domain/policy/clause.ts';
import { withoutDoersBesideTopic } from '#app/domain/policy/wording/named-doer.ts';
import { tidy } from '#app/domain/policy/source/settled-print.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { isRole } from '#app/domain/questionnaire/draft/role-heading.ts';

/** Headings that say who acts or that something is to be done, not what about. */
const SAYS_NOTHING = /^(?:職員等の遵守事項|.*の措置事項|実施方法|報告|保管|その他)$/u;

/** Headings over all kinds of duties: of a chapter, of whoever is bound, of what found no other place. */
const NO_MATTER =
  /^(?:総則|雑則|通則|補則|その他.*|共通事項|対策|(?:物理的|人的|技術的)(?:な)?(?:情報)?セキュリティ(?:対策)?|運用|評価・見直し|.*(?:遵守|実施|措置|留意|禁止)事項|.*の(?:役割|責務|義務|職務|権限|責任))$/u;

export function headingWords({ title }: Clause): string {
  return withoutDoersBesideTopic(tidy(title)).replace(/（[^）]{12,}）/gu, '');
}

/** The nearest clause whose heading tells what the duties under it are about, the clause itself first. */
function topicClause(clauseId: string, tree: ClauseTree): Clause | undefined {
  const clause = tree.byId.get(clauseId);
  if (clause === undefined) return undefined;
  const titled = [clause, ...tree.ancestorsOf(clause)].filter((each) => headingWords(each) !== '');
  return titled.find((each) => !SAYS_NOTHING.test(headingWords(each))) ?? titled[0];
}

/** Headings of one deed that mean nothing without the thing it is done to, which the heading over them names. */
const BARE_DEED =
  /^(?:発行|点検|廃棄|消去|持ち?出し|持ち?込み|利用|管理|保管|送信|運搬|作成|入手|提供|登録|変更|削除|申請|承認|記録|確認|運用|設置|調達|契約|選定|教育|訓練|監視|復旧|対応|テスト|試験)(?:等)?$/u;

/** 「確認・措置等」 */
const BARE_DEEDS = /^\p{Script=Han}{2}(?:[・、]\p{Script=Han}{2}){1,2}等?$/u;

/** 題目. What the duties of a clause are about, by the headings over it. */
export function topicOver(clauseId: string, tree: ClauseTree): string {
  const found = topicClause(clauseId, tree);
  if (found === undefined) return '';
  const words = headingWords(found);
  const several = BARE_DEEDS.test(words);
  const over =
    several || BARE_DEED.test(words)
      ? tree
          .ancestorsOf(found)
          .map(headingWords)
          .find((each) => each !== '' && !BARE_DEED.test(each) && !NO_MATTER.test(each))
      : undefined;
  if (several && over !== undefined) return `${over}における${words}`;
  return over === undefined ? words : `${over}（${words}）`;
}

/** Whether a heading names one matter, so that what stands right under it may be asked together. */
export function namesMatter(heading: Clause): boolean {
  const words = headingWords(heading);
  const office = words.replace(/の(?:設置|役割|責務)(?:等)?(?:[・及び、]*(?:設置|役割|責務)(?:等)?)*$/u, '');
  return words !== '' && !SAYS_NOTHING.test(words) && !NO_MATTER.test(words) && !isRole(words) && !isRole(office);
}
