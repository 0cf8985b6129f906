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

const number: PaperColumn<ActionRow> = { key: 'number', header: 'No.', rowHeader: true, align: 'end', cell: (row) => row.number };
const clause: PaperColumn<ActionRow> = { key: 'clause', header: '条項', cell: (row) => <ClauseCell row={row} /> };
const targets: PaperColumn<ActionRow> = { key: 'targets', header: '対象', cell: (row) => <Items row={row} /> };
const problem: PaperColumn<ActionRow> = { key: 'problem', header: '課題（事実）', cell: (row) => <Lines text={row.problem} /> };
const owner: PaperColumn<ActionRow> = { key: 'owner', header: '担当', cell: (row) => <Lines text={row.owner} /> };
const due: PaperColumn<ActionRow> = { key: 'due', header: '期限', cell: (row) => row.due ?? '未定' };
const priority: PaperColumn<ActionRow> = { key: 'priority', header: '優先度', cell: (row) => PRIORITY_LABELS[row.priority] };
const cause: PaperColumn<ActionRow> = { key: 'cause', header: '原因', cell: (row) => CAUSE_LABELS[row.cause] };
const severity: PaperColumn<ActionRow> = { key: 'severity', header: '重要度', cell: (row) => SEVERITY_LABELS[row.severity] };
const progress: PaperColumn<ActionRow> = { key: 'progress', header: '進捗', cell: (row) => <Progress progress={row.progress} /> };

const COLUMNS = {
  unit: [
    number,
    targets,
    clause,
    problem,
    { key: 'measure', header: '改善策', cell: (row) => <Lines text={row.permanentMeasure} /> },
    owner,
    due,
    severity,
    cause,
    priority,
    progress,
  ],
  committee: [
    number,
    { key: 'source', header: '出所', cell: (row) => ACTION_SOURCE_LABELS[row.source] },
    clause,
    targets,
    problem,
    severity,
    cause,
    {
      key: 'measure',
      header: '対策',
      cell: (row) => (
        <>
          暫定：
          <Lines text={row.interimMeasure === '' ? '未定' : row.interimMeasure} />
          <br />
          恒久：
          <Lines text={row.permanentMeasure === '' ? '未定' : row.permanentMeasure} />
        </>
      ),
    },
    { key: 'scope', header: '範囲', cell: (row) => ACTION_SCOPE_LABELS[row.scope] },
    { ...owner, cell: (row) => (row.owner === '' ? '未定' : <Lines text={row.owner} />) },
    priority,
    due,
    { key: 'cost', header: '費用', cell: (row) => row.cost },
    progress,
    { key: 'decided', header: '委員会決定日', cell: (row) => row.decidedOn ?? '未決定' },
  ],
} as const satisfies Record<ImprovementLevel, readonly PaperColumn<ActionRow>[]>;

/** One list of the 改善計画. */
export function ActionTable({ level, rows, editAt }: ActionTableProps) {
  const columns: readonly PaperColumn<ActionRow>[] = COLUMNS[level];
  const edit: readonly PaperColumn<ActionRow>[] =
    editAt === null
      ? []
      : [{ key: 'edit', header: '編集', cell: (row) => <TextLink to={editAt(row)}>No.{row.number}を編集</TextLink> }];
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
