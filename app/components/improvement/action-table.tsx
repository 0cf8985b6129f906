import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { DueWords } from '#app/components/improvement/due-words.tsx';
import { progressWords } from '#app/components/improvement/progress-words.ts';
import { objectWords } from '#app/components/report/object-words.ts';
import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import type { ReactNode } from 'react';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn } from '#app/components/ui/paper-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import {
  ACTION_SCOPE_LABELS,
  ACTION_SOURCE_LABELS,
  CAUSE_LABELS,
  OWN_LEVEL_LABEL,
  PRIORITY_LABELS,
} from '#app/domain/improvement/labels.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import { SEVERITY_LABELS } from '#app/domain/score/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ActionLine } from '#app/services/improvement/improvement.page.server.ts';

const WITHHELD = '（非開示）';

function Lines({ text }: { readonly text: string | null }) {
  if (text === null) return <>{WITHHELD}</>;
  return <span className="whitespace-pre-line">{text}</span>;
}

function ClauseCell({ row }: { readonly row: ActionLine }) {
  return (
    <>
      <TextLink to={row.clause.to}>{formatClause(row.clause.id)}</TextLink>
      <span className="block text-dns-14N-130">{row.clause.title === '' ? row.clause.text : row.clause.title}</span>
      {row.otherClauses.length === 0 ? null : (
        <span className="block text-dns-14N-130">
          ほか{' '}
          {row.otherClauses.map((clause, index) => (
            <span key={clause.id}>
              {index === 0 ? '' : '、'}
              <TextLink to={clause.to}>{formatClause(clause.id)}</TextLink>
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function Items({ row }: { readonly row: ActionLine }) {
  const links = (
    <ul>
      {row.itemLinks.map((item) => (
        <li key={item.to}>
          <TextLink to={item.to}>
            {item.targetName}
            {item.shownObject === null ? null : `　${objectWords(item.shownObject)}`}
          </TextLink>
        </li>
      ))}
      {row.itemCount > row.itemLinks.length ? (
        <li>
          ほか{row.itemCount - row.itemLinks.length}件（<TextLink to={row.clause.to}>条項の結果</TextLink>に全件）
        </li>
      ) : null}
    </ul>
  );
  return row.itemLinks.length <= 3 ? links : <Disclosure summary={`${row.targetNames.length}対象`}>{links}</Disclosure>;
}

function Progress({ progress }: { readonly progress: ActionProgress }) {
  return <span className="whitespace-nowrap">{progressWords(progress)}</span>;
}

export interface ActionTableProps {
  readonly level: ImprovementLevel;
  readonly rows: readonly ActionLine[];
  readonly editable: boolean;
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

const number: PaperColumn<ActionLine> = {
  key: 'number',
  header: 'No.',
  rowHeader: true,
  align: 'end',
  cell: (row) => row.number,
};
const clause: PaperColumn<ActionLine> = {
  key: 'clause',
  header: '条項',
  width: 'medium',
  cell: (row) => <ClauseCell row={row} />,
};
const targets: PaperColumn<ActionLine> = {
  key: 'targets',
  header: '対象',
  width: 'medium',
  cell: (row) => <Items row={row} />,
};
const problem: PaperColumn<ActionLine> = {
  key: 'problem',
  header: '課題（事実）',
  width: 'medium',
  cell: (row) => <Lines text={row.problem} />,
};
const judgement: PaperColumn<ActionLine> = {
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
            ['期限', <DueWords key="due" due={row.due} behind={row.behind} />],
            ['進捗', <Progress key="progress" progress={row.actionProgress} />],
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
            ['範囲', ACTION_SCOPE_LABELS[row.actionScope]],
            ['担当', undecided(row.owner)],
            ['期限', <DueWords key="due" due={row.due} behind={row.behind} />],
            ['費用', undecided(row.cost)],
          ]}
        />
      ),
    },
    {
      key: 'progress',
      header: '進捗',
      cell: (row) => (
        <Facts
          facts={[
            ['進捗', <Progress key="progress" progress={row.actionProgress} />],
            ['決定日', row.decidedOn === null ? '未決定' : japaneseDate(row.decidedOn)],
          ]}
        />
      ),
    },
  ],
} as const satisfies Record<ImprovementLevel, readonly PaperColumn<ActionLine>[]>;

const EDIT: PaperColumn<ActionLine> = {
  key: 'edit',
  header: '編集',
  screenOnly: true,
  width: 'tight',
  cell: (row) => <TextLink to={row.editTo}>No.{row.number}を編集</TextLink>,
};

/** One list of the 改善計画. */
export function ActionTable({ level, rows, editable }: ActionTableProps) {
  const words = useCommitteeWords();
  const columns: readonly PaperColumn<ActionLine>[] = COLUMNS[level].map((column) =>
    column.key === 'progress' ? { ...column, header: words.decided } : column,
  );
  const edit: readonly PaperColumn<ActionLine>[] = editable ? [EDIT] : [];
  return (
    <PaperTable
      caption={level === 'unit' ? `${OWN_LEVEL_LABEL}（各所属の改善策）` : `${words.level}（案）`}
      empty="ありません。"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...columns, ...edit]}
    />
  );
}
