import { TextLink } from '#app/components/ui/text-link.tsx';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** The way here, without the page itself; the page's title says where one is. */
export interface BreadcrumbProps {
  readonly crumbs: readonly [Crumb] | readonly [Crumb, Crumb] | readonly [Crumb, Crumb, Crumb];
}

export function Breadcrumb({ crumbs }: BreadcrumbProps) {
  return (
    <nav aria-label="現在位置" className="no-print">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.to} className="flex min-h-6 items-center gap-2">
            {index === 0 ? null : <span aria-hidden="true">／</span>}
            <TextLink to={crumb.to}>{crumb.label}</TextLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
