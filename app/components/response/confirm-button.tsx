import { objectWords } from '#app/components/report/object-words.ts';
import { buttonLook } from '#app/components/ui/button-look.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

const WORDS = { common: '共通回答のとおりにする', record: '記録のとおりにする' } as const;

/** 確認のボタンの種類. What a question can be answered by instead of being typed; the name of its button. */
export type ConfirmedBy = keyof typeof WORDS;

export interface ConfirmButtonProps {
  readonly question: Pick<QuestionView, 'key' | 'printedNumber' | 'object'>;
  readonly by: ConfirmedBy;
}

/** The one button by which what was answered elsewhere becomes the own answer. */
export function ConfirmButton({ question: { key, printedNumber, object }, by }: ConfirmButtonProps) {
  return (
    <button
      type="submit"
      name={by}
      value={key}
      aria-label={`${printedNumber}${object === null ? '' : ` ${objectWords(object)}`} を${WORDS[by]}`}
      className={buttonLook('secondary')}
    >
      {WORDS[by]}
    </button>
  );
}
