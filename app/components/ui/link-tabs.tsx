import { PageLink } from '#app/components/ui/page-link.tsx';
import type { ReactNode } from 'react';

export interface LinkTab {
  readonly to: string;
  readonly label: ReactNode;
  readonly current: boolean;
}

/** Parts of one subject, each with its own address: links, not ARIA tabs. */
export function LinkTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-6 border-b border-solid-gray-420">
      <ul className="flex flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <PageLink to={tab.to} aria-current={tab.current ? 'page' : undefined} className="link-tab">
              {tab.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
