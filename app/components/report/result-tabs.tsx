import { LinkTabs } from '#app/components/ui/link-tabs.tsx';

export const RESULT_VIEWS = ['items', 'units', 'clauses', 'sheets'] as const;
export type ResultView = (typeof RESULT_VIEWS)[number];

const LABELS = {
  items: '項目別',
  units: '所属・システム別',
  clauses: '条項別',
  sheets: '点検票',
} as const satisfies Record<ResultView, string>;

/** The ways to read one campaign's results. */
export function ResultTabs({ campaignId, current }: { readonly campaignId: string; readonly current: ResultView }) {
  const tabs = RESULT_VIEWS.map((view) => ({
    to: view === 'items' ? `/results/${campaignId}` : `/results/${campaignId}/${view}`,
    label: LABELS[view],
    current: view === current,
  }));
  return <LinkTabs label="結果の見方" tabs={tabs} />;
}
