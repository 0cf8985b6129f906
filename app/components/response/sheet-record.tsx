import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

export interface ReviewedGate {
  readonly label: string;
  readonly question: string;
  readonly holds: boolean | null;
  readonly lastYear: boolean | null;
  readonly closes: number;
  readonly answeredBy: string | null;
}

function yesNo(holds: boolean | null, empty: string): string {
  if (holds === null) return empty;
  return holds ? 'はい' : 'いいえ';
}

/** 事前確認: what was said not to apply, which questions that closed, and whether last year said the same. */
export function GateTable({ gates }: { readonly gates: readonly ReviewedGate[] }) {
  if (gates.length === 0) return <p>この点検票に、事前確認はありません。</p>;
  return (
    <DataTable
      caption="事前確認の回答"
      captionHidden
      rows={gates}
      rowKey={(gate) => gate.label}
      columns={[
        { key: 'question', header: '事前確認', rowHeader: true, cell: (gate) => gate.question },
        { key: 'now', header: '今年度', cell: (gate) => <strong>{yesNo(gate.holds, '未回答')}</strong> },
        {
          key: 'last',
          header: '前年度',
          cell: (gate) => (
            <span className="flex flex-wrap gap-1">
              {yesNo(gate.lastYear, '－')}
              {gate.lastYear !== null && gate.holds !== null && gate.lastYear !== gate.holds ? (
                <StatusBadge tone="warning" symbol="warning">
                  変わった
                </StatusBadge>
              ) : null}
            </span>
          ),
        },
        {
          key: 'effect',
          header: '対象の設問',
          cell: (gate) => (gate.holds === false ? `${gate.closes}問を該当なしとして閉じた` : `${gate.closes}問`),
        },
        { key: 'by', header: '回答者', cell: (gate) => gate.answeredBy ?? '－' },
      ]}
    />
  );
}

export interface ProxyRecord {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
}

/** 代行入力: on what ground somebody else typed the answers in. */
export function ProxyRecords({ proxies }: { readonly proxies: readonly ProxyRecord[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {proxies.map((proxy) => (
        <li key={proxy.enteredAt}>
          <DefinitionList
            items={[
              { term: '決定した人', description: proxy.decidedBy },
              { term: '決定した日', description: japaneseDate(proxy.decidedOn) },
              { term: '文書番号', description: proxy.documentNumber },
              { term: '紙の保管場所', description: proxy.paperLocation },
              { term: '入力した人', description: `${proxy.enteredBy}（${japaneseDateTime(proxy.enteredAt)}）` },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

export interface HistoryEntry {
  readonly id: string;
  readonly kind: SheetEventKind;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** 経過: submission, confirmation and return, the newest last. */
export function SheetHistory({ history }: { readonly history: readonly HistoryEntry[] }) {
  if (history.length === 0) return <EmptyState title="まだ提出されていません。" />;
  return (
    <DataTable
      caption="点検票の経過"
      captionHidden
      rows={history}
      rowKey={(entry) => entry.id}
      columns={[
        {
          key: 'at',
          header: '日時',
          cell: (entry) => <TimeText instant={entry.at} text={japaneseDateTime(entry.at)} />,
        },
        { key: 'kind', header: '操作', rowHeader: true, cell: (entry) => SHEET_EVENT_LABELS[entry.kind] },
        { key: 'by', header: '操作した人', cell: (entry) => entry.by },
        {
          key: 'reason',
          header: '理由',
          cell: (entry) => <span className="whitespace-pre-wrap">{entry.reason === '' ? '－' : entry.reason}</span>,
        },
      ]}
    />
  );
}
