import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { HEARING_MEANS_LABELS } from '#app/domain/asset/inquiry-labels.ts';
import { heardWords } from '#app/lib/heard-words.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { Heard } from '#app/services/asset/inquiry.loader.server.ts';

export interface HeardTextProps {
  readonly heard: Heard;
  /** Also when it was heard, and who wrote it down. */
  readonly whole?: boolean;
}

/** That the 事務局 gave an answer for the unit, and on what ground. */
export function HeardText({ heard, whole = false }: HeardTextProps) {
  const { secretariat } = useOfficeNames();
  const by = heard.enteredBy === null ? '' : `、記入：${heard.enteredBy}`;
  return (
    <p className="text-solid-gray-700">
      {heardWords({ secretariat, heardFrom: heard.heardFrom, means: HEARING_MEANS_LABELS[heard.means] })}
      {whole ? `　聞いた日：${japaneseDate(heard.heardOn)}${by}` : ''}
    </p>
  );
}
