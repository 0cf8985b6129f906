import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Compared } from '#app/components/report/compared.ts';
import { CountLink, NotSubmittedBeside } from '#app/components/report/count-link.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { SEVERITY_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { FailedClauseLine, FailedClauses } from '#app/services/report/report.page.server.ts';

/** Phrases are kept whole elsewhere, and all headings together are too wide for A4. */
const BREAK = '\u200b';

/** The clauses that are not complied with somewhere: gravest first. */
export function ClauseSection({ population, lines, more, all, compared }: FailedClauses & Compared) {
  return (
    <div>
      <PaperTable
        caption={`${POPULATION_LABELS[population]}：一部実施又は未実施のある条項（件）`}
        empty="該当する条項はありません。"
        rows={lines}
        rowKey={(row) => row.to}
        columns={[
          {
            key: 'id',
            header: '条項',
            rowHeader: true,
            width: 'tight',
            cell: (row) => <TextLink to={row.to}>{formatClause(row.id)}</TextLink>,
          },
          {
            key: 'words',
            header: '内容',
            width: 'wide',
            cell: (row) => [row.title, row.text].filter((text) => text !== '').join('　'),
          },
          { key: 'severity', header: '重要度', width: 'tight', cell: (row) => SEVERITY_LABELS[row.severity] },
          { key: 'none', header: '未実施', align: 'end', cell: (row) => <CountLink counted={row.notImplemented} /> },
          { key: 'partial', header: '一部実施', align: 'end', cell: (row) => <CountLink counted={row.partial} /> },
          { key: 'rows', header: `「いいえ」の${BREAK}細目`, align: 'end', cell: (row) => row.failingRows },
          {
            key: 'asked',
            header: `該当する${BREAK}件数${BREAK}（提出分）`,
            align: 'end',
            cell: (row) => (
              <>
                <CountLink counted={row.askedItems} />
                <NotSubmittedBeside counted={row.notSubmitted} />
              </>
            ),
          },
          ...(compared
            ? [
                {
                  key: 'since',
                  header: '継続',
                  cell: (row: FailedClauseLine) => (
                    <>
                      <span className="whitespace-nowrap">
                        {row.repeatedSince === null ? '今年度' : japaneseFiscalYear(row.repeatedSince)}
                      </span>
                      {row.repeatedSince === null ? '' : 'から'}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {more === 0 ? null : (
        <p className="mt-1">
          このほか{more}条項あります（<TextLink to={all}>条項別の一覧</TextLink>に全件を表示）。
        </p>
      )}
    </div>
  );
}
