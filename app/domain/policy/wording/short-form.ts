/** 略称の定め. 「（以下「職員等」という。）」 behind the name that it stands for from there on. */
const DEFINITION = '以下、?[^（）()「」]{0,20}「([^「」]{1,30})」';
const INSIDE = new RegExp(DEFINITION, 'u');
const AT_END = new RegExp(`${DEFINITION}[^（）()「」]{0,20}[）)]$`, 'u');
const BEHIND_NAME = new RegExp(`([^（）()、。「」]{2,40})[（(][^（）()「」]{0,120}${DEFINITION}`, 'gu');

/** 略称. A name as the text explains it, and the short form that it uses instead. */
export interface ShortForm {
  readonly long: string;
  readonly short: string;
}

/** The words of a note that define a short form; null for a note that defines none. */
export function definitionIn(note: string): string | null {
  return INSIDE.exec(note)?.[0] ?? null;
}

/** The short form that a phrase defines at its end. */
export function shortFormAtEnd(phrase: string): string | null {
  return AT_END.exec(phrase)?.[1] ?? null;
}

/** Every short form that a text defines, with what stands before the bracket. */
export function shortFormsIn(text: string): ShortForm[] {
  if (!text.includes('以下')) return [];
  return [...text.matchAll(BEHIND_NAME)].map(([, long = '', short = '']) => ({ long, short }));
}
