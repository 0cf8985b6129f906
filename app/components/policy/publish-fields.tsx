import { DateField } from '#app/components/ui/date-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { VERSION_SUMMARY_MAX_LENGTH } from '#app/domain/policy/policy-term.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PolicyPreview } from '#app/services/questionnaire/policy-text.page.server.ts';

export interface PublishFieldsProps {
  readonly preview: Pick<PolicyPreview, 'before' | 'firstPolicyName' | 'proposedStart'>;
  /** `validFrom` is null before anything was typed. */
  readonly typed: { readonly validFrom: string | null; readonly revisionSummary: string };
  /** The day that was given when the text was handed in. */
  readonly said?: string | null;
  readonly errorOf: (field: string) => string | undefined;
}

/** What is said of a version when it is published: from when on it holds and, of a new one, what has changed. */
export function PublishFields({ preview, typed, said = null, errorOf }: PublishFieldsProps) {
  const { before, firstPolicyName, proposedStart } = preview;
  return (
    <>
      <DateField
        name="validFrom"
        label="施行日"
        required
        hint={
          said !== null && said !== proposedStart
            ? '取り込むときに入力した日です。違うときは直してください。'
            : proposedStart === null
              ? '本文からは施行日が見つかりませんでした。附則や決裁の書類を確かめて入力してください。'
              : `本文に「${japaneseDate(proposedStart)}」から施行するとあります。違うときは直してください。`
        }
        defaultValue={typed.validFrom ?? proposedStart ?? ''}
        error={errorOf('validFrom')}
      />
      {firstPolicyName === null ? null : (
        <p>
          {`この規程の対象の所属は、公開したあとに「対象の所属」で選びます。いまの所属は、「${firstPolicyName}」の対象のままです。`}
        </p>
      )}
      {before === null ? null : (
        <TextArea
          name="revisionSummary"
          label="改訂の概要"
          required
          rows={5}
          maxLength={VERSION_SUMMARY_MAX_LENGTH}
          hint="何が、なぜ変わったかを書きます。版の履歴に残り、公開したあとは直せません。"
          defaultValue={typed.revisionSummary}
          error={errorOf('revisionSummary')}
        />
      )}
    </>
  );
}
