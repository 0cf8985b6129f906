import { denominatorWords, numeratorWords } from '#app/components/report/number-words.ts';
import { itemConditionWords } from '#app/components/report/condition-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { FIGURE_LABELS, formatFormula } from '#app/domain/score/labels.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { ItemList, ListMeasure } from '#app/services/report/items-behind-number.page.server.ts';

const PARTS = { numerator: '分子', denominator: '分母' } as const;

function MeasureLine({ measured }: { readonly measured: ListMeasure }) {
  const isNumerator = measured.part === 'numerator';
  const points = isNumerator ? numeratorWords(measured) : denominatorWords(measured);
  return (
    <p>
      {FIGURE_LABELS[measured.id]} {formatRate(measured.rate)} の{PARTS[measured.part]}
      {measured.scale === 1 ? '' : `（点数の合計 ${points}）`}{'　'}
      <TextLink to={measured.other}>{isNumerator ? PARTS.denominator : PARTS.numerator}の一覧へ</TextLink>
    </p>
  );
}

/** What a list of items is: its conditions, the number behind which it stands, and how many they are. */
export function ListSummary({ list }: { readonly list: ItemList }) {
  const names = useOfficeNames();
  const { measured, campaign } = list;
  return (
    <section aria-label="この一覧" className="mb-6">
      <p>
        条件：<strong>{itemConditionWords(list.conditions, names, campaign.bureauNaming)}</strong>
      </p>
      {measured === null ? null : <MeasureLine measured={measured} />}
      <p className="text-std-20B-150">
        {list.count}件<span className="ml-2 text-std-16N-170">（{list.targetCount}対象）</span>
      </p>
      {measured === null ? null : (
        <Disclosure summary="なぜこの数字か">
          <p>計算式：{formatFormula(measured.id, campaign.rule, campaign.modules)}</p>
          <p>集計規則：{campaign.rule.version}</p>
        </Disclosure>
      )}
    </section>
  );
}
