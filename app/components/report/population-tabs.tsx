import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { PopulationTab } from '#app/services/report/result-population.loader.server.ts';

export interface PopulationTabsProps {
  readonly current: Population;
  readonly tabs: readonly PopulationTab[];
}

/** The populations apart: their figures are never added up. */
export function PopulationTabs({ current, tabs }: PopulationTabsProps) {
  if (tabs.length < 2) return null;
  return (
    <LinkTabs
      label="区分"
      tabs={tabs.map(({ population, to, count }) => ({
        to,
        label: count === null ? POPULATION_LABELS[population] : `${POPULATION_LABELS[population]}（${count}項目）`,
        current: population === current,
      }))}
    />
  );
}
