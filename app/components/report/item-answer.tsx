import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import { exceptionWords, NOT_COUNTED } from '#app/components/response/exception-words.ts';
import { OutcomeBadge } from '#app/components/report/outcome-badge.tsx';
import { ownerAndDue } from '#app/components/response/measure-facts.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import type { Definition } from '#app/components/ui/definition-list.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { EvidenceReference } from '#app/domain/response/answer.ts';
import {
  ANSWER_VALUE_LABELS,
  COMMON_STANDING_LABELS,
  FROM_RECORD_LABEL,
  CONFIRMATION_METHOD_LABELS,
  NOT_APPLICABLE_REASON_LABELS,
  ROW_VALUE_LABELS,
  UNANSWERED_LABEL,
} from '#app/domain/response/labels.ts';
import { OUTCOME_LABELS, PARTLY_EXCEPTED_LABEL } from '#app/domain/score/labels.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { EnteredAnswer, EnteredBasis } from '#app/services/report/entered-answer.loader.server.ts';
import type { ClosingGate } from '#app/services/report/closing-gate.loader.server.ts';
import type { ItemDetail, ItemRowDetail } from '#app/services/report/item.page.server.ts';

function gateWords(gate: ClosingGate): string {
  if (gate.source === 'asset') return `情報システム台帳で「${gate.label}」に当たらないため、該当なしです。`;
  const who =
    gate.answeredBy === null
      ? ''
      : `（${gate.answeredBy}　${gate.answeredAt === null ? '' : japaneseDateTime(gate.answeredAt)}）`;
  return `事前確認「${gate.questionText ?? gate.label}」に「いいえ」と回答したため、該当なしです${who}。`;
}

function Evidence({ evidence }: { readonly evidence: readonly EvidenceReference[] }) {
  if (evidence.length === 0) return <>記載なし</>;
  return (
    <ul className="list-disc pl-6">
      {evidence.map((entry) => (
        <li key={`${entry.documentName} ${entry.documentNumber} ${entry.location}`}>
          {[entry.documentName, entry.documentNumber, entry.location].filter((text) => text !== '').join('／')}
          {entry.confirmedBy === ''
            ? ''
            : `（確認：${entry.confirmedBy}${entry.confirmedOn === null ? '' : `　${japaneseDate(entry.confirmedOn)}`}）`}
        </li>
      ))}
    </ul>
  );
}

function reasonWords({ notApplicableReason: reason, notApplicableNote: note }: EnteredAnswer): string | null {
  return reason === null ? null : `${NOT_APPLICABLE_REASON_LABELS[reason]}${note === '' ? '' : `（${note}）`}`;
}

function OnCommon({
  standing,
  to,
}: {
  readonly standing: NonNullable<EnteredAnswer['onCommon']>;
  readonly to: string | null;
}) {
  return (
    <>
      {COMMON_STANDING_LABELS.confirmed}
      {standing === 'confirmed' ? '' : '（そのあと共通回答が変わり、まだ確かめ直していません）'}
      {to === null ? null : (
        <span className="no-print block">
          <TextLink to={to}>共通回答と、尋ねた先を見る</TextLink>
        </span>
      )}
    </>
  );
}

function basisWords({ decidedBy, decidedOn, documentNumber, paperLocation, enteredBy }: EnteredBasis): string {
  return `決定：${decidedBy}（${japaneseDate(decidedOn)}）　文書番号：${documentNumber}　紙の保管場所：${paperLocation}　入力：${enteredBy}`;
}

function RowAnswerCell({ row }: { readonly row: ItemRowDetail }) {
  if (!row.byException) return <>{rowWord(row)}</>;
  return (
    <>
      {OUTCOME_LABELS.excepted}
      {row.exception === null ? null : <span className="block">{exceptionWords(row.exception)}</span>}
      {row.enteredValue === null ? null : (
        <span className="block">
          入力した回答：{ROW_VALUE_LABELS[row.enteredValue]}（{NOT_COUNTED}）
        </span>
      )}
    </>
  );
}

function commentWords({ answer, rows }: Pick<ItemDetail, 'answer' | 'rows'>): string {
  if (answer !== null && answer.comment !== '') return answer.comment;
  return rows.some(({ comment }) => comment !== '') ? '細目ごとの記載（下の「細目の回答」）' : '記載なし';
}

function rowWord({ value }: ItemRowDetail): string {
  return value === null ? UNANSWERED_LABEL : ROW_VALUE_LABELS[value];
}

