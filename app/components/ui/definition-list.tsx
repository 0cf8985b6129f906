import type { ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly description: ReactNode;
}

export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className="border-t border-solid-gray-300">
      {items.map((item) => (
        <div
          key={item.term}
          className="gap-x-4 border-b border-solid-gray-300 py-2 desktop:grid desktop:grid-cols-[14rem_1fr]"
        >
          <dt className="text-std-16B-170">{item.term}</dt>
          <dd>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
