import type { ReactNode } from 'react';
import { buttonLook } from '#app/components/ui/button-look.ts';
import type { ButtonKind } from '#app/components/ui/button-look.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly type?: 'submit' | 'button' | 'reset';
  /** What the form tells the action when this button sends it. */
  readonly name?: string;
  readonly value?: string;
  readonly form?: string;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
  /** Needed when the visible words do not say what it acts on. */
  readonly label?: string;
}

export function Button({ children, kind = 'primary', type = 'submit', label, ...rest }: ButtonProps) {
  return (
    <button type={type} aria-label={label} className={buttonLook(kind)} {...rest}>
      {children}
    </button>
  );
}
