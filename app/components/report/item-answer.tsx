import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import type { Definition } from '#app/components/ui/definition-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { AnswerValue, RowValue } from '#app/domain/response/answer.ts';
import { ANSWER_VALUE_LABELS, ROW_VALUE_LABELS, UNANSWERED_LABEL } from '#app/domain/response/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

export interface GateShown {
  readonly label: string;
  readonly question: string | null;
  readonly source: 'asked' | 'asset';
  readonly answeredBy: string | null;
  /** As shown. */
  readonly answeredAt: string | null;
}

export interface AnswerShown {
  readonly value: AnswerValue | null;
  readonly comment: string;
  readonly notApplicableReason: string | null;
  readonly confirmation: string | null;
  readonly plan: { readonly measure: string; readonly owner: string; readonly due: string | null };
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly proxy: {
    readonly decidedBy: string;
    readonly decidedOn: string;
    readonly documentNumber: string;
    readonly paperLocation: string;
    readonly enteredBy: string;
  } | null;
}

export interface EvidenceShown {
  readonly documentName: string;
  readonly documentNumber: string;
  readonly location: string;
  readonly confirmedBy: string;
  readonly confirmedOn: string | null;
}

export interface ItemAnswerProps {
  readonly outcome: Outcome;
  readonly draft: AnswerValue | null;
  readonly byGate: GateShown | null;
  readonly rows: readonly {
    readonly text: string;
    readonly clauses: readonly string[];
    readonly value: RowValue | null;
  }[];
  readonly answer: AnswerShown | null;
  readonly withheld: boolean;
  readonly evidence: readonly EvidenceShown[] | null;
}

function gateWords(gate: GateShown): string {
  if (gate.source === 'asset') return `情報システム台帳で「${gate.label}」に当たらないため、該当なしです。`;
  const who = gate.answeredBy === null ? '' : `（${gate.answeredBy}　${gate.answeredAt ?? ''}）`;
  return `事前確認「${gate.question ?? gate.label}」に「いいえ」と回答したため、該当なしです${who}。`;
}

function Evidence({ evidence }: { readonly evidence: readonly EvidenceShown[] }) {
  if (evidence.length === 0) return <>記載なし</>;
  return (
    <ul className="list-disc pl-6">
      {evidence.map((entry) => (
        <li key={`${entry.documentName} ${entry.documentNumber} ${entry.location}`}>
          {[entry.documentName, entry.documentNumber, entry.location].filter((text) => text !== '').join('／')}
          {entry.confirmedBy === ''
            ? ''
            : `（確認：${entry.confirmedBy}${entry.confirmedOn === null ? '' : `　${entry.confirmedOn}`}）`}
        </li>
      ))}
    </ul>
  );
}

function definitions(props: ItemAnswerProps): readonly Definition[] {
  const { answer, evidence, byGate, draft, withheld } = props;
  const list: Definition[] = [{ term: '集計上の区分', description: <OutcomeBadge outcome={props.outcome} /> }];
  if (byGate !== null) list.push({ term: '該当なしの理由', description: gateWords(byGate) });
  if (draft !== null) {
    list.push({
      term: '未提出の下書き',
      description: `${ANSWER_VALUE_LABELS[draft]}（集計確定までに提出されなかったため、未回答として数えています）`,
    });
  }
  if (withheld) return list;
  if (answer === null) return [...list, { term: '回答', description: UNANSWERED_LABEL }];
  if (byGate === null)
    list.push({ term: 'コメント', description: answer.comment === '' ? '記載なし' : answer.comment });
  if (answer.notApplicableReason !== null && answer.value === 'not_applicable') {
    list.push({ term: '該当なしの理由', description: answer.notApplicableReason });
  }
  if (answer.confirmation !== null) list.push({ term: '確認方法', description: answer.confirmation });
  // What was written under another answer is kept in the history only.
  const weak = answer.value === 'partially_implemented' || answer.value === 'not_implemented';
  if (weak && answer.plan.measure !== '') {
    list.push(
      { term: '改善策', description: answer.plan.measure },
      { term: '改善の担当', description: answer.plan.owner === '' ? '記載なし' : answer.plan.owner },
      { term: '改善の期限', description: answer.plan.due ?? '記載なし' },
    );
  }
  list.push({
    term: '根拠資料',
    description: evidence === null ? '委員への開示の設定により表示しません。' : <Evidence evidence={evidence} />,
  });
  list.push({ term: '回答者・日時', description: `${answer.answeredBy}　${answer.answeredAt}` });
  if (answer.proxy !== null) {
    const { decidedBy, decidedOn, documentNumber, paperLocation, enteredBy } = answer.proxy;
    list.push({
      term: '代行入力の根拠',
      description: `決定：${decidedBy}（${decidedOn}）　文書番号：${documentNumber}　紙の保管場所：${paperLocation}　入力：${enteredBy}`,
    });
  }
  return list;
}

/** What one target answered, and everything that was written beside it. */
export function ItemAnswer(props: ItemAnswerProps) {
  return (
    <div className="flex flex-col gap-4">
      {props.withheld ? (
        <Notice
          tone="info"
          title="委員への開示の設定により、個別の情報システムの名称・コメント・回答者は表示しません。"
        />
      ) : null}
      {props.byGate !== null && props.answer !== null ? (
        <Notice tone="info" title="以前に入力された回答が残っていますが、該当なしのため数えていません。" />
      ) : null}
      <DefinitionList items={definitions(props)} />
      {props.rows.length === 0 ? null : (
        <DataTable
          caption="細目の回答"
          rows={props.rows}
          rowKey={(row) => row.text}
          columns={[
            { key: 'text', header: '細目', rowHeader: true, cell: (row) => row.text },
            { key: 'clauses', header: '条項', cell: (row) => row.clauses.join('、') },
            {
              key: 'value',
              header: '回答',
              cell: (row) => (row.value === null ? UNANSWERED_LABEL : ROW_VALUE_LABELS[row.value]),
            },
          ]}
        />
      )}
    </div>
  );
}
