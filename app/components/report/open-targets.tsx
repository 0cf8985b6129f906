import { CountLink } from '#app/components/report/count-link.tsx';
import { CutNote } from '#app/components/report/cut-note.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn } from '#app/components/ui/paper-table.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { CutList, OpenTargetLine } from '#app/services/report/report.page.server.ts';

const TARGET: readonly PaperColumn<OpenTargetLine>[] = [
  { key: 'name', header: '対象', rowHeader: true, cell: (line) => line.name },
  { key: 'population', header: '区分', cell: (line) => POPULATION_LABELS[line.population] },
];

function OpenTargets(props: {
  readonly caption: string;
  readonly list: CutList<OpenTargetLine>;
  readonly counts: readonly PaperColumn<OpenTargetLine>[];
}) {
  return (
    <div>
      <PaperTable
        caption={props.caption}
        empty="ありません。"
        rows={props.list.lines}
        rowKey={(line) => `${line.population} ${line.name}`}
        columns={[...TARGET, ...props.counts]}
      />
      <CutNote list={props.list} unit="対象" />
    </div>
  );
}

/** The targets that leave something unconfirmed. */
export function UnconfirmedTable({ list }: { readonly list: CutList<OpenTargetLine> }) {
  return (
    <OpenTargets
      caption="わからない・未回答・未提出のある対象（件）"
      list={list}
      counts={[
        { key: 'unknown', header: 'わからない', align: 'end', cell: (line) => <CountLink counted={line.unknown} /> },
        { key: 'unanswered', header: '未回答', align: 'end', cell: (line) => <CountLink counted={line.unanswered} /> },
        { key: 'missing', header: '未提出', align: 'end', cell: (line) => <CountLink counted={line.notSubmitted} /> },
      ]}
    />
  );
}

/** The targets with a permitted 例外措置. */
export function ExceptedTable({ list }: { readonly list: CutList<OpenTargetLine> }) {
  return (
    <OpenTargets
      caption="許可された例外措置のある対象（件）"
      list={list}
      counts={[
        {
          key: 'excepted',
          header: '例外措置（一部を含む）',
          align: 'end',
          cell: (line) => <CountLink counted={line.excepted} />,
        },
      ]}
    />
  );
}
