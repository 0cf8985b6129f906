import { isUsableText, UNUSABLE_MESSAGE, usableText, visibleText } from '#app/lib/typed-text.ts';

/** One field that was filled in wrongly; `field` is its name in the form, '' for the form as a whole. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The fields of a form or of a query by name; a name that came several times has a list. */
export type FormInput = Readonly<Record<string, string | string[]>>;

/** How much may come in one body. Each field costs work that its bytes do not show. */
export interface Limits {
  /** Of the text as it came. */
  readonly length: number;
  readonly fields: number;
  readonly nameLength: number;
  readonly valueLength: number;
}

function countPairs(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}

/**
 * Reads the pairs of a form or of a query in one pass; null where they are more or longer than the limits. A browser
 * sends a line end of a text as two characters: it counts as the one that whoever typed it sees.
 */
export function readPairs(text: string, limits: Limits): FormInput | null {
  // Counted before anything is made of them.
  if (countPairs(text) > limits.fields) return null;
  const input: Record<string, string | string[]> = Object.create(null);
  for (const [name, sent] of new URLSearchParams(text)) {
    const value = sent.replaceAll('\r\n', '\n');
    if (name.length > limits.nameLength || value.length > limits.valueLength || !isUsableText(name)) return null;
    const before = input[name];
    if (before === undefined) input[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else input[name] = [before, value];
  }
  return input;
}

/** Whether {@link readPairs} refuses it for what somebody typed or pasted too much of, and nothing else. */
export function isTypedTooLong(text: string, limits: Limits): boolean {
  if (countPairs(text) > limits.fields) return false;
  const pairs = [...new URLSearchParams(text)];
  return pairs.every(([name]) => name.length <= limits.nameLength && isUsableText(name));
}

/**
 * The one place where characters that cannot be shown are refused in fields: the fields that hold some, and
 * everything without them, to be shown again; null where there are none.
 */
export function unusableFields(
  input: FormInput,
): { readonly errors: readonly FieldError[]; readonly input: FormInput } | null {
  const errors: FieldError[] = [];
  const shown: Record<string, string | string[]> = Object.create(null);
  for (const [field, value] of Object.entries(input)) {
    const values = Array.isArray(value) ? value : [value];
    if (!values.every(isUsableText)) errors.push({ field, message: UNUSABLE_MESSAGE });
    shown[field] = Array.isArray(value) ? value.map(usableText) : usableText(value);
  }
  return errors.length === 0 ? null : { errors, input: shown };
}

/** By what somebody is known and lets in: as it was typed, whatever it holds. */
const EXACT_FIELDS: readonly string[] = ['login', 'password', 'passwordAgain', 'current', 'next', 'again'];

/** The one place where characters that nobody sees are taken out of fields. */
export function visibleFields(input: FormInput): FormInput {
  const shown: Record<string, string | string[]> = Object.create(null);
  for (const [field, value] of Object.entries(input)) {
    if (EXACT_FIELDS.includes(field)) shown[field] = value;
    else shown[field] = Array.isArray(value) ? value.map(visibleText) : visibleText(value);
  }
  return shown;
}

/** More than any value of ours holds, which is a flat thing with a list or two. */
const JSON_MAX_NODES = 5_000;
const JSON_MAX_DEPTH = 10;

/**
 * The same for a value of JSON, by the path of the field; null where it is larger or deeper than any of ours, or a
 * key of it holds such a character.
 */
export function unusableParts(value: unknown): readonly FieldError[] | null {
  const errors: FieldError[] = [];
  const open: { readonly part: unknown; readonly path: readonly string[] }[] = [{ part: value, path: [] }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, path } = next;
    seen += 1;
    if (path.length > JSON_MAX_DEPTH || seen + open.length > JSON_MAX_NODES) return null;
    if (typeof part === 'string' && !isUsableText(part))
      errors.push({ field: path.join('.'), message: UNUSABLE_MESSAGE });
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      if (!isUsableText(key)) return null;
      open.push({ part: inner, path: [...path, key] });
    }
  }
  return errors;
}
