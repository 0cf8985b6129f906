import type { FormEventHandler } from 'react';
import { Button } from '#app/components/ui/button.tsx';

export interface ProblemPageProps {
  readonly problem: {
    readonly title: string;
    readonly happened: string;
    readonly safe: string;
    readonly next: string;
  };
  /** Where the 事務局 is found; '' where that is not known here. */
  readonly secretariatAt?: string;
  /** Address to try anew; null where trying again would change nothing. */
  readonly again?: string | null;
  /** The form that could not be taken, to be sent once more as it was filled in; null where there is none. */
  readonly resend?: {
    readonly action: string;
    readonly fields: readonly (readonly [name: string, value: string])[];
    readonly onSubmit?: FormEventHandler<HTMLFormElement>;
  } | null;
}

const LINK_LOOK = 'inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4';

/** A whole page that says what happened, that nothing was lost, and what to do. */
export function ProblemPage({ problem, secretariatAt = '', again = null, resend = null }: ProblemPageProps) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-12">
      <h1 className="text-std-28B-150">{problem.title}</h1>
      <p className="mt-6">{problem.happened}</p>
      <p className="mt-2">{problem.safe}</p>
      <p className="mt-2">{problem.next}</p>
      {secretariatAt === '' ? null : <p className="mt-2">事務局の連絡先：{secretariatAt}</p>}
      {resend === null ? null : (
        <form method="post" action={resend.action} onSubmit={resend.onSubmit} className="mt-6">
          <p>送信した内容は、この画面に残っています。少し待ってから、次のボタンで同じ内容をもう一度送信できます。</p>
          {resend.fields.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <div className="mt-4">
            <Button>同じ内容をもう一度送信する</Button>
          </div>
        </form>
      )}
      <p className="mt-6 flex flex-wrap gap-x-6">
        {again === null ? null : (
          <a href={again} className={LINK_LOOK}>
            画面を開き直す
          </a>
        )}
        <a href="/" className={LINK_LOOK}>
          ホームへ
        </a>
      </p>
    </main>
  );
}
