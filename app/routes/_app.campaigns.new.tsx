import { errorsByField } from '#app/components/ui/error-of.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import {
  newCampaignForm,
  newCampaignEcho,
  CAMPAIGN_REFUSAL_WORDS,
} from '#app/services/campaign/campaign.form.server.ts';
import { CAMPAIGN_NAME_MAX_LENGTH, CAMPAIGN_KINDS } from '#app/domain/campaign/campaign.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { MissingMaterial } from '#app/components/campaign/missing-material.tsx';
import { UnitChoice } from '#app/components/campaign/unit-choice.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { CAMPAIGN_KIND_LABELS } from '#app/domain/campaign/labels.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { japaneseDateOf, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { campaignMaterial } from '#app/services/campaign/campaign.page.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

const REHEARSAL_HINT =
  '本番の前に、二つくらいの課で試します。結果はどこにも数えません。対象の所属は、試す課だけを選んでください。名称の頭に【試行】が付き、本番の自己点検と並べて行えます。';

const FIELD_OF: Partial<Record<keyof typeof CAMPAIGN_REFUSAL_WORDS, string>> = {
  no_units: 'units',
  unknown_unit: 'units',
  unknown_questionnaire: 'questionnaireId',
  in_the_past: 'dueOn',
};

export const meta: MetaFunction = () => [{ title: '自己点検の準備｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(campaignMaterial(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'campaign.create', null), 'page');
  const read = await readForm(request, newCampaignForm, { size: 'large' });
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: newCampaignEcho.parse(read.input) });
  const { name, kind, questionnaireId, dueOn, units } = read.value;
  const values = { name, kind, questionnaireId, dueOn, units, fiscalYear: String(read.value.fiscalYear) };
  const outcome = createCampaign(context, actor, {
    name,
    kind,
    dueOn,
    questionnaires: [{ questionnaireId, unitIds: units, leftOutQuestionIds: [] }],
    fiscalYear: read.value.fiscalYear,
  });
  if (outcome.ok) return redirect(`/campaigns/${outcome.value}?done=created`);
  return refused('bad_input', {
    errors: [{ field: FIELD_OF[outcome.reason] ?? '', message: CAMPAIGN_REFUSAL_WORDS[outcome.reason] }],
    values,
  });
});

export default function NewCampaignPage() {
  const material = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const year = material.fiscalYear;
  const values = failed?.values ?? {
    name: '定期自己点検',
    kind: 'regular',
    fiscalYear: String(year),
    questionnaireId: material.questionnaires[0]?.id ?? '',
    dueOn: material.dueOn,
    units: material.groups.flatMap((group) => group.units.map(({ id }) => id)),
  };
  return (
    <>
      <PageTitle
        crumbs={[{ label: '自己点検の管理', to: '/campaigns' }]}
        lead="準備の段階では、まだ誰にも届きません。次の画面で「誰に何が届くか」を確かめてから開始します。"
      >
        自己点検の準備
      </PageTitle>
      <MissingMaterial
        hasQuestionnaire={material.questionnaires.length > 0}
        sectionCount={material.sectionCount}
        vacantOffices={material.vacantOffices}
        unableCount={material.unableCount}
        bureauQuestions={material.bureauQuestions}
      />
      {material.questionnaires.length === 0 ? null : (
        <div className="flex flex-col gap-6">
          <ErrorSummary errors={errors} />
          <PostForm>
            <div className="flex flex-col gap-6">
              <TextField
                name="name"
                label="名称"
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
                options={[year - 1, year, year + 1].map((option) => ({
                  value: String(option),
                  label: japaneseFiscalYear(option),
                }))}
                error={errorOf('fiscalYear')}
              />
              <SelectField
                name="questionnaireId"
                label="調査票"
                required
                defaultValue={values.questionnaireId}
                options={material.questionnaires.map((questionnaire) => ({
                  value: questionnaire.id,
                  label: `${questionnaire.policyName} 第${questionnaire.version}版（${japaneseDateOf(questionnaire.publishedAt)}公開）`,
                }))}
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
              <UnitChoice groups={material.groups} chosen={new Set(values.units)} error={errorOf('units')} />
              <div className="flex flex-wrap gap-3">
                <Button>準備して、届き先を確かめる</Button>
                <ButtonLink to="/campaigns" kind="tertiary">
                  やめる
                </ButtonLink>
              </div>
            </div>
          </PostForm>
        </div>
      )}
    </>
  );
}
