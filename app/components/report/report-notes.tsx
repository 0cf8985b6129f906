import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { CUT_NOTE } from '#app/domain/report/labels.ts';
import { FIGURE_LABELS, formatFormula } from '#app/domain/score/labels.ts';
import { FIGURE_IDS } from '#app/domain/score/measure.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';

/** What each rate of the paper means, and how to read it. */
export function ReportNotes({ campaign: { live, rule, modules } }: { readonly campaign: CampaignHead }) {
  const { exception } = modules;
  const shown = FIGURE_IDS.filter((id) => live || id !== 'answered_only');
  return (
    <>
      <DefinitionList
        items={shown.map((id) => ({ term: FIGURE_LABELS[id], description: formatFormula(id, rule, modules) }))}
      />
      <ul className="list-disc pl-6">
        <li>分母が0のものは「－」（測定できない）とし、0%や100%とはしません。</li>
        <li>
          {exception
            ? '例外措置は実施に数えず、該当なしとともに実施率等の分母から除きます。'
            : '該当なしは、実施率等の分母から除きます。'}
        </li>
        <li>
          提出されなかった点検票の項目は、入力途中の回答があっても「未提出」として数え、実施に数えません（台帳により該当しない項目は「該当なし」です）。
        </li>
        <li>
          件数はすべて、設問と対象の組を1件として数えます。「いいえ」の細目は、一部実施・未実施の項目の中で「いいえ」と答えた細目の数で、件数には加えません。
        </li>
        <li>{CUT_NOTE}</li>
        <li>この報告は各所属等の自己申告を集計したものであり、対策の有効性を保証するものではありません。</li>
      </ul>
    </>
  );
}
