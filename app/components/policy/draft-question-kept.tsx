import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { DraftQuestionEcho } from '#app/services/questionnaire/draft-question.form.server.ts';

const LABELS = [
  ['text', '設問の文'],
  ['rowText', '細目'],
  ['hint', '補足'],
  ['implemented', '判断基準：「実施」とする場合'],
  ['partial', '判断基準：「一部実施」とする場合'],
  ['evidence', '根拠資料の例'],
  ['criticalReason', '重点項目とする理由'],
  ['newRow', '追加する細目'],
  ['dropReason', '細目を削除する理由'],
  ['splitText', '分けた設問の文'],
  ['mergedText', '統合した設問の文'],
  ['skipReason', '設問としない理由'],
  ['allCriticalReason', '重点項目とする理由'],
  ['allSkipReason', '設問としない理由'],
  ['addedText', '追加する設問の文'],
  ['addedRows', '追加する設問の細目'],
] as const satisfies readonly (readonly [keyof DraftQuestionEcho, string])[];

/**
 * 保存していない内容. What somebody wrote and no form of the page shows any more, because the draft has ended, another
 * goes on with it, or its question is gone: it can be copied from here.
 */
export function KeptQuestionWords({ typed }: { readonly typed: DraftQuestionEcho }) {
  const items = LABELS.flatMap(([field, term]) => {
    const said = typed[field];
    const text = typeof said === 'string' ? said : said.join('\n');
    return text.trim() === '' ? [] : [{ term, description: <span className="whitespace-pre-line">{text}</span> }];
  });
  if (items.length === 0) return null;
  return (
    <Notice tone="info" title="まだ保存していない内容です。必要であれば、ここから写してください。">
      <DefinitionList items={items} />
    </Notice>
  );
}
