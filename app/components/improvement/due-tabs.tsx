import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import type { DueTab } from '#app/services/improvement/due-tab.loader.server.ts';

/** A list of measures, whole or those alone that are behind; nothing where none is. */
export function DueTabs({ tabs }: { readonly tabs: readonly DueTab[] }) {
  if (tabs.length === 0) return null;
  return (
    <LinkTabs
      label="期限による絞込み"
      tabs={tabs.map(({ dueFilter, count, to, selected }) => ({
        to,
        label: `${dueFilter === null ? 'すべて' : '期限超過'} ${count}件`,
        current: selected,
      }))}
    />
  );
}
