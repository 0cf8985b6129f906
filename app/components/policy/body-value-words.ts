import { formatValueSource } from '#app/domain/questionnaire/open-value/value-labels.ts';
import type { BodyValue, PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';

/** 「（情報セキュリティ実施手順 第5条、令和6年4月1日決裁）」; what stands in no document is for reference. */
export function valueSourceText(value: BodyValue): string {
  return formatValueSource(value, value.decidedOn === null ? null : japaneseDate(value.decidedOn));
}

/** What is laid down, each once, with the words of the clause that leave it open. */
export function bodyValueTexts(values: readonly PinnedValue[]): readonly string[] {
  return [
    ...new Set(
      values.flatMap(({ printed, body }) =>
        body === null ? [] : [`「${printed}」：${body.value}${valueSourceText(body)}`],
      ),
    ),
  ];
}

/** 「12のうち3が未記入」. */
export function missingText({
  placeCount,
  missingCount,
}: {
  readonly placeCount: number;
  readonly missingCount: number;
}): string {
  return missingCount === 0 ? `${placeCount}件すべて記入済み` : `${placeCount}件のうち${missingCount}件が未記入`;
}
