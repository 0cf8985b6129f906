import { errorsByField } from '#app/components/ui/error-of.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import {
  asWanted,
  campaignRefusalError,
  newCampaignEcho,
  newCampaignForm,
} from '#app/services/campaign/campaign.form.server.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { CampaignFields } from '#app/components/campaign/campaign-fields.tsx';
import { MissingMaterial } from '#app/components/campaign/missing-material.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { asNewCampaign } from '#app/services/campaign/wanted-campaign.loader.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '自己点検の準備｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(campaignMaterial(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'campaign.create', null), 'page');
  const read = await readForm(request, newCampaignForm, { size: 'large' });
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: newCampaignEcho.parse(read.input) });
  const asked = asNewCampaign(context, asWanted(read.value), null);
  const outcome = asked.ok ? createCampaign(context, actor, asked.value) : asked;
  if (outcome.ok) return redirect(`/campaigns/${outcome.value}?done=created`);
  return refused('bad_input', {
    errors: [campaignRefusalError(outcome)],
    values: newCampaignEcho.parse({ ...read.value, fiscalYear: String(read.value.fiscalYear) }),
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
    questionnaireId: material.questionnaires.filter(({ isProposed }) => isProposed).map(({ id }) => id),
    dueOn: material.dueOn,
    units: material.groups.flatMap((group) => group.units.map(({ id }) => id)),
    onlyBound: true,
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
        unmarkedCount={material.unmarkedCount}
        bureauQuestions={material.bureauQuestions}
      />
      {material.questionnaires.length === 0 ? null : (
        <div className="flex flex-col gap-6">
          <ErrorSummary errors={errors} />
          <PostForm>
            <div className="flex flex-col gap-6">
              <CampaignFields material={material} values={values} errorOf={errorOf} isNew />
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
