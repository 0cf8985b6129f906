import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useCommitteeWords, useOffices } from '#app/components/organization/body-modules.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { OVERRIDE_REASON_MAX_LENGTH } from '#app/domain/access/given-office.ts';
import type { AppointmentKind } from '#app/domain/organization/appointment-kind.ts';
import { MARKED_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { OFFICE_ATTACHED_TO } from '#app/domain/organization/office.ts';
import type { OfficeAttachment } from '#app/domain/organization/office.ts';
import type { OfficeMaterial } from '#app/services/organization/person.page.server.ts';

const attachedWords = (bureau: string): Readonly<Record<OfficeAttachment, string>> => ({
  department: '課を選ぶ',
  bureau: `${bureau}を選ぶ`,
  system: '情報システムを選ぶ',
  organization: '全庁',
});

const KIND_OPTIONS = [
  { value: 'regular', label: '正式', hint: 'その役職に任命された人です。' },
  {
    value: 'concurrent',
    label: MARKED_KIND_LABELS.concurrent,
    hint: '役職が空席のとき、上位の職にある人が、自分の職とあわせて受け持ちます。',
  },
  {
    value: 'acting',
    label: MARKED_KIND_LABELS.acting,
    hint: '就いている人が不在の間、又は空席の間、期間を決めて代わります。この間の確認は、代決と表示されます。',
  },
] as const satisfies readonly { value: AppointmentKind; label: string; hint: string }[];

export interface OfficeFormProps {
  readonly material: OfficeMaterial;
  readonly values: {
    readonly role: string;
    readonly place: string;
    readonly kind: string;
    readonly from: string;
    readonly until: string;
    readonly overrideReason: string;
  };
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** The table keeps the office apart from another one of the person: a reason is asked for. */
  readonly conflicting: boolean;
  readonly cancel: string;
}

export function OfficeForm({ material, values, errors, conflicting, cancel }: OfficeFormProps) {
  const names = useOfficeNames();
  const attached = attachedWords(useBureauWords().all);
  const offices = useOffices();
  const { overrideTold } = useCommitteeWords();
  const errorOf = errorsByField(errors);
  return (
    <PostForm>
      <div className="flex max-w-2xl flex-col gap-6">
        <SelectField
          name="role"
          label="役職"
          required
          placeholder="選んでください"
          hint="対策基準が定める役割です。かっこの中は、次の欄で何を選ぶかです。"
          defaultValue={values.role}
          options={offices.map((office) => ({
            value: office,
            label: `${names[office]}（${attached[OFFICE_ATTACHED_TO[office]]}）`,
          }))}
          error={errorOf('role')}
        />
        <SelectField
          name="place"
          label="所属・情報システム"
          placeholder="全庁（所属を選ばない）"
          hint="全庁の役職のときは、選びません。"
          defaultValue={values.place}
          options={[
            ...material.unitChoices.map(({ id, name, bureauName }) => ({
              value: `unit:${id}`,
              label: bureauName === null ? name : `　${name}（${bureauName}）`,
            })),
            ...material.systemChoices.map(({ id, name }) => ({
              value: `system:${id}`,
              label: `情報システム：${name}`,
            })),
          ]}
          error={errorOf('place')}
        />
        <RadioGroup
          name="kind"
          label="任命の別"
          defaultValue={values.kind}
          options={KIND_OPTIONS}
          error={errorOf('kind')}
        />
        <DateField
          name="from"
          label="始まりの日"
          required
          hint="4月1日の異動は、3月のうちに登録しておけます。"
          defaultValue={values.from}
          error={errorOf('from')}
        />
        <DateField
          name="until"
          label="終わりの日（この日まで在職）"
          hint="会計年度任用職員など、任期が決まっているときと、職務代理のときに入れます。決まっていなければ空けておきます。"
          defaultValue={values.until}
          error={errorOf('until')}
        />
        {conflicting ? (
          <TextArea
            name="overrideReason"
            label="やむを得ず兼ねさせる理由"
            maxLength={OVERRIDE_REASON_MAX_LENGTH}
            hint={`理由は操作の記録に残り、${overrideTold}。理由があっても兼ねられない組合せもあります。`}
            defaultValue={values.overrideReason}
            error={errorOf('overrideReason')}
          />
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button>役職を加える</Button>
          <ButtonLink to={cancel} kind="tertiary">
            やめる
          </ButtonLink>
        </div>
      </div>
    </PostForm>
  );
}
