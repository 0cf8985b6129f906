export interface ProblemPageProps {
  readonly problem: {
    readonly title: string;
    readonly happened: string;
    readonly safe: string;
    readonly next: string;
  };
}

/** A whole page that says what happened, that nothing was lost, and what to do. */
export function ProblemPage({ problem }: ProblemPageProps) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-12">
      <h1 className="text-std-28B-150">{problem.title}</h1>
      <p className="mt-6">{problem.happened}</p>
      <p className="mt-2">{problem.safe}</p>
      <p className="mt-2">{problem.next}</p>
      <p className="mt-6">
        <a href="/" className="inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4">
          ホームへ
        </a>
      </p>
    </main>
  );
}
