import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** Why there is nothing. */
  readonly title: string;
  /** What will make something appear, or where to go. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="rounded-8 border border-dashed border-solid-gray-420 p-6">
      <p className="text-std-16B-170">{title}</p>
      {children === undefined ? null : <div className="mt-2">{children}</div>}
    </div>
  );
}
