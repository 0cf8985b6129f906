import { ContractLinks } from '#app/components/asset/contract-links.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import {
  AVAILABILITY_LABELS,
  CONFIDENTIALITY_LABELS,
  ENTRY_FIELD_LABELS,
  INTEGRITY_LABELS,
  UNCLASSIFIED_LABEL,
} from '#app/domain/asset/labels.ts';
import { CONTRACTOR_MAX_LENGTH, REGISTER_TEXT_MAX_LENGTH } from '#app/domain/asset/ledger-rule.ts';
import type { SystemContract } from '#app/services/asset/system-contract.loader.server.ts';

export interface DescriptionValues {
  readonly confidentiality: string | null;
  readonly integrity: string | null;
  readonly availability: string | null;
  readonly contractor: string | null;
  readonly contractEndsOn: string | null;
  readonly note: string;
}

export interface SystemDescriptionProps {
  readonly values: DescriptionValues;
  readonly contracts: readonly SystemContract[];
  readonly errorOf: (field: string) => string | undefined;
}

const CLASSES = [
  {
    name: 'confidentiality',
    labels: CONFIDENTIALITY_LABELS,
    hint: '漏れたときの影響の大きさです。貴団体の対策基準の「情報資産の分類」にある段階を選んでください。',
  },
  { name: 'integrity', labels: INTEGRITY_LABELS, hint: '改ざん・誤りの影響の大きさです。' },
  { name: 'availability', labels: AVAILABILITY_LABELS, hint: '使えなくなったときの影響の大きさです。' },
] as const;

/** What the ledger says of a system besides: its classes, who maintains it and until when. */
export function SystemDescriptionFields({ values, contracts, errorOf }: SystemDescriptionProps) {
  return (
    <fieldset className="flex flex-col gap-6">
      <legend className="mb-2 text-std-16B-170">分類と契約</legend>
      <p className="text-solid-gray-700">
        台帳に記録するもので、届く設問は変わりません。分かるものから入力してください。
      </p>
      {CLASSES.map(({ name, labels, hint }) => (
        <SelectField
          key={name}
          name={name}
          label={ENTRY_FIELD_LABELS[name]}
          placeholder={UNCLASSIFIED_LABEL}
          hint={hint}
          options={Object.entries(labels).map(([value, label]) => ({ value, label }))}
          defaultValue={values[name] ?? ''}
          error={errorOf(name)}
        />
      ))}
      {contracts.length > 0 ? (
        <div>
          <p className="text-std-16B-170">{ENTRY_FIELD_LABELS.contractor}・契約の期限</p>
          <ContractLinks contracts={contracts} />
          <p className="text-solid-gray-700">
            委託・クラウドサービス台帳の契約から表示しています。直すときは、その契約を直してください。
          </p>
        </div>
      ) : (
        <>
          <TextField
            name="contractor"
            label={ENTRY_FIELD_LABELS.contractor}
            hint="保守や運用を任せている事業者です。職員だけで運用していれば空にします。委託・クラウドサービス台帳に契約を登録すると、そちらから表示します。"
            maxLength={CONTRACTOR_MAX_LENGTH}
            defaultValue={values.contractor ?? ''}
            error={errorOf('contractor')}
          />
          <DateField
            name="contractEndsOn"
            label={ENTRY_FIELD_LABELS.contractEndsOn}
            hint="契約の最後の日です。90日前から、一覧で「契約の終わりが近い」として絞り込めます。"
            defaultValue={values.contractEndsOn ?? ''}
            error={errorOf('contractEndsOn')}
          />
        </>
      )}
      <TextArea
        name="note"
        label={ENTRY_FIELD_LABELS.note}
        maxLength={REGISTER_TEXT_MAX_LENGTH}
        defaultValue={values.note}
        error={errorOf('note')}
      />
    </fieldset>
  );
}
