import { doneBy } from '#app/components/response/done-by.ts';
import type { GateView } from '#app/services/response/gate-view.loader.server.ts';
import type { ProxyRecord, SheetEvent } from '#app/services/response/sheet-record.loader.server.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { SHEET_EVENT_LABELS } from '#app/domain/response/sheet-labels.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

function yesNo(holds: boolean | null, empty: string): string {
  if (holds === null) return empty;
  return holds ? 'はい' : 'いいえ';
}

/** 事前確認: what was said not to apply, which questions that closed, and whether last year said the same. */
export function GateTable({ gates }: { readonly gates: readonly GateView[] }) {
  if (gates.length === 0) return <p>この点検票に、事前確認はありません。</p>;
  return (
    <DataTable
      caption="事前確認の回答"
      captionHidden
      rows={gates}
      rowKey={(gate) => gate.gateId}
      columns={[
        { key: 'question', header: '事前確認', rowHeader: true, cell: (gate) => gate.questionText },
        { key: 'now', header: '今年度', cell: (gate) => <strong>{yesNo(gate.holds, '未回答')}</strong> },
        {
          key: 'last',
          header: '前年度',
          cell: (gate) => (
            <span className="flex flex-wrap gap-1">
              {yesNo(gate.heldLastYear, '－')}
              {gate.heldLastYear !== null && gate.holds !== null && gate.heldLastYear !== gate.holds ? (
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
          cell: (gate) =>
            gate.holds === false ? `${gate.questionCount}問を該当なしとして閉じた` : `${gate.questionCount}問`,
        },
        { key: 'by', header: '回答者', cell: (gate) => gate.answeredBy ?? '－' },
      ]}
    />
  );
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

/** 経過: submission, confirmation and return, the newest last. */
export function HistoryTable({ events }: { readonly events: readonly SheetEvent[] }) {
  if (events.length === 0) return <EmptyState title="まだ提出されていません。" />;
  return (
    <DataTable
      caption="点検票の経過"
      captionHidden
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        {
          key: 'at',
          header: '日時',
          cell: (event) => <TimeText instant={event.at} text={japaneseDateTime(event.at)} />,
        },
        { key: 'kind', header: '操作', rowHeader: true, cell: (event) => SHEET_EVENT_LABELS[event.kind] },
        { key: 'by', header: '操作した人', cell: (event) => doneBy(event) },
        {
          key: 'reason',
          header: '理由',
          cell: (event) => <span className="whitespace-pre-wrap">{event.reason === '' ? '－' : event.reason}</span>,
        },
      ]}
    />
  );
}
