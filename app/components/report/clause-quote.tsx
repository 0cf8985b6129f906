import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { ClauseText } from '#app/services/report/clause-text.loader.server.ts';

export interface ClauseQuoteProps {
  readonly clause: ClauseText;
  /** False on the clause's own page. */
  readonly linked?: boolean;
}

/** A clause verbatim, under the headings and sentences that govern it. */
export function ClauseQuote({ clause, linked = true }: ClauseQuoteProps) {
  return (
    <blockquote className="border-l-4 border-solid-gray-420 py-1 pl-4">
      {clause.above.map((above) => (
        <p key={above.id} className="text-dns-14N-130 text-solid-gray-700">
          {formatClause(above.id)}　{above.title}
          {above.title !== '' && above.text !== '' ? '　' : ''}
          {above.text}
        </p>
      ))}
      <p>
        <strong>
          {linked ? <TextLink to={clause.to}>{formatClause(clause.id)}</TextLink> : formatClause(clause.id)}
        </strong>
        {clause.title === '' ? null : <strong>　{clause.title}</strong>}
        {clause.text === '' ? null : <span>　{clause.text}</span>}
      </p>
    </blockquote>
  );
}
