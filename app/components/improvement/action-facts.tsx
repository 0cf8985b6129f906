import { DueWords } from '#app/components/improvement/due-words.tsx';
import { ClauseQuote } from '#app/components/report/clause-quote.tsx';
import { objectWords } from '#app/components/report/object-words.ts';
import { Card } from '#app/components/ui/card.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { ActionLine } from '#app/services/improvement/improvement.page.server.ts';

/** What an action answers: the clause, the fact, and the items where it was found. */
export function ActionFacts({ line }: { readonly line: ActionLine }) {
  return (
    <Card title="課題">
      <ClauseQuote clause={line.clause} />
      <p className="mt-3 whitespace-pre-line">{line.problem}</p>
      <p className="mt-2">
        期限：
        <DueWords due={line.due} behind={line.behind} />
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-4">
        {line.itemLinks.map((item) => (
          <li key={item.to}>
            <TextLink to={item.to}>
              {item.targetName}
              {item.shownObject === null ? null : `　${objectWords(item.shownObject)}`}
            </TextLink>
          </li>
        ))}
        {line.itemCount > line.itemLinks.length ? <li>ほか{line.itemCount - line.itemLinks.length}件</li> : null}
      </ul>
    </Card>
  );
}
