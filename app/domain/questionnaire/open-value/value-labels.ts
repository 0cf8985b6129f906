import type { BodyValue } from '#app/domain/questionnaire/open-value/open-value.ts';

/** Where a value of the body stands written, the day of its decision in words; in no document it is for reference. */
export function formatValueSource(
  { source, article }: Pick<BodyValue, 'source' | 'article'>,
  decidedOn: string | null,
): string {
  if (source === null) return '（参考）';
  const place = article === null ? source : `${source} ${article}`;
  return decidedOn === null ? `（${place}）` : `（${place}、${decidedOn}決裁）`;
}
