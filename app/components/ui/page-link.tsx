import { Link } from '@remix-run/react';
import { createContext, useContext } from 'react';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { isStaticAddress, shortAddress } from '#app/lib/static-address.ts';

/** The path of the page where it has no script; null where it has. */
const StaticPath = createContext<string | null>(null);

/** Says of the page around what stands in it whether it has a script. */
export function WithStaticPath({ path, children }: { readonly path: string | null; readonly children: ReactNode }) {
  return <StaticPath.Provider value={path}>{children}</StaticPath.Provider>;
}

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  readonly to: string;
  /** For what is no page of Remix: a file to download. */
  readonly reloadDocument?: boolean;
  readonly preventScrollReset?: boolean;
}

/**
 * Every link of the site. To and from a page without script the browser goes by itself, as it does to a file; between
 * the others the page's script loads what changes.
 */
export function PageLink({
  to,
  reloadDocument = false,
  preventScrollReset = false,
  children,
  ...anchor
}: PageLinkProps) {
  const here = useContext(StaticPath);
  if (here !== null) {
    return (
      <a href={shortAddress(here, to)} {...anchor}>
        {children}
      </a>
    );
  }
  return (
    <Link
      to={to}
      reloadDocument={reloadDocument || isStaticAddress(to)}
      preventScrollReset={preventScrollReset}
      {...anchor}
    >
      {children}
    </Link>
  );
}
