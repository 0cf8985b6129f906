import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

export const LINK_LOOK =
  'text-blue-1000 underline underline-offset-4 hover:text-blue-900 hover:decoration-2 active:text-orange-1000';

export interface TextLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly reloadDocument?: boolean;
}

/** A link in running text or in a cell. */
export function TextLink({ to, children, reloadDocument = false }: TextLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} className={LINK_LOOK}>
      {children}
    </Link>
  );
}
