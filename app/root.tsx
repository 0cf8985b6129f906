import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  useSubmit,
} from '@remix-run/react';
import { useContext } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { ProblemPage } from '#app/components/ui/problem-page.tsx';
import { unansweredForm, useKeepSentForm } from '#app/components/ui/sent-form.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { NonceContext } from '#app/lib/nonce.ts';
import { isUnreachable, PROBLEMS, problemOf, sentFieldsOf, UNREACHABLE } from '#app/lib/problem.ts';
import { pageSays } from '#app/lib/page-handle.ts';
import { readSessionToken } from '#app/lib/session.server.ts';
import type { loader as shellLoader } from '#app/routes/_app.tsx';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-jp/700.css';
import './styles/app.css';

function problemFrom(error: unknown) {
  if (isUnreachable(error)) return UNREACHABLE;
  return isRouteErrorResponse(error) ? problemOf(error.status, error.data) : PROBLEMS.unexpected;
}

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${problemFrom(error).title}｜Tenken` : 'Tenken' }];

/** The form token only: it is bound to the cookie of the request and tells nothing about who sends it. */
export function loader({ request }: LoaderFunctionArgs) {
  const token = readSessionToken(request);
  return { csrf: token === null ? null : csrfToken(token) };
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const isStatic = pageSays('static', useMatches());
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {isStatic ? (
          <script src="/static-page.js" defer />
        ) : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  useKeepSentForm();
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const problem = problemFrom(error);
  const submit = useSubmit();
  const here = `${pathname}${search}`;
  const back = isRouteErrorResponse(error) ? sentFieldsOf(error.data) : null;
  const unanswered = problem === UNREACHABLE ? unansweredForm() : null;
  const resend = back === null ? unanswered : { action: here, fields: back };
  const secretariatAt = useRouteLoaderData<typeof shellLoader>('routes/_app')?.secretariatAt ?? '';
  if (resend !== null) {
    const sendWithin = (event: FormEvent<HTMLFormElement>) => {
      // Sent by the browser itself, it would leave this page for one that keeps nothing.
      event.preventDefault();
      submit(event.currentTarget);
    };
    return (
      <ProblemPage
        problem={problem}
        secretariatAt={secretariatAt}
        resend={unanswered === null ? resend : { ...resend, onSubmit: sendWithin }}
      />
    );
  }
  return (
    <ProblemPage
      problem={problem}
      secretariatAt={secretariatAt}
      again={problem === UNREACHABLE || problem === PROBLEMS.busy ? here : null}
    />
  );
}
