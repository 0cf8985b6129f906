import type { ReactNode } from 'react';
import { Breadcrumb } from '#app/components/ui/breadcrumb.tsx';
import type { BreadcrumbProps } from '#app/components/ui/breadcrumb.tsx';

export interface PageTitleProps {
  readonly children: ReactNode;
  readonly crumbs?: BreadcrumbProps['crumbs'];
  /** One sentence on what the page is for. */
  readonly lead?: ReactNode;
  /** Whether the page prints nothing but papers that name themselves. */
  readonly screenOnly?: boolean;
  /** Buttons that act on the whole page. */
  readonly actions?: ReactNode;
}

export function PageTitle({ children, crumbs, lead, actions, screenOnly = false }: PageTitleProps) {
  return (
    <div className={`mb-6 flex flex-col gap-2 ${screenOnly ? 'no-print' : ''}`}>
      {crumbs === undefined ? null : <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1 className="text-std-28B-150">{children}</h1>
        {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {lead === undefined ? null : <p className="text-solid-gray-700">{lead}</p>}
    </div>
  );
}
