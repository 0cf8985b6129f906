import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { FieldErrorText } from '#app/components/ui/field-frame.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { CONTRACT_FIELD_LABELS, CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import {
  CONTRACTOR_MAX_LENGTH,
  REGISTER_TEXT_MAX_LENGTH,
  SYSTEM_CODE_MAX_LENGTH,
  SYSTEM_NAME_MAX_LENGTH,
} from '#app/domain/asset/ledger-rule.ts';
import type { ContractMaterial } from '#app/services/asset/contract.page.server.ts';

export interface ContractValues {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly contractor: string;
  readonly ownerUnitId: string;
  readonly handedOver: string;
  readonly personalInformation: boolean;
  readonly subcontracting: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly approvedOn: string | null;
  readonly approvedBy: string;
  readonly approvalDocument: string;
  readonly systemIds: readonly string[];
  readonly note: string;
}

export interface ContractFieldsProps {
  readonly material: ContractMaterial;
  readonly values: ContractValues;
  readonly errorOf: (field: string) => string | undefined;
}

const LABELS = CONTRACT_FIELD_LABELS;
const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What a register says of a contract or a cloud service, each with what it is for. */
export function ContractFields({ material, values, errorOf }: ContractFieldsProps) {
  const units = useUnitsWord();
  const systemsError = errorOf('systemIds');
  return (
    <>
      <RadioGroup
        name="kind"
        label={LABELS.kind}
        required
        hint="仕事を任せる契約は業務委託、申し込んで使うインターネット上のサービスはクラウドサービスです。"
        options={optionsOf(CONTRACT_KIND_LABELS)}
        defaultValue={values.kind}
        error={errorOf('kind')}
      />
      <TextField
        name="code"
        label={LABELS.code}
        required
        width="short"
        hint="台帳の番号です。ほかの契約と重ならなければ、付け方は自由です（例：K01、契約番号）。"
        maxLength={SYSTEM_CODE_MAX_LENGTH}
        defaultValue={values.code}
        error={errorOf('code')}
      />
      <TextField
        name="name"
        label={LABELS.name}
        required
        hint="契約の件名、又はサービスの名称です。"
        maxLength={SYSTEM_NAME_MAX_LENGTH}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <TextField
        name="contractor"
        label={LABELS.contractor}
        required
        hint="契約の相手、又はサービスを提供する事業者の名称です。"
        maxLength={CONTRACTOR_MAX_LENGTH}
        defaultValue={values.contractor}
        error={errorOf('contractor')}
      />
      <SelectField
        name="ownerUnitId"
        label={LABELS.ownerUnitId}
        required
        placeholder="選んでください"
        hint={`この契約に責任を持つ${units}です。この${units}の情報セキュリティ管理者と担当者は、この記載を見られます。`}
        options={material.owners.map(({ id, code, name }) => ({ value: id, label: `${name}（${code}）` }))}
        defaultValue={values.ownerUnitId}
        error={errorOf('ownerUnitId')}
      />
      <TextArea
        name="handedOver"
        label={LABELS.handedOver}
        hint="委託先に渡す、又はサービスに置く情報です（例：住民の氏名・住所・税額）。渡さなければ空にします。"
        maxLength={REGISTER_TEXT_MAX_LENGTH}
        defaultValue={values.handedOver}
        error={errorOf('handedOver')}
      />
      <CheckboxField
        name="personalInformation"
        label="渡す情報に個人情報がある"
        defaultChecked={values.personalInformation}
      />
      <RadioGroup
        name="subcontracting"
        label={LABELS.subcontracting}
        required
        hint="委託先が、仕事の一部をほかの事業者に任せているかです。承認していない再委託が分かったら「未承認」とし、対応が済むまで残してください。"
        options={optionsOf(SUBCONTRACTING_LABELS)}
        defaultValue={values.subcontracting}
        error={errorOf('subcontracting')}
      />
      <DateField
        name="startsOn"
        label={LABELS.startsOn}
        required
        defaultValue={values.startsOn ?? ''}
        error={errorOf('startsOn')}
      />
      <DateField
        name="endsOn"
        label={LABELS.endsOn}
        hint="最後の日です。定めがなければ空にします。90日前から「期限が近い」として絞り込めます。"
        defaultValue={values.endsOn ?? ''}
        error={errorOf('endsOn')}
      />
      <fieldset className="flex flex-col gap-4 rounded-8 border border-solid-gray-420 p-4">
        <legend className="px-1 text-std-16B-170">承認</legend>
        <p className="text-solid-gray-700">
          委託すること、又はサービスを使うことを、誰がいつどの文書で承認したかです。承認の前は、三つとも空にします。
        </p>
        <DateField
          name="approvedOn"
          label={LABELS.approvedOn}
          defaultValue={values.approvedOn ?? ''}
          error={errorOf('approvedOn')}
        />
        <TextField
          name="approvedBy"
          label={LABELS.approvedBy}
          hint="役職で構いません（例：統括情報セキュリティ責任者）。"
          maxLength={CONTRACTOR_MAX_LENGTH}
          defaultValue={values.approvedBy}
          error={errorOf('approvedBy')}
        />
        <TextField
          name="approvalDocument"
          label={LABELS.approvalDocument}
          maxLength={CONTRACTOR_MAX_LENGTH}
          defaultValue={values.approvalDocument}
          error={errorOf('approvalDocument')}
        />
      </fieldset>
      {material.systemChoices.length === 0 ? null : (
        <fieldset id="systemIds" tabIndex={-1}>
          <legend className="text-std-16B-170">{LABELS.systemIds}</legend>
          <p className="text-solid-gray-700">
            この契約で保守・運用を任せる情報システムです。選ぶと、情報システム台帳の委託先と契約の終わりは、ここから表示します。
          </p>
          {systemsError === undefined ? null : <FieldErrorText id="systemIds">{systemsError}</FieldErrorText>}
          <div className="mt-2 max-h-96 overflow-y-auto rounded-8 border border-solid-gray-420 p-4">
            {material.systemChoices.map(({ id, code, name }) => (
              <CheckboxField
                key={id}
                id={`system-${id}`}
                name="systemIds"
                value={id}
                label={`${name}（${code}）`}
                defaultChecked={values.systemIds.includes(id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        name="note"
        label={LABELS.note}
        maxLength={REGISTER_TEXT_MAX_LENGTH}
        defaultValue={values.note}
        error={errorOf('note')}
      />
    </>
  );
}
