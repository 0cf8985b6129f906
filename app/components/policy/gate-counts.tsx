import { DataTable } from '#app/components/ui/data-table.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import type { QuestionnaireSummary } from '#app/services/policy/policies.page.server.ts';

type Gates = QuestionnaireSummary['gates'];
type Count = Gates[number]['closesTo'][number];

function Closes({ unit, closed, known }: Count) {
  return (
    <span className="mr-3 inline-block whitespace-nowrap">
      {UNIT_TYPE_LABELS[unit]} {known === 0 ? '未回答' : `${closed}／${known}`}
    </span>
  );
}

/** 前提条件の表. What each condition closes in this body, and which to look at again. */
export function GateCounts({ gates }: { readonly gates: Gates }) {
  return (
    <>
      <p className="mb-2">
        前提条件に当たらない所属・システムでは、その設問は該当なしになり、回答は要りません。「課
        3／14」は、当たるかどうかが分かっている14課のうち、3課で該当なしになることを示します。今日の情報システム台帳と、直近の自己点検の事前確認によります。
      </p>
      <p className="mb-2">
        ほとんどの所属・システムで設問が該当なしになる前提条件は「要確認」と表示します。条項がその条件を定めているか、台帳や事前確認の回答に誤りがないかを確認してください。
      </p>
      <DataTable
        caption="前提条件により設問が該当なしになる所属・システムの数"
        captionHidden
        rows={gates}
        rowKey={(gate) => gate.id}
        columns={[
          { key: 'gate', header: '前提条件', rowHeader: true, cell: (gate) => gate.label },
          {
            key: 'source',
            header: '決め方',
            cell: (gate) => (gate.asked ? '事前確認で尋ねる' : '情報システム台帳で決まる'),
          },
          { key: 'questions', header: '設問', align: 'end', cell: (gate) => `${gate.questionCount}問` },
          {
            key: 'closed',
            header: '該当なしになる数',
            cell: (gate) =>
              gate.closesTo.length === 0 ? '―' : gate.closesTo.map((count) => <Closes key={count.unit} {...count} />),
          },
          {
            key: 'suspect',
            header: '確認',
            cell: (gate) => (gate.closesTo.some(({ suspect }) => suspect) ? '要確認' : '―'),
          },
        ]}
      />
    </>
  );
}
