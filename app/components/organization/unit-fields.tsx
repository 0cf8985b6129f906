import { useModules } from '#app/components/organization/body-modules.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';
import type { UnitChoices } from '#app/services/organization/unit.page.server.ts';

export interface UnitFieldValues {
  readonly code: string;
  readonly name: string;
  readonly parentId: string;
  readonly policyId: string;
  readonly on: string;
}

export interface UnitFieldsProps {
  readonly choices: UnitChoices;
  readonly values: UnitFieldValues;
  readonly errorOf: (field: string) => string | undefined;
  /** False for a 部, which always hangs on the body. */
  readonly withParent: boolean;
  readonly parentHint?: string;
  readonly onHint: string;
}

/** What a unit is called, where it hangs and from when on. */
export function UnitFields({ choices, values, errorOf, withParent, parentHint, onHint }: UnitFieldsProps) {
  const { bureau } = useModules();
  const { theBody, bureaus, policies, days } = choices;
  const above = [
    ...bureaus.map(({ id, name }) => ({ value: id, label: name })),
    ...(theBody === null
      ? []
      : [{ value: theBody.id, label: bureau ? `${theBody.name}（部に属さない）` : theBody.name }]),
  ];
  return (
    <>
      <TextField
        name="name"
        label="名称"
        required
        maxLength={UNIT_NAME_MAX_LENGTH}
        defaultValue={values.name}
        error={errorOf('name')}
        hint="点検票や報告書に、このとおりに出ます。"
      />
      <TextField
        name="code"
        label="所属コード"
        required
        width="short"
        maxLength={UNIT_CODE_MAX_LENGTH}
        defaultValue={values.code}
        error={errorOf('code')}
        hint="人事や財務で使っている番号があれば同じものを、なければ自由に決めてください。同じ日に同じコードは使えません。"
      />
      {withParent && bureau ? (
        <SelectField
          name="parentId"
          label="上の部"
          defaultValue={values.parentId}
          options={above}
          error={errorOf('parentId')}
          hint={parentHint ?? '課の点検票は、上の部の責任者が確認します。'}
        />
      ) : (
        <input type="hidden" name="parentId" value={theBody?.id ?? ''} />
      )}
      {policies.length === 0 ? null : (
        <SelectField
          name="policyId"
          label="適用される規程"
          defaultValue={values.policyId}
          placeholder={bureau ? '上の部（団体）と同じ' : '団体と同じ'}
          options={policies.map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf('policyId')}
          hint="この所属に、どの対策基準の調査票が届くかが決まります。"
        />
      )}
      <DateField
        name="on"
        label="いつから"
        required
        min={days.from}
        max={days.to}
        defaultValue={values.on}
        error={errorOf('on')}
        hint={onHint}
      />
    </>
  );
}
