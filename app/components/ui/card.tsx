import { useId } from 'react';
import type { ReactNode } from 'react';

export interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly level?: 2 | 3;
  readonly actions?: ReactNode;
  /** True where it is short: paper does not break it over two pages. */
  readonly whole?: boolean;
}

export function Card({ title, children, level = 2, actions, whole = false }: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={titleId}
      className={`rounded-12 border border-solid-gray-420 p-4 ${whole ? 'break-inside-avoid' : ''}`}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Heading id={titleId} className={level === 2 ? 'text-std-20B-150' : 'text-std-18B-160'}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}
