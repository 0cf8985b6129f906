import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SuccessorFieldsProps {
  readonly count: number;
  readonly others: readonly Named[];
  readonly below: readonly Named[];
  readonly values: Readonly<Record<string, string>>;
}

/** Into which units one is split, and on which of them each unit below it hangs then. */
export function SuccessorFields({ count, others, below, values }: SuccessorFieldsProps) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <>
      {numbers.map((number) => (
        <fieldset key={number} className="rounded-8 border border-solid-gray-420 p-4">
          <legend className="px-2 text-std-16B-170">
            分けた先 {number}
            {number > 2 ? '（なければ空のまま）' : ''}
          </legend>
          <div className="flex flex-col gap-4">
            <TextField
              name={`name${number}`}
              label="新しい所属の名称"
              maxLength={UNIT_NAME_MAX_LENGTH}
              defaultValue={values[`name${number}`]}
            />
            <TextField
              name={`code${number}`}
              label="新しい所属のコード"
              width="short"
              maxLength={UNIT_CODE_MAX_LENGTH}
              defaultValue={values[`code${number}`]}
            />
            {others.length === 0 ? null : (
              <SelectField
                name={`unit${number}`}
                label="すでにある所属に引き継ぐとき"
                placeholder="新しくつくる（上の名称とコード）"
                defaultValue={values[`unit${number}`]}
                options={others.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </div>
        </fieldset>
      ))}
      {below.length === 0 ? null : (
        <fieldset className="rounded-8 border border-solid-gray-420 p-4">
          <legend className="px-2 text-std-16B-170">下にある課の移る先</legend>
          <div className="grid grid-cols-1 gap-4 desktop:grid-cols-2">
            {below.map(({ id, name }) => (
              <SelectField
                key={id}
                name={`place:${id}`}
                label={name}
                placeholder="選んでください"
                defaultValue={values[`place:${id}`]}
                options={numbers.map((number) => ({ value: String(number), label: `分けた先 ${number}` }))}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
