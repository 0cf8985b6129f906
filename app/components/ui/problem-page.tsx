export interface ProblemPageProps {
  readonly problem: {
    readonly title: string;
    readonly happened: string;
    readonly safe: string;
    readonly next: string;
  };
  /** Address to try anew; null where trying again would change nothing. */
  readonly again?: string | null;
}

const LINK_LOOK = 'inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4';

/** A whole page that says what happened, that nothing was lost, and what to do. */
export function ProblemPage({ problem, again = null }: ProblemPageProps) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-12">
      <h1 className="text-std-28B-150">{problem.title}</h1>
      <p className="mt-6">{problem.happened}</p>
      <p className="mt-2">{problem.safe}</p>
      <p className="mt-2">{problem.next}</p>
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
