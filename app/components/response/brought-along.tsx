import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

/** What was brought along of the year before. It is to be read, and not to be taken over: nobody entered it here. */
export function BroughtAlong({ broughtAlong }: Pick<QuestionView, 'broughtAlong'>) {
  const [first] = broughtAlong;
  if (first === undefined) return null;
  return (
    <div className="year-before">
      <p className="note">
        {japaneseFiscalYear(first.fiscalYear)}（表計算ソフトからの取込み。この仕組みで集計したものではありません）
      </p>
      <ul>
        {broughtAlong.map(({ saidOfClause, fromAbove, value, comment }) => (
          <li key={saidOfClause ?? ''}>
            <span className="text-solid-gray-700">
              前年度
              {saidOfClause === null
                ? ''
                : `（${fromAbove ? '上の条項の結果。' : ''}条項 ${formatClause(saidOfClause)}）`}
              ：
            </span>
            <span className="text-std-16B-170">{ANSWER_VALUE_LABELS[value]}</span>
            {comment === '' ? null : <p className="whitespace-pre-wrap">{comment}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
