/** A field in which something else stands than the page gave. */
export interface TypedField {
  /** Tells it from the others of its unit, also after the page was made anew. */
  readonly name: string;
  readonly value: string;
  /** Of what is ticked or chosen among a few; null for what is typed. */
  readonly checked: boolean | null;
  /** What stands there, as one reads it. */
  readonly words: string;
}

/** 保存していない入力. What was typed into a form, or into one part of it that has a button of its own. */
export interface TypedUnit {
  readonly key: string;
  /** What the form does, and to what. */
  readonly label: string;
  readonly of: string;
  /** Where it stands. */
  readonly path: string;
  readonly fields: readonly TypedField[];
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const SELECTOR = 'textarea[name], select[name], input[name]:not([type=hidden], [type=submit], [type=file])';
/** What tells a form from those of the same name: the clause or place it stands for, else the question or the name. */
const TOLD_BY = [['place'], ['question'], ['document', 'clauseId'], ['name']] as const;

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

function hiddenValue(form: HTMLFormElement, name: string): string | null {
  const found = form.querySelector(`input[type=hidden][name="${name}"]`);
  return found instanceof HTMLInputElement ? found.value : null;
}

function toldBy(form: HTMLFormElement): string {
  for (const names of TOLD_BY) {
    const values = names.map((name) => hiddenValue(form, name));
    if (!values.includes(null)) return [...names, ...values].join(' ');
  }
  return '';
}

/** True where the form changes something, or says that what is typed into it is kept nevertheless. */
function isKept(form: HTMLFormElement): boolean {
  return form.method === 'post' || form.dataset.kept !== undefined;
}

/** The unit in which something stands: what one button of the form sends, where it has several. */
export function unitOf(element: Element): HTMLElement | null {
  const form = element.closest('form');
  if (form === null || !isKept(form)) return null;
  const part = element.closest('[data-kept-unit]');
  return part instanceof HTMLElement && form.contains(part) ? part : form;
}

export function unitsIn(page: ParentNode): readonly HTMLElement[] {
  const found = [...page.querySelectorAll(SELECTOR)].map(unitOf);
  return [...new Set(found)].filter((unit) => unit !== null);
}

export function keyOfUnit(unit: HTMLElement): string {
  const form = unit.closest('form');
  if (form === null) return '';
  return [form.getAttribute('aria-label') ?? '', toldBy(form), unit.dataset.keptUnit ?? ''].join('\n');
}

function controlsOf(unit: HTMLElement): readonly (readonly [string, Control])[] {
  const counts = new Map<string, number>();
  return [...unit.querySelectorAll<Control>(SELECTOR)]
    .filter((control) => unitOf(control) === unit)
    .map((control) => {
      const part = control.closest('[data-kept-row]');
      const row = part instanceof HTMLElement ? (part.dataset.keptRow ?? '') : '';
      const own = [row, control.name, isTicked(control) ? control.value : ''].join('\n');
      const count = counts.get(own) ?? 0;
      counts.set(own, count + 1);
      return [`${own}\n${count}`, control] as const;
    });
}

/** What the page gave. */
function givenValue(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const given = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
  return given?.value ?? '';
}

function isChanged(control: Control): boolean {
  return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== givenValue(control);
}

function wordsOf(control: Control): string {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.textContent ?? '';
  if (!isTicked(control)) return control.value === '' ? '（空欄）' : control.value;
  const label = control.labels?.[0]?.textContent ?? '';
  return control.checked ? label : `${label}：印なし`;
}

function typedField([name, control]: readonly [string, Control]): TypedField {
  return {
    name,
    value: control.value,
    checked: isTicked(control) ? control.checked : null,
    words: wordsOf(control),
  };
}

/** Where the page goes on with the unit, without what was just done there. */
function pathOf(form: HTMLFormElement, { pathname, search }: { readonly pathname: string; readonly search: string }) {
  const place = hiddenValue(form, 'place');
  const query = new URLSearchParams(place === null ? search : { place });
  for (const name of ['done', 'carried']) query.delete(name);
  return query.size === 0 ? pathname : `${pathname}?${query.toString()}`;
}

/**
 * What stands in a unit that the page did not give. `before` is what it held when it was refused: the page has given
 * that back, and nothing of it is saved.
 */
export function typedIn(
  unit: HTMLElement,
  address: { readonly pathname: string; readonly search: string },
  before: TypedUnit | undefined,
): TypedUnit | null {
  const form = unit.closest('form');
  if (form === null) return null;
  const held = new Set(before?.fields.map(({ name }) => name));
  const fields = controlsOf(unit)
    .filter(([name, control]) => isChanged(control) || held.has(name))
    .map(typedField);
  if (fields.length === 0) return null;
  const title = form.closest('[aria-labelledby^="chosen"]')?.getAttribute('aria-labelledby') ?? '';
  return {
    key: keyOfUnit(unit),
    label: form.getAttribute('aria-label') ?? '',
    of: document.getElementById(title)?.textContent?.trim() ?? '',
    path: pathOf(form, address),
    fields,
  };
}

/** Sets a value as a person does, so that what follows the field (its count, its date in words) follows. */
function type(control: Control, value: string): void {
  const kind = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Puts what was typed back where nobody has typed anything since; what is folded over it is opened. */
export function putBack(unit: HTMLElement, typed: TypedUnit): void {
  const fields = new Map(typed.fields.map((field) => [field.name, field]));
  for (const [name, control] of controlsOf(unit)) {
    const field = fields.get(name);
    if (field === undefined || isChanged(control)) continue;
    if (field.checked === null) {
      if (control.value !== field.value) type(control, field.value);
    } else if (isTicked(control)) control.checked = field.checked;
    for (let fold = control.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true;
  }
}

/** Gives a unit what the page gave it. */
export function takeBack(unit: HTMLElement): void {
  for (const [, control] of controlsOf(unit)) {
    if (isTicked(control)) control.checked = control.defaultChecked;
    else if (isChanged(control)) type(control, givenValue(control));
  }
}

export function isTypedUnit(value: unknown): value is TypedUnit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'path' in value &&
    typeof value.path === 'string' &&
    'fields' in value &&
    Array.isArray(value.fields)
  );
}
