import { Link } from '@remix-run/react';
import type { NavigateFunction } from '@remix-run/react';
import { createContext, useContext, useMemo } from 'react';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { isStaticAddress, shortAddress } from '#app/lib/static-address.ts';

/** 周りのページ. What a link has to know of the page that it stands in. */
interface PageAround {
  /** The path of the page where it has no script; null where it has. */
  readonly staticPath: string | null;
  /** How its script goes to another page; null outside of the frame. */
  readonly navigate: NavigateFunction | null;
}

const Around = createContext<PageAround>({ staticPath: null, navigate: null });

/** Says of the page around what stands in it. */
export function WithPageAround({ staticPath, navigate, children }: PageAround & { readonly children: ReactNode }) {
  const around = useMemo(() => ({ staticPath, navigate }), [staticPath, navigate]);
  return <Around.Provider value={around}>{children}</Around.Provider>;
}

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  readonly to: string;
  /** For what is no page of Remix: a file to download. */
  readonly reloadDocument?: boolean;
  readonly preventScrollReset?: boolean;
}

/** A click that is meant for the page itself, not for another tab, window or file. */
function goesHere({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent, target: string | undefined): boolean {
  return button === 0 && (target === undefined || target === '_self') && !metaKey && !altKey && !ctrlKey && !shiftKey;
}

/** Where the browser is, as an address of the site says it. */
function here({ pathname, search, hash }: Location): string {
  return `${pathname}${search}${hash}`;
}

/**
 * Every link of the site. To and from a page without script the browser goes by itself, as it does to a file; between
 * the others the page's script loads what changes. Where a whole path leads is known without Remix's link, which works
 * it out three times at each of a hundred links of a list.
 */
export function PageLink({
  to,
  reloadDocument = false,
  preventScrollReset = false,
  children,
  ...anchor
}: PageLinkProps) {
  const { staticPath, navigate } = useContext(Around);
  if (staticPath !== null) {
    return (
      <a href={shortAddress(staticPath, to)} {...anchor}>
        {children}
      </a>
    );
  }
  if (navigate !== null && /^\/(?!\/)/u.test(to)) {
    const asDocument = reloadDocument || isStaticAddress(to);
    const onClick = (event: MouseEvent) => {
      if (!goesHere(event, anchor.target)) return;
      event.preventDefault();
      // As a browser does, the page that stands there is not gone back to.
      navigate(to, { replace: to === here(window.location), preventScrollReset });
    };
    return (
      <a href={to} {...anchor} onClick={asDocument ? undefined : onClick}>
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
