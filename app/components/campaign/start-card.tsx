import { settledWords } from '#app/components/campaign/start-words.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Card } from '#app/components/ui/card.tsx';
import type { StartProgress } from '#app/services/campaign/first-year.loader.server.ts';

/** Leads the 事務局 of a body that has not opened a self-assessment yet to what is missing. */
export function StartCard({ preparation }: { readonly preparation: StartProgress }) {
  const { settledCount, stepCount } = preparation;
  return (
    <div className="mb-8">
      <Card title="はじめに：最初の自己点検までの準備">
        <p>{settledWords(settledCount, stepCount)}何が済み、何が足りないかを、手順ごとに確かめられます。</p>
        <p className="mt-4">
          <ButtonLink to="/start" kind="primary">
            準備の手順を開く
          </ButtonLink>
        </p>
      </Card>
    </div>
  );
}