function sharedDefinition({ plan, rowTexts, otherCount }: ItemDetail['sharedMeasures'][number]): Definition {
  return {
    term: otherCount === 0 ? '改善策' : `改善策（ほか${otherCount}問と共通）`,
    description: `${plan.measure}（${ownerAndDue(plan)}）${rowTexts.length === 0 ? '' : `　細目：${rowTexts.join('、')}`}`,
  };
}

function definitions(item: ItemDetail): readonly Definition[] {
  const { answer, closedBy, draft, withheld, outcome, exception, partlyExcepted } = item;
  const list: Definition[] = [
    {
      term: '集計上の区分',
      description: (
        <>
          <OutcomeBadge outcome={outcome} /> {partlyExcepted ? PARTLY_EXCEPTED_LABEL : ''}
        </>
      ),
    },
  ];
  if (exception !== null) list.push({ term: '例外措置', description: exceptionWords(exception) });
  if (closedBy.length > 0) list.push({ term: '該当なしの理由', description: closedBy.map(gateWords).join('') });
  if (draft !== null) {
    list.push({
      term: '未提出の下書き',
      description: `${ANSWER_VALUE_LABELS[draft]}（集計確定までに提出されなかったため、未回答として数えています）`,
    });
  }
  if (withheld) return list;
  if (answer === null) return [...list, { term: '回答', description: UNANSWERED_LABEL }];
  if (exception !== null && answer.value !== null)
    list.push({ term: '入力した回答', description: `${ANSWER_VALUE_LABELS[answer.value]}（${NOT_COUNTED}）` });
  if (answer.onRecord) list.push({ term: '回答のしかた', description: FROM_RECORD_LABEL });
  if (answer.onCommon !== null)
    list.push({ term: '回答のしかた', description: <OnCommon standing={answer.onCommon} to={item.commonTo} /> });
  if (closedBy.length === 0) list.push({ term: 'コメント', description: commentWords(item) });
  const reason = reasonWords(answer);
  if (reason !== null && answer.value === 'not_applicable') list.push({ term: '該当なしの理由', description: reason });
  if (answer.confirmationMethod !== null) {
    list.push({ term: '確認方法', description: CONFIRMATION_METHOD_LABELS[answer.confirmationMethod] });
  }
  // What was written under another answer is kept in the history only.
  const weak = answer.value === 'partially_implemented' || answer.value === 'not_implemented';
  if (weak && answer.plan.measure !== '') {
    list.push(
      { term: '改善策', description: answer.plan.measure },
      { term: '改善の担当', description: answer.plan.owner === '' ? '記載なし' : answer.plan.owner },
      { term: '改善の期限', description: answer.plan.due === null ? '記載なし' : japaneseDate(answer.plan.due) },
    );
  }
  if (weak) list.push(...item.sharedMeasures.map(sharedDefinition));
  list.push({
    term: '根拠資料',
    description:
      answer.evidence === null ? '委員への開示の設定により表示しません。' : <Evidence evidence={answer.evidence} />,
  });
  list.push({ term: '回答者・日時', description: `${answer.answeredBy}　${japaneseDateTime(answer.answeredAt)}` });
  if (answer.basis !== null) list.push({ term: '代行入力の根拠', description: basisWords(answer.basis) });
  return list;
}

/** What one target answered, and everything that was written beside it. */
export function ItemAnswer({ item }: { readonly item: ItemDetail }) {
  return (
    <div className="flex flex-col gap-4">
      {item.withheld ? (
        <Notice
          tone="info"
          title="委員への開示の設定により、個別の情報システムの名称・コメント・回答者は表示しません。"
        />
      ) : null}
      {item.closedBy.length > 0 && item.answer !== null ? (
        <Notice tone="info" title="以前に入力された回答が残っていますが、該当なしのため数えていません。" />
      ) : null}
      <DefinitionList items={definitions(item)} />
      {item.rows.length === 0 ? null : (
        <DataTable
          caption="細目の回答"
          rows={item.rows}
          rowKey={(row) => row.text}
          columns={[
            { key: 'text', header: '細目', rowHeader: true, cell: (row) => row.text },
            { key: 'clauses', header: '条項', cell: (row) => formatClauses(row.clauseIds) },
            {
              key: 'value',
              header: '回答',
              cell: (row) => <RowAnswerCell row={row} />,
            },
            ...(item.rows.some(({ comment }) => comment !== '')
              ? [{ key: 'comment', header: 'コメント', cell: (row: ItemRowDetail) => row.comment }]
              : []),
          ]}
        />
      )}
    </div>
  );
}
