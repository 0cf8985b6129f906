import { DefinitionList } from '#app/components/ui/definition-list.tsx';

interface TypedForPublishingProps {
  readonly typed: { readonly validFrom: string | null; readonly revisionSummary: string };
}

/** What was typed to publish what cannot be published now: to be read and copied. */
export function TypedForPublishing({ typed: { validFrom, revisionSummary } }: TypedForPublishingProps) {
  const items = [
    { term: '施行日', words: (validFrom ?? '').replaceAll('-', '/') },
    { term: '改訂の概要', words: revisionSummary },
  ].filter(({ words }) => words !== '');
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="typed" className="flex flex-col gap-2">
      <h2 id="typed" className="text-std-20B-150">
        入力した内容
      </h2>
      <DefinitionList
        items={items.map(({ term, words }) => ({
          term,
          description: <span className="whitespace-pre-line">{words}</span>,
        }))}
      />
    </section>
  );
}
