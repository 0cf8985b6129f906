import { DateField } from '#app/components/ui/date-field.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { HEARING_MEANS_LABELS } from '#app/domain/asset/inquiry-labels.ts';
import { HEARD_FROM_MAX_LENGTH, HEARING_MEANS } from '#app/domain/asset/inquiry.ts';

export interface HearingFieldsProps {
  /** The days between which it can have been heard; null where nobody knows when the inquiry began. */
  readonly first: string | null;
  readonly last: string;
  readonly typed: { readonly heardFrom: string; readonly heardOn: string; readonly means: string };
  readonly errorOf: (field: string) => string | undefined;
}

/** From whom, when and how the 事務局 heard what it answers for a unit. */
export function HearingFields({ first, last, typed, errorOf }: HearingFieldsProps) {
  return (
    <section aria-labelledby="hearing" className="flex flex-col gap-4 rounded-8 bg-solid-gray-50 p-4">
      <h2 id="hearing" className="text-std-20B-150">
        誰から聞いたか
      </h2>
      <TextField
        name="heardFrom"
        label="聞いた相手の氏名"
        required
        hint="この所属で答えた人です。敬称は付けずに書きます（例：保育所長 山田花子）。"
        maxLength={HEARD_FROM_MAX_LENGTH}
        defaultValue={typed.heardFrom}
        error={errorOf('heardFrom')}
      />
      <DateField
        name="heardOn"
        label="聞いた日"
        required
        {...(first === null ? {} : { min: first })}
        max={last}
        defaultValue={typed.heardOn}
        error={errorOf('heardOn')}
        hint="照会を始めた日から今日までの日です。"
      />
      <RadioGroup
        name="means"
        label="聞いた方法"
        required
        layout="row"
        options={HEARING_MEANS.map((value) => ({ value, label: HEARING_MEANS_LABELS[value] }))}
        defaultValue={typed.means}
        error={errorOf('means')}
      />
    </section>
  );
}
