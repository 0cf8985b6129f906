import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CampaignFields, valuesOfDraft } from '#app/components/campaign/campaign-fields.tsx';
import { UnaskedNotice } from '#app/components/campaign/unasked-notice.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changeDraft } from '#app/services/campaign/campaign.acts.server.ts';
import {
  asWanted,
  campaignParams,
  campaignRefusalError,
  changedCampaignForm,
  newCampaignEcho,
} from '#app/services/campaign/campaign.form.server.ts';
import { chosenDraft, draftPage } from '#app/services/campaign/draft.page.server.ts';
import { asNewCampaign } from '#app/services/campaign/wanted-campaign.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '準備した自己点検を直す｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  return { campaignId, page: granted(draftPage(context, actor, campaignId), 'resource') };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  const { chosen } = granted(chosenDraft(context, actor, campaignId), 'resource');
  const read = await readForm(request, changedCampaignForm, { size: 'large' });
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: newCampaignEcho.parse(read.input) });
  const asked = asNewCampaign(context, asWanted(read.value), chosen);
  const outcome = asked.ok ? changeDraft(context, actor, campaignId, asked.value, read.value.seal) : asked;
  if (outcome.ok) return redirect(`/campaigns/${campaignId}?done=changed`);
  return refused(outcome.reason === 'draft_changed' ? 'conflict' : 'bad_input', {
    errors: [campaignRefusalError(outcome)],
    values: newCampaignEcho.parse({ ...read.value, fiscalYear: String(read.value.fiscalYear) }),
  });
});

export default function ChangeCampaignPage() {
  const { campaignId, page } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const path = `/campaigns/${campaignId}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: page.chosen.name, to: path },
        ]}
        lead="開始するまでは、何度でも直せます。まだ誰にも届いていません。"
      >
        準備した自己点検を直す
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <UnaskedNotice unasked={page.unasked} rehearsal={page.rehearsal} to={null} />
        <PostForm>
          <input type="hidden" name="seal" value={page.seal} />
          <div className="flex flex-col gap-6">
            <CampaignFields
              material={page.material}
              values={failed?.values ?? valuesOfDraft(page.chosen, page.onlyBound)}
              errorOf={errorsByField(errors)}
              isNew={false}
            />
            <div className="flex flex-wrap gap-3">
              <Button>保存して、届き先を確かめる</Button>
              <ButtonLink to={path} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
