/** What the fields of a question's card hold, by name. */
export function fieldsOf(card: HTMLElement | null): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const control of card?.querySelectorAll('input, textarea') ?? []) {
    if (control instanceof HTMLTextAreaElement) fields.set(control.name, control.value);
    else if (control instanceof HTMLInputElement && (control.type !== 'radio' || control.checked)) {
      fields.set(control.name, control.value);
    }
  }
  return fields;
}

/** True when a field no longer says what the server sent. */
export function isTouched(card: HTMLElement | null): boolean {
  return [...(card?.querySelectorAll('input, textarea') ?? [])].some((control) => {
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
    if (!(control instanceof HTMLInputElement)) return false;
    return control.type === 'radio'
      ? control.checked !== control.defaultChecked
      : control.value !== control.defaultValue;
  });
}

/** True where a key is a letter and no command. */
export function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'date'].includes(target.type);
}

/** True while the IME has not settled on the characters. */
export function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}

/** 「記録のとおり」 of the question, or else 「共通回答のとおり」, where it has one. */
export function confirmButton(card: HTMLElement | null): HTMLButtonElement | undefined {
  return card?.querySelector<HTMLButtonElement>('button[name="record"], button[name="common"]') ?? undefined;
}

/** The n-th choice of the line that has the focus, else of the question's first line. */
export function choiceAt(card: HTMLElement | null, target: EventTarget, key: string): HTMLInputElement | undefined {
  const index = ['1', '2', '3', '4', '5'].indexOf(key);
  if (index < 0 || card === null) return undefined;
  const focused = target instanceof Element ? target.closest('[role="radiogroup"]') : null;
  const line = focused ?? card.querySelector('[data-choices]');
  const found = line?.querySelectorAll('input[type="radio"]')[index];
  return found instanceof HTMLInputElement ? found : undefined;
}
