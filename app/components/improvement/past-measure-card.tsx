import { DueWords } from '#app/components/improvement/due-words.tsx';
import { PastMeasureUnits } from '#app/components/improvement/past-measure-table.tsx';
import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { Card } from '#app/components/ui/card.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { progressWords } from '#app/components/improvement/progress-words.ts';
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
          { term: '期限', description: <DueWords due={line.due} behind={line.behind} /> },
          { term: '今の進捗', description: progressWords(line.actionProgress) },
          { term: '条項（記載のまま）', description: written(line.writtenClause) },
          { term: '備考', description: written(line.remark) },
          { term: '元の番号', description: written(line.writtenNumber) },
        ]}
      />
    </Card>
  );
}
