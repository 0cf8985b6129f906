import { figure } from '#app/components/policy/figure.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { respondentWords } from '#app/components/policy/draft-question-words.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import type { BurdenLine, DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

/** A kind's name without what is assumed of it, where many stand in one line. */
function shortWords(words: string): string {
  return words.replace(/（(?:外部委託|業者).*$/u, '');
}

function counted(count: number, most: number | null, unit: string): string {
  if (most === null) return `${figure(count)}${unit}`;
  const over = count > most ? `▲ ${figure(count - most)}${unit}超過` : '✓ 範囲内';
  return `${figure(count)}${unit}（目安${figure(most)}${unit}まで、${over}）`;
}

/** How much is asked of each kind of respondent, beside what people bear. */
export function DraftBurden({ page: { burdenLines, longListCount } }: { readonly page: DraftQuestionsPage }) {
  const offices = useOfficeNames();
  const wordsOf = ({ kind }: BurdenLine) => respondentWords(kind, offices);
  const limited = burdenLines.filter(({ mostQuestions }) => mostQuestions !== null);
  const over = burdenLines.filter(({ isTooMuch }) => isTooMuch);
  const summary = limited
    .map((line) => `${shortWords(wordsOf(line))} ${figure(line.questionCount)}問${line.isTooMuch ? '▲' : ''}`)
    .join('、');
  return (
    <section aria-labelledby="burden">
      <h2 id="burden" className="text-std-18B-160">
        {over.length === 0
          ? '設問の数は、目安の範囲内です。'
          : `設問の数が目安を超えています：${over.map(wordsOf).join('、')}`}
      </h2>
      <Disclosure summary={`設問の数（${summary}）`}>
        <DataTable
          caption="一枚の点検票の設問の数"
          captionHidden
          rows={burdenLines}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', header: '点検票', rowHeader: true, cell: wordsOf },
            { key: 'questions', header: '設問', cell: (line) => counted(line.questionCount, line.mostQuestions, '問') },
            { key: 'rows', header: '細目', cell: (line) => counted(line.rowCount, line.mostRows, '件') },
          ]}
        />
        {longListCount === 0 ? null : (
          <p className="mt-2">
            細目が15件を超える設問が{figure(longListCount)}
            問あります。条項の列挙そのものが長いときのほかは、分けるか減らしてください。
          </p>
        )}
      </Disclosure>
    </section>
  );
}
