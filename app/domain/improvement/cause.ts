import type { Cause } from '#app/domain/improvement/action.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

/**
 * 原因の語. What a comment says when it gives this cause. Tried in this order: what
 * is beyond the section (money, machines, the rule itself) before what it can mend.
 */
const CAUSE_WORDS: readonly { readonly cause: Cause; readonly words: RegExp }[] = [
  { cause: 'rule_unfit', words: /実態|実情|現実的でな|規程の見直し|規定の見直し|現状に合わ|運用に合わ/u },
  {
    cause: 'lack_of_resources',
    words: /予算|費用|経費|財源|人員|人手|要員|職員数|人が足り|時間が(?:ない|とれ|取れ)|余裕がな/u,
  },
  {
    cause: 'system_constraint',
    words:
      /機能がな|機能を持た|機能上|仕様上|システム上|システムの(?:制約|仕様|制限)|対応していな|改修|設定できな|技術的に/u,
  },
  { cause: 'rule_not_known', words: /周知|知らな|知られて|把握していな|研修/u },
  { cause: 'misunderstanding', words: /認識|誤解|思い込|失念|忘れ|必要(?:が|は)?ない|不要と|意識/u },
  {
    cause: 'no_procedure',
    words: /手順|マニュアル|要領|様式|台帳|管理簿|記録簿|未整備|整備して|定めて|作成して|ルール/u,
  },
];

/**
 * Proposes the cause of an item that is not 実施; the 事務局 edits it.
 * わからない means that the rule is not known. Otherwise the first cause whose
 * words stand in the comment; a comment without any says that no procedure is there.
 */
export function proposeCause(outcome: Outcome, comment: string): Cause {
  if (outcome === 'unknown') return 'rule_not_known';
  return CAUSE_WORDS.find(({ words }) => words.test(comment))?.cause ?? 'no_procedure';
}
