import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNIT_CODE_MAX_LENGTH, UNIT_NAME_MAX_LENGTH } from '#app/domain/organization/unit.ts';
import type { UnitFormChoices } from '#app/services/organization/unit.page.server.ts';

export interface UnitFieldValues {
  readonly code: string;
  readonly name: string;
  readonly parentId: string;
  /** Of a unit that may become a 部; of one that is a 部, what it hangs on is the parent. */
  readonly upperId?: string;
  readonly policyId: string;
  readonly on: string;
}

export interface UnitFieldsProps {
  readonly choices: UnitFormChoices;
  readonly values: UnitFieldValues;
  readonly errorOf: (field: string) => string | undefined;
  /** What the unit is, as far as that is known before the form is sent. */
  readonly type: 'department' | 'bureau' | null;
  readonly onHint: string;
}

/** On which 局 a 部 hangs: of use to a body that has any. */
function UpperField({ choices, name, value, error }: UpperFieldProps) {
  const { theBody, uppers } = choices;
  const upper = uppers.some(({ id }) => id === value);
  const hasUpper = name === 'upperId' && choices.bureaus.length > uppers.length;
  // One that hangs on a 局 which is not there today stays where it is.
  const elsewhere = !upper && value !== '' && value !== theBody?.id;
  if (uppers.length === 0 || elsewhere) {
    return <input type="hidden" name={name} value={elsewhere ? value : (theBody?.id ?? '')} />;
  }
  return (
    <Disclosure summary="局の下に部を置くとき" open={upper || hasUpper || error !== undefined}>
      <SelectField
        name={name}
        label="上の局"
        defaultValue={upper ? value : (theBody?.id ?? '')}
        options={[
          { value: theBody?.id ?? '', label: '団体の直下' },
          ...uppers.map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={error}
        hint="局も、区分を「部」として加えておきます。局の下の部と課の点検票は、局の責任者も見られます。どちらを対策基準の「部局」とするかは、団体の設定で決めます。"
      />
    </Disclosure>
  );
}

interface UpperFieldProps {
  readonly choices: UnitFormChoices;
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
}

/** What a unit is called, where it hangs and from when on. */
export function UnitFields({ choices, values, errorOf, type, onHint }: UnitFieldsProps) {
  const { bureau } = useModules();
  const word = useBureauWords().all;
  const { theBody, bureaus, policies, days } = choices;
  const above = [
    ...bureaus.map(({ id, name }) => ({ value: id, label: name })),
    ...(theBody === null
      ? []
      : [{ value: theBody.id, label: bureau ? `${theBody.name}（${word}に属さない）` : theBody.name }]),
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
      {bureau && type === 'bureau' ? (
        <UpperField choices={choices} name="parentId" value={values.parentId} error={errorOf('parentId')} />
      ) : bureau ? (
        <SelectField
          name="parentId"
          label={`上の${word}`}
          defaultValue={values.parentId}
          options={above}
          error={errorOf('parentId')}
          hint={type === null ? '課のときに選びます。' : `課の点検票は、上の${word}の責任者が確認します。`}
        />
      ) : (
        <input type="hidden" name="parentId" value={theBody?.id ?? ''} />
      )}
      {bureau && type === null ? (
        <UpperField choices={choices} name="upperId" value={values.upperId ?? ''} error={errorOf('upperId')} />
      ) : null}
      {policies.length === 0 ? null : (
        <SelectField
          name="policyId"
          label="適用される規程"
          defaultValue={values.policyId}
          placeholder={bureau ? `上の${word}（団体）と同じ` : '団体と同じ'}
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
