import { Form } from '@remix-run/react';
import type { FormEventHandler, ReactNode } from 'react';
import { CsrfField } from '#app/components/ui/csrf-field.tsx';

export interface PostFormProps {
  readonly children: ReactNode;
  readonly action?: string;
  readonly id?: string;
  readonly label?: string;
  /** True where a whole new page must come, such as after the session changed. */
  readonly reloadDocument?: boolean;
  readonly preventScrollReset?: boolean;
  /** `off` where the browser must not put back what a field held on an earlier visit. */
  readonly autoComplete?: 'off';
  readonly onSubmit?: FormEventHandler<HTMLFormElement>;
}

/** A form that changes something: it posts, with the form token, and works without JavaScript. */
export function PostForm({ children, label, ...form }: PostFormProps) {
  return (
    <Form method="post" noValidate aria-label={label} {...form}>
      <CsrfField />
      {children}
    </Form>
  );
}
