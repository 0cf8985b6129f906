import { progressWords } from '#app/components/improvement/progress-words.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { PastMeasurePage } from '#app/services/improvement/past-measure.page.server.ts';

/** How a measure went on since it was brought along, the newest first. */
export function PastMeasureHistory({ cameWith, history }: Pick<PastMeasurePage, 'cameWith' | 'history'>) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="text-std-20B-150">
        進み具合の履歴
      </h2>
      <ol className="mt-2 flex flex-col gap-2">
        {history.toReversed().map(({ rev, actionProgress, note, writtenAt, writerName }) => (
          <li key={rev} className="border-l-4 border-solid-gray-300 pl-4">
            <p>
              {japaneseDateTime(writtenAt)}　{writerName}さん　{progressWords(actionProgress)}
            </p>
            {note === '' ? null : <p className="whitespace-pre-line">{note}</p>}
          </li>
        ))}
        <li className="border-l-4 border-solid-gray-300 pl-4">取込みのとき　{progressWords(cameWith)}</li>
      </ol>
    </section>
  );
}
