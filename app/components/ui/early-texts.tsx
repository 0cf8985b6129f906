import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';

/**
 * What a person had typed into the texts of a page before its scripts took it over. React 18 writes the server's text
 * back into every `textarea` that had one when it hydrates; without this, words typed over it would be gone unseen.
 */
export class EarlyTexts {
  readonly #typed = new Map<HTMLTextAreaElement, string>();
  readonly #onInput = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) this.#typed.set(target, target.value);
  };

  /** Begins to listen; to be called before the page is hydrated. */
  constructor(page: Document) {
    for (const text of page.querySelectorAll('textarea')) {
      if (text.value !== text.defaultValue) this.#typed.set(text, text.value);
    }
    page.addEventListener('input', this.#onInput, true);
  }

  /** Gives the words back, before any component asks what stands in its fields, and listens no longer. */
  restore(page: Document): void {
    page.removeEventListener('input', this.#onInput, true);
    for (const [text, typed] of this.#typed) {
      if (text.value !== typed) text.value = typed;
    }
    this.#typed.clear();
  }
}

/** The page that is hydrated; layout effects of the whole run before any effect of its parts. */
export function WithEarlyTexts({ texts, children }: { readonly texts: EarlyTexts; readonly children: ReactNode }) {
  useLayoutEffect(() => texts.restore(document), [texts]);
  return children;
}
