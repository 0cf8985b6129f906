import { PageLink } from '#app/components/ui/page-link.tsx';
import type { ReactNode } from 'react';

/** One word, for a table says it a thousand times: `base.css` says what it is. */
export const LINK_LOOK = 'text-link';

export interface TextLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly reloadDocument?: boolean;
}

/** A link in running text or in a cell. */
export function TextLink({ to, children, reloadDocument = false }: TextLinkProps) {
  return (
    <PageLink to={to} reloadDocument={reloadDocument} className={LINK_LOOK}>
      {children}
    </PageLink>
  );
}
