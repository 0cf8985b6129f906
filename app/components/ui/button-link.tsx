import type { ReactNode } from 'react';
import { PageLink } from '#app/components/ui/page-link.tsx';
import { buttonLook } from '#app/components/ui/button-look.ts';
import type { ButtonKind } from '#app/components/ui/button-look.ts';

export interface ButtonLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  /** For what is no page of Remix: a file to download. */
  readonly reloadDocument?: boolean;
  readonly label?: string;
}

/** A link that leads on, looking like a button. */
export function ButtonLink({ to, children, kind = 'secondary', reloadDocument = false, label }: ButtonLinkProps) {
  return (
    <PageLink to={to} reloadDocument={reloadDocument} aria-label={label} className={buttonLook(kind)}>
      {children}
    </PageLink>
  );
}
