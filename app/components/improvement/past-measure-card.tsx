import { PastMeasureUnits } from '#app/components/improvement/past-measure-table.tsx';
import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { Card } from '#app/components/ui/card.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { progressWords } from '#app/components/improvement/progress-words.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PastMeasureLine } from '#app/services/improvement/past-measure.page.server.ts';

const written = (text: string) => (text === '' ? 'なし' : <span className="whitespace-pre-line">{text}</span>);

/** A measure as it was brought along, and how it stands. */
export function PastMeasureCard({ line }: { readonly line: PastMeasureLine }) {
  return (
    <Card title={BROUGHT_ALONG}>
      <DefinitionList
        items={[
          { term: '課題', description: written(line.problem) },
          { term: '対応策', description: written(line.permanentMeasure) },
          { term: '担当の所属', description: <PastMeasureUnits line={line} /> },
          { term: '担当（記載のまま）', description: written(line.owner) },
          { term: '期限', description: line.due === null ? '未定' : japaneseDate(line.due) },
          { term: '今の進捗', description: progressWords(line.actionProgress) },
          { term: '条項（記載のまま）', description: written(line.writtenClause) },
          { term: '備考', description: written(line.remark) },
          { term: '元の番号', description: written(line.writtenNumber) },
        ]}
      />
    </Card>
  );
}
