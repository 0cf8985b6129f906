import { SystemDescriptionFields } from '#app/components/asset/system-description.tsx';
import type { DescriptionValues } from '#app/components/asset/system-description.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { FieldErrorText } from '#app/components/ui/field-frame.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { SYSTEM_CODE_MAX_LENGTH, SYSTEM_NAME_MAX_LENGTH } from '#app/domain/asset/ledger-rule.ts';
import { ATTRIBUTE_GROUP_LABELS, ATTRIBUTE_HINTS } from '#app/domain/questionnaire/attribute-labels.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';
import type { SystemMaterial } from '#app/services/asset/system.page.server.ts';

export interface SystemFieldsProps {
  readonly material: SystemMaterial;
  readonly values: {
    readonly code: string;
    readonly name: string;
    readonly ownerUnitId: string;
    readonly zoneId: string;
    readonly attributes: readonly string[];
  } & DescriptionValues;
  /** The contracts in force that name it. */
  readonly contracts: readonly SystemContract[];
  readonly errorOf: (field: string) => string | undefined;
}

/** What the ledger says of a system, each with what it is for. */
export function SystemFields({ material, values, contracts, errorOf }: SystemFieldsProps) {
  const units = useUnitsWord();
  const attributesError = errorOf('attributes');
  return (
    <>
      <TextField
        name="code"
        label="コード"
        required
        width="short"
        hint="台帳の番号です。ほかの情報システムと重ならなければ、付け方は自由です（例：S01）。"
        maxLength={SYSTEM_CODE_MAX_LENGTH}
        defaultValue={values.code}
        error={errorOf('code')}
      />
      <TextField
        name="name"
        label="名称"
        required
        hint="点検票と報告書にこの名称で載ります。庁内で通じる名称にしてください。"
        maxLength={SYSTEM_NAME_MAX_LENGTH}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <SelectField
        name="ownerUnitId"
        label="所管課"
        required
        placeholder="選んでください"
        hint={`この情報システムに責任を持つ${units}です。点検票は、この${units}のものとして確認に回ります。`}
        options={material.owners.map(({ id, code, name }) => ({ value: id, label: `${name}（${code}）` }))}
        defaultValue={values.ownerUnitId}
        error={errorOf('ownerUnitId')}
      />
      <SelectField
        name="zoneId"
        label="ネットワーク区分"
        required
        placeholder="選んでください"
        hint="つながっているネットワークです。その区分についての設問が届きます。"
        options={material.zones.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values.zoneId}
        error={errorOf('zoneId')}
      />
      <fieldset id="attributes" tabIndex={-1}>
        <legend className="text-std-16B-170">属性</legend>
        <p className="text-solid-gray-700">
          当てはまるものを選んでください。当てはまらないものについての設問は、点検票に出ません。
        </p>
        {attributesError === undefined ? null : <FieldErrorText id="attributes">{attributesError}</FieldErrorText>}
        <div className="mt-3 flex flex-col gap-4">
          {material.attributeGroups.map((group) => (
            <fieldset key={group.id} className="rounded-8 border border-solid-gray-420 p-4">
              <legend className="px-1 text-std-16B-170">{ATTRIBUTE_GROUP_LABELS[group.id]}</legend>
              <div className="flex flex-col gap-2">
                {group.attributes.map(({ id, name }) => (
                  <CheckboxField
                    key={id}
                    id={`attribute-${id}`}
                    name="attributes"
                    value={id}
                    label={name}
                    hint={ATTRIBUTE_HINTS[id]}
                    defaultChecked={values.attributes.includes(id)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      </fieldset>
      <SystemDescriptionFields values={values} contracts={contracts} errorOf={errorOf} />
    </>
  );
}
