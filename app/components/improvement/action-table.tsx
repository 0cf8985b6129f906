import type { ReactNode } from 'react';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn } from '#app/components/ui/paper-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { ActionScope, ActionSource, Cause, Priority } from '#app/domain/improvement/action.ts';
import {
  ACTION_PROGRESS_LABELS,
  ACTION_SCOPE_LABELS,
  ACTION_SOURCE_LABELS,
  CAUSE_LABELS,
  PRIORITY_LABELS,
} from '#app/domain/improvement/labels.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import { SEVERITY_LABELS } from '#app/domain/score/labels.ts';
import type { Severity } from '#app/domain/score/severity.ts';

export interface ActionRow {
  readonly id: string;
  readonly number: number;
  readonly source: ActionSource;
  readonly clause: { readonly id: string; readonly title: string; readonly text: string; readonly to: string };
  readonly otherClauses: readonly { readonly id: string; readonly to: string }[];
  readonly targets: readonly string[];
  readonly items: readonly { readonly targetName: string; readonly to: string }[];
  readonly problem: string | null;
  readonly interimMeasure: string | null;
  readonly permanentMeasure: string | null;
  readonly owner: string | null;
  readonly severity: Severity;
  readonly cause: Cause;
  readonly scope: ActionScope;
  readonly priority: Priority;
  /** As shown, like the other dates. */
  readonly due: string | null;
  readonly cost: string;
  readonly progress: ActionProgress;
  readonly decidedOn: string | null;
}

const WITHHELD = '（非開示）';

function Lines({ text }: { readonly text: string | null }) {
  if (text === null) return <>{WITHHELD}</>;
  return <span className="whitespace-pre-line">{text}</span>;
}

function ClauseCell({ row }: { readonly row: ActionRow }) {
  return (
    <>
      <TextLink to={row.clause.to}>{row.clause.id}</TextLink>
      <span className="block text-dns-14N-130">{row.clause.title === '' ? row.clause.text : row.clause.title}</span>
      {row.otherClauses.length === 0 ? null : (
        <span className="block text-dns-14N-130">
          ほか{' '}
          {row.otherClauses.map((clause, index) => (
            <span key={clause.id}>
              {index === 0 ? '' : '、'}
              <TextLink to={clause.to}>{clause.id}</TextLink>
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function Items({ row }: { readonly row: ActionRow }) {
  const links = (
    <ul>
      {row.items.map((item) => (
        <li key={item.to}>
          <TextLink to={item.to}>{item.targetName}</TextLink>
        </li>
      ))}
    </ul>
  );
  return row.items.length <= 3 ? links : <Disclosure summary={`${row.targets.length}対象`}>{links}</Disclosure>;
}

function Progress({ progress }: { readonly progress: ActionProgress }) {
  const { symbol, word } = ACTION_PROGRESS_LABELS[progress];
  return (
    <span className="whitespace-nowrap">
      {symbol} {word}
    </span>
  );
}

export interface ActionTableProps {
  readonly level: ImprovementLevel;
  readonly rows: readonly ActionRow[];
  /** Path of the form of an action; null for those who only read. */
  readonly editAt: ((row: ActionRow) => string) | null;
}

function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1 whitespace-nowrap">
          <dt className="text-solid-gray-700">{name}：</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const number: PaperColumn<ActionRow> = {
  key: 'number',
  header: 'No.',
  rowHeader: true,
  align: 'end',
  cell: (row) => row.number,
};
const clause: PaperColumn<ActionRow> = {
  key: 'clause',
  header: '条項',
  width: 'medium',
  cell: (row) => <ClauseCell row={row} />,
};
const targets: PaperColumn<ActionRow> = {
  key: 'targets',
  header: '対象',
  width: 'medium',
  cell: (row) => <Items row={row} />,
};
const problem: PaperColumn<ActionRow> = {
  key: 'problem',
  header: '課題（事実）',
  width: 'medium',
  cell: (row) => <Lines text={row.problem} />,
};
const judgement: PaperColumn<ActionRow> = {
  key: 'judgement',
  header: '重要度・原因・優先度',
  cell: (row) => (
    <Facts
      facts={[
        ['重要度', SEVERITY_LABELS[row.severity]],
        ['原因', CAUSE_LABELS[row.cause]],
        ['優先度', PRIORITY_LABELS[row.priority]],
      ]}
    />
  ),
};

function undecided(text: string | null): ReactNode {
  return text === '' ? '未定' : <Lines text={text} />;
}

const COLUMNS = {
  unit: [
    number,
    targets,
    clause,
    problem,
    { key: 'measure', header: '改善策', width: 'wide', cell: (row) => <Lines text={row.permanentMeasure} /> },
    judgement,
    {
      key: 'who',
      header: '担当・期限・進捗',
      cell: (row) => (
        <Facts
          facts={[
            ['担当', undecided(row.owner)],
            ['期限', row.due ?? '未定'],
            ['進捗', <Progress key="progress" progress={row.progress} />],
          ]}
        />
      ),
    },
  ],
  committee: [
    number,
    clause,
    targets,
    problem,
    judgement,
    {
      key: 'measure',
      header: '対策',
      width: 'wide',
      cell: (row) => (
        <>
          <p>暫定：{undecided(row.interimMeasure)}</p>
          <p>恒久：{undecided(row.permanentMeasure)}</p>
        </>
      ),
    },
    {
      key: 'who',
      header: '出所・範囲・担当・期限・費用',
      cell: (row) => (
        <Facts
          facts={[
            ['出所', ACTION_SOURCE_LABELS[row.source]],
            ['範囲', ACTION_SCOPE_LABELS[row.scope]],
            ['担当', undecided(row.owner)],
            ['期限', row.due ?? '未定'],
            ['費用', undecided(row.cost)],
          ]}
        />
      ),
    },
    {
      key: 'progress',
      header: '進捗・委員会の決定',
      cell: (row) => (
        <Facts
          facts={[
            ['進捗', <Progress key="progress" progress={row.progress} />],
            ['決定日', row.decidedOn ?? '未決定'],
          ]}
        />
      ),
    },
  ],
} as const satisfies Record<ImprovementLevel, readonly PaperColumn<ActionRow>[]>;

/** One list of the 改善計画. */
export function ActionTable({ level, rows, editAt }: ActionTableProps) {
  const columns: readonly PaperColumn<ActionRow>[] = COLUMNS[level];
  const edit: readonly PaperColumn<ActionRow>[] =
    editAt === null
      ? []
      : [
          {
            key: 'edit',
            header: '編集',
            width: 'tight',
            cell: (row) => <TextLink to={editAt(row)}>No.{row.number}を編集</TextLink>,
          },
        ];
  return (
    <PaperTable
      caption={level === 'unit' ? '所属対応（各所属の改善策）' : '委員会付議（案）'}
      empty="ありません。"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...columns, ...edit]}
    />
  );
}
