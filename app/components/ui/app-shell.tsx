import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageLink } from '#app/components/ui/page-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { buttonLook } from '#app/components/ui/button-look.ts';
import { PrintButton } from '#app/components/ui/print-button.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** Other paths whose pages are of this entry. */
  readonly also?: readonly string[];
  /** How many things wait there. */
  readonly count?: number;
}

export interface AppShellProps {
  readonly children: ReactNode;
  /** Name of the body, e.g. 〇〇町. */
  readonly bodyName: string;
  /** As shown: 令和8年度(2026). */
  readonly fiscalYear: string;
  readonly person: { readonly name: string; readonly roles: readonly string[] };
  readonly nav: readonly NavItem[];
  /** Path of the person's own password. */
  readonly password: string;
  /** Path that ends the session. */
  readonly signOut: string;
  /** What the form that ends it tells besides. */
  readonly signOutFields?: ReactNode;
  /** 機密性, 取扱制限, 作成日 and 作成課, at the foot of every printed page. */
  readonly marking: string;
  /** Full width for boards and matrices. */
  readonly wide?: boolean;
}

/** Whether a page is the entry's own, or stands below one of its paths. */
function isCurrent({ to, also = [] }: NavItem, pathname: string): boolean {
  return [to, ...also].some((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)));
}

/** The frame of every page of a signed-in person. */
export function AppShell({
  children,
  bodyName,
  fiscalYear,
  person,
  nav,
  password,
  signOut,
  signOutFields = null,
  marking,
  wide = false,
}: AppShellProps) {
  const { pathname } = useLocation();
  return (
    <div className="flex min-h-screen flex-col print:block">
      <a
        href="#main"
        className="sr-only bg-white focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-20 focus:p-3"
      >
        本文へ移動
      </a>
      <header className="border-b border-solid-gray-420">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <PageLink
              to="/"
              className="inline-flex min-h-11 items-center text-std-20B-150 text-key-900 hover:underline"
            >
              Tenken
            </PageLink>
            <span>{bodyName}</span>
            <span className="text-solid-gray-700">{fiscalYear}</span>
          </p>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <p>
              <span className="text-std-16B-170">{person.name}</span>
              <span className="ml-2 text-dns-14N-130 text-solid-gray-700">{person.roles.join('、')}</span>
            </p>
            <div className="-ml-4 flex flex-wrap items-center desktop:ml-0">
              <PrintButton />
              <PageLink to={password} className={buttonLook('tertiary')}>
                パスワード
              </PageLink>
              <PostForm action={signOut} reloadDocument>
                {signOutFields}
                <Button kind="tertiary">サインアウト</Button>
              </PostForm>
            </div>
          </div>
        </div>
        <nav aria-label="主なメニュー" className="border-t border-solid-gray-200 px-2">
          <ul className="flex flex-wrap">
            {nav.map((item) => (
              <li key={item.to}>
                <PageLink
                  to={item.to}
                  aria-current={isCurrent(item, pathname) ? 'page' : undefined}
                  className="menu-link"
                >
                  {item.label}
                  {item.count === undefined || item.count === 0 ? null : (
                    <span className="rounded-full bg-red-900 px-2 text-dns-14B-130 leading-150! text-white">
                      {item.count}
                      <span className="sr-only">件</span>
                    </span>
                  )}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={`w-full grow px-4 py-6 ${wide ? '' : 'mx-auto max-w-7xl'}`}>
        <div className="marked-paper-body">{children}</div>
        <p aria-hidden="true" className="marked-paper-foot">
          {marking}
        </p>
      </main>
    </div>
  );
}
