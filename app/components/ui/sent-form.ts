import { useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import type { SentField } from '#app/lib/problem.ts';

/** 送信しているフォーム. Of the page that is being left; with its fields as they were filled in. */
export interface SentForm {
  readonly action: string;
  readonly fields: readonly SentField[];
}

/**
 * Of the page and not of a component: where the server cannot be reached, React takes away the form together with all
 * that stands around it, and what was typed would go with it.
 */
let sent: SentForm | null = null;

/** Keeps the form that is on its way, until its answer is there. Used by the page that gives way to an error. */
export function useKeepSentForm(): void {
  const { location, formAction, formData, formMethod } = useNavigation();
  useEffect(() => {
    // What leads on to another address was taken: it is not to be sent a second time.
    const isGoing = location !== undefined && `${location.pathname}${location.search}` === formAction;
    sent = isGoing && formData !== undefined && formMethod === 'POST' ? formOf(formAction, formData) : null;
  }, [location, formAction, formData, formMethod]);
}

/** The form whose answer never came; null where none was sent. */
export function unansweredForm(): SentForm | null {
  return sent;
}

function formOf(action: string, data: FormData): SentForm {
  const fields = [...data].flatMap(([name, value]): readonly SentField[] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return { action, fields };
}
