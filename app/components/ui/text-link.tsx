import { PageLink } from '#app/components/ui/page-link.tsx';
import type { ReactNode } from 'react';

/** Of a link that has classes besides: a link without any looks so by itself (`base.css`). */
export const LINK_LOOK = 'text-link';

export interface TextLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly reloadDocument?: boolean;
}

/** A link in running text or in a cell, without a class: a table would say it a thousand times. */
export function TextLink({ to, children, reloadDocument = false }: TextLinkProps) {
  return (
    <PageLink to={to} reloadDocument={reloadDocument}>
      {children}
    </PageLink>
  );
}
