import type { BodyValue } from '#app/domain/questionnaire/open-value/open-value.ts';

export const BODY_VALUE_MAX_LENGTH = 200;
export const VALUE_SOURCE_MAX_LENGTH = 100;

/** 定めの誤り. What is wrong with a value as it was written. */
export const BODY_VALUE_FAULTS = [
  'value_missing',
  'value_too_long',
  'source_too_long',
  'article_too_long',
  'source_missing',
  'decided_later',
] as const;
export type BodyValueFault = (typeof BODY_VALUE_FAULTS)[number];

/** 記入する定め. As somebody writes it; empty texts are left open. */
export interface BodyValueDraft {
  readonly value: string;
  readonly source: string;
  readonly article: string;
  readonly decidedOn: string | null;
}

/** A value with all that is wrong with it; a 条 or a 決裁日 says nothing without the document that it is of. */
export function checkBodyValue(
  { value, source, article, decidedOn }: BodyValueDraft,
  today: string,
):
  | { readonly ok: true; readonly value: BodyValue }
  | { readonly ok: false; readonly faults: readonly BodyValueFault[] } {
  const written = { value: value.trim(), source: source.trim(), article: article.trim() };
  const faults: BodyValueFault[] = [];
  if (written.value === '') faults.push('value_missing');
  if (written.value.length > BODY_VALUE_MAX_LENGTH) faults.push('value_too_long');
  if (written.source.length > VALUE_SOURCE_MAX_LENGTH) faults.push('source_too_long');
  if (written.article.length > VALUE_SOURCE_MAX_LENGTH) faults.push('article_too_long');
  if (written.source === '' && (written.article !== '' || decidedOn !== null)) faults.push('source_missing');
  if (decidedOn !== null && decidedOn > today) faults.push('decided_later');
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      value: written.value,
      source: written.source === '' ? null : written.source,
      article: written.article === '' ? null : written.article,
      decidedOn,
    },
  };
}

/** Whether two values say the same, with the same source. */
export function isSameValue(a: BodyValue | null, b: BodyValue | null): boolean {
  if (a === null || b === null) return a === b;
  return a.value === b.value && a.source === b.source && a.article === b.article && a.decidedOn === b.decidedOn;
}
