import type { QuestionView } from '#app/services/response/chapter.page.server.ts';
import { objectWords } from '#app/components/report/object-words.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** A question that a gate closes, or whose gate waits for its answer: one line with the reason. */
export function FoldedQuestion({ question, gatesTo }: { readonly question: QuestionView; readonly gatesTo: string }) {
  const { gate, object } = question;
  if (gate === null) return null;
  return (
    <details id={question.key} className="question border-t border-solid-gray-420 py-2 pl-4">
      <summary className="min-h-11 py-2 text-solid-gray-700">
        <span className="mr-3">{question.printedNumber}</span>
        {object === null ? null : <span className="mr-3">{objectWords(object)}</span>}
        {reasonOf(gate)}
        {gate.answerKept ? '（入力済みの回答は残っています）' : null}
      </summary>
      <div className="border-l-4 border-solid-gray-300 py-1 pl-4">
        <p>{question.text}</p>
        {gate.source === 'asked' ? (
          <p>
            <TextLink to={gatesTo}>事前確認{quoted(gate)}を見る</TextLink>
          </p>
        ) : null}
      </div>
    </details>
  );
}

type Fold = NonNullable<QuestionView['gate']>;

function quoted({ labels }: Fold): string {
  return labels.map((label) => `「${label}」`).join('');
}

function reasonOf(gate: Fold): string {
  if (gate.state === 'unanswered') return `事前確認${quoted(gate)}の回答待ち`;
  if (gate.source === 'asset') return `該当なし：情報システム台帳では${quoted(gate)}に当たりません`;
  return `該当なし：事前確認で${quoted(gate)}を「いいえ」としたため`;
}
