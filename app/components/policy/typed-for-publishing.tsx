import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { isCalendarDate } from '#app/domain/shared/calendar-date.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

interface TypedForPublishingProps {
  readonly typed: { readonly validFrom: string | null; readonly revisionSummary: string };
}

/** What was typed to publish what cannot be published now: to be read and copied. */
export function TypedForPublishing({ typed: { validFrom, revisionSummary } }: TypedForPublishingProps) {
  const day = validFrom !== null && isCalendarDate(validFrom) ? japaneseDate(validFrom) : (validFrom ?? '');
  const items = [
    { term: '施行日', words: day },
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
