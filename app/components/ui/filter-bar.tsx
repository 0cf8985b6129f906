import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageLink } from '#app/components/ui/page-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { buttonLook } from '#app/components/ui/button-look.ts';

export interface FilterBarProps {
  readonly label: string;
  readonly children: ReactNode;
  /** The page without filters. */
  readonly clear: string;
  /** What must stay in the address though it is no field here, such as the order. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** Filters live in the address: a GET form. */
export function FilterBar({ label, children, clear, keep = {} }: FilterBarProps) {
  return (
    <Form
      method="get"
      role="search"
      aria-label={label}
      className="mb-6 flex flex-wrap items-end gap-4 rounded-8 bg-solid-gray-50 p-4"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button kind="secondary">絞り込む</Button>
      <PageLink to={clear} className={buttonLook('tertiary')}>
        条件を消す
      </PageLink>
    </Form>
  );
}
