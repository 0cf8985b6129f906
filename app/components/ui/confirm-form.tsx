import type { ReactNode } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { buttonLook } from '#app/components/ui/button-look.ts';
import { PostForm } from '#app/components/ui/post-form.tsx';

export interface ConfirmFormProps {
  /** Words of the button that asks. */
  readonly trigger: string;
  /** What will happen, and what cannot be undone. */
  readonly consequence: ReactNode;
  /** Words of the button that does it. */
  readonly confirm: string;
  readonly action?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly danger?: boolean;
  /** Fields that must be filled in before, such as a reason. */
  readonly children?: ReactNode;
  /** Shown open when the form was sent back with errors. */
  readonly open?: boolean;
}

/** Asks once, saying what it will do; works without JavaScript. */
export function ConfirmForm({
  trigger,
  consequence,
  confirm,
  action,
  fields = {},
  danger = false,
  children,
  open = false,
}: ConfirmFormProps) {
  return (
    <details open={open} className="no-print">
      <summary className={`${buttonLook('secondary')} list-none`}>{trigger}</summary>
      <div className="mt-2 max-w-2xl rounded-8 border-2 border-solid-gray-600 p-4">
        <PostForm {...(action === undefined ? {} : { action })}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="mb-4">{consequence}</div>
          {children === undefined ? null : <div className="mb-4 flex flex-col gap-4">{children}</div>}
          <Button kind={danger ? 'danger' : 'primary'}>{confirm}</Button>
        </PostForm>
      </div>
    </details>
  );
}
