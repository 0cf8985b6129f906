import { QuestionnaireChoice } from '#app/components/campaign/questionnaire-choice.tsx';
import { UnitChoice } from '#app/components/organization/unit-choice.tsx';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { CAMPAIGN_KINDS, CAMPAIGN_NAME_MAX_LENGTH } from '#app/domain/campaign/campaign.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { CAMPAIGN_KIND_LABELS } from '#app/domain/campaign/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { CampaignMaterial } from '#app/services/campaign/draft.page.server.ts';

const REHEARSAL_HINT =
  '本番の前に、二つくらいの課で試します。結果はどこにも数えません。対象の所属は、試す課だけを選んでください。名称の頭に【試行】が付き、本番の自己点検と並べて行えます。';

const EVERY_UNIT = 'はじめは、すべての所属が選ばれています。対象にしない所属だけ、選択を外してください。';
const CHOSEN_UNITS =
  '準備したときに選んだ所属に、印が付いています。規程を加えるときは、その規程が適用される所属にも印を付けてください。';

/** What stands in the fields, as it was typed. */
export interface CampaignValues {
  readonly name: string;
  readonly kind: string;
  readonly fiscalYear: string;
  readonly questionnaireId: readonly string[];
  readonly dueOn: string;
  readonly units: readonly string[];
  readonly onlyBound: boolean;
}

/** A draft as its form shows it: its units are those of all its questionnaires. */
export function valuesOfDraft(
  { name, kind, fiscalYear, dueOn, questionnaires }: NewCampaign,
  onlyBound: boolean,
): CampaignValues {
  return {
    name,
    kind,
    fiscalYear: String(fiscalYear),
    questionnaireId: questionnaires.map(({ questionnaireId }) => questionnaireId),
    dueOn,
    units: [...new Set(questionnaires.flatMap(({ unitIds }) => unitIds))],
    onlyBound,
  };
}

/** The years to choose from; a draft's own stays among them. */
function yearsAround(year: number, chosen: string): readonly number[] {
  const own = Number(chosen);
  const years = [year - 1, year, year + 1];
  return /^[0-9]{4}$/.test(chosen) && !years.includes(own) ? [...years, own].sort((a, b) => a - b) : years;
}

export interface CampaignFieldsProps {
  readonly material: CampaignMaterial;
  readonly values: CampaignValues;
  readonly errorOf: (field: string) => string | undefined;
  /** Nobody has chosen yet: every unit is ticked. */
  readonly isNew: boolean;
}

/** What a draft is made of: asked alike when it is prepared and when it is changed. */
export function CampaignFields({ material, values, errorOf, isNew }: CampaignFieldsProps) {
  const chosenUnits = new Set(values.units);
  const isOfSeveral = material.groups.some(({ units }) => units.some(({ policyName }) => policyName !== null));
  return (
    <>
      <TextField
        name="name"
        label="名称"
        hint="画面や報告では、名称の前に年度が付きます。名称に「年度」の文字があれば、付きません。"
        required
        maxLength={CAMPAIGN_NAME_MAX_LENGTH}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <RadioGroup
        name="kind"
        label="区分"
        required
        defaultValue={values.kind}
        options={CAMPAIGN_KINDS.map((kind) => ({
          value: kind,
          label: CAMPAIGN_KIND_LABELS[kind],
          ...(kind === 'rehearsal' ? { hint: REHEARSAL_HINT } : {}),
        }))}
        error={errorOf('kind')}
      />
      <SelectField
        name="fiscalYear"
        label="年度"
        required
        defaultValue={values.fiscalYear}
        options={yearsAround(material.fiscalYear, values.fiscalYear).map((option) => ({
          value: String(option),
          label: japaneseFiscalYear(option),
        }))}
        error={errorOf('fiscalYear')}
      />
      <QuestionnaireChoice
        questionnaires={material.questionnaires}
        chosen={values.questionnaireId}
        error={errorOf('questionnaireId')}
      />
      <DateField
        name="dueOn"
        label="提出の期限"
        required
        min={material.today}
        defaultValue={values.dueOn}
        error={errorOf('dueOn')}
      />
      <UnitChoice
        legend="対象の所属"
        hint={`${isNew ? EVERY_UNIT : CHOSEN_UNITS}情報システムは、所管する課とともに対象になります。`}
        groups={material.groups}
        isChosen={({ id }) => chosenUnits.has(id)}
        noteOf={({ policyName }) => (policyName === null ? '' : `・${policyName}`)}
        error={errorOf('units')}
      />
      {isOfSeveral ? (
        <CheckboxField
          name="onlyBound"
          label="選んだ規程が適用される所属だけを対象にする"
          hint="選んでいない規程が適用される所属は、印が付いていても対象にしません。外れた所属は、次の画面に表示されます。"
          defaultChecked={values.onlyBound}
        />
      ) : null}
    </>
  );
}
