import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { ItemFilterBar } from '#app/components/report/item-filter.tsx';
import { ItemTable } from '#app/components/report/item-table.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { ResultTabs } from '#app/components/report/result-tabs.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseDateTime, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  campaignParams,
  itemsAddress,
  itemSearch,
  measureAddress,
} from '#app/services/report/behind-number.address.server.ts';
import type { ItemOrder, ListPosition } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '結果の内訳' : `結果の内訳 ${data.year} ${data.list.campaign.name}`}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  const search = readSearch(request, itemSearch);
  const list = granted(listItems(context, actor, campaignId, search), 'resource');
  const { filter, position, measured } = list;
  const at = (other: Partial<ListPosition>) =>
    measured === null
      ? itemsAddress(campaignId, filter, { ...position, ...other })
      : measureAddress(campaignId, filter, { measure: measured.id, part: measured.part }, { ...position, ...other });
  const sorted = (order: ItemOrder) => {
    const active = position.sort === order;
    const next = active && position.direction === 'ascending' ? ('descending' as const) : ('ascending' as const);
    return {
      to: at({ sort: order, direction: next, page: 1 }),
      direction: active ? position.direction : ('none' as const),
    };
  };
  const { clause } = filter;
  return {
    year: japaneseFiscalYear(list.campaign.fiscalYear),
    list: {
      ...list,
      lines: list.lines.map((line) => ({
        ...line,
        answeredAt: line.answeredAt === null ? null : japaneseDateTime(line.answeredAt),
      })),
    },
    pages: Array.from({ length: list.pageCount }, (_page, index) => at({ page: index + 1 })),
    sort: { order: sorted('order'), unit: sorted('unit'), outcome: sorted('outcome') },
    clear: itemsAddress(campaignId, { population: filter.population }),
    keep: { population: filter.population, ...(clause === undefined ? {} : { clause }) },
    chosen: {
      unit: filter.targetId ?? '',
      bureau: filter.bureauId === null ? 'none' : (filter.bureauId ?? ''),
      chapter: filter.chapter ?? '',
      role: filter.role ?? '',
      outcomes: filter.outcomes ?? [],
      critical: filter.critical === true,
    },
  };
});

export default function ResultItems() {
  const { list, year, pages, sort, clear, keep, chosen } = useLoaderData<typeof loader>();
  const { campaign, filter, measured } = list;
  const outcomes = (filter.outcomes ?? []).map((outcome) => OUTCOME_LABELS[outcome]);
  const words = [
    POPULATION_LABELS[filter.population],
    ...list.conditions,
    ...(outcomes.length === 0 ? [] : [outcomes.join('・')]),
  ];
  return (
    <>
      <PageTitle crumbs={[{ to: '/results', label: '結果の内訳' }]} lead={`${year}　${campaign.name}`}>
        結果の内訳（項目別）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="items" />
      <PopulationTabs current={filter.population} tabs={list.populations} />
      <section aria-label="この一覧" className="mb-6">
        <p>
          条件：<strong>{words.join('／')}</strong>
        </p>
        {measured === null ? null : (
          <p>
            {measured.label} {measured.percent} の{measured.part === 'numerator' ? '分子' : '分母'}
            {measured.scale === 1
              ? ''
              : `（点数の合計 ${(measured.part === 'numerator' ? measured.rate.numerator : measured.rate.denominator) / measured.scale}点）`}
            　<TextLink to={measured.other}>{measured.part === 'numerator' ? '分母' : '分子'}の一覧へ</TextLink>
          </p>
        )}
        <p className="text-std-20B-150">
          {list.count}件<span className="ml-2 text-std-16N-170">（{list.targetCount}対象）</span>
        </p>
        {measured === null ? null : (
          <Disclosure summary="なぜこの数字か">
            <p>計算式：{measured.formula}</p>
            <p>集計規則：{campaign.ruleVersion}</p>
          </Disclosure>
        )}
      </section>
      <Disclosure summary="条件を変える">
        <ItemFilterBar clear={clear} keep={keep} choices={list.choices} chosen={chosen} />
      </Disclosure>
      {list.lines.length === 0 ? (
        <EmptyState title="条件に合う項目はありません。">条件を消すと、すべての項目を表示します。</EmptyState>
      ) : (
        <ItemTable caption={`項目の一覧（${list.count}件）`} rows={list.lines} sort={sort} />
      )}
      <Pagination
        page={list.position.page}
        pageCount={list.pageCount}
        pathOf={(page) => pages[page - 1] ?? clear}
        label="項目"
      />
    </>
  );
}
