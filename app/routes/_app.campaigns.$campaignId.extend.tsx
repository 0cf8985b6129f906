import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { campaignParams, extendForm, CAMPAIGN_REFUSAL_WORDS } from '#app/services/campaign/campaign.form.server.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';

import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { dueDateOf } from '#app/services/campaign/due-date.page.server.ts';
import { extendDueDate } from '#app/services/campaign/due-date.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

const search = z.object({ sheet: z.string().max(100).default('') });

export const meta: MetaFunction = () => [{ title: '期限の延長｜Tenken' }];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  const { sheet } = readSearch(request, search);
  return { campaignId, due: granted(dueDateOf(context, actor, campaignId, sheet === '' ? null : sheet), 'resource') };
});

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(path, campaignParams);
  const { sheet } = readSearch(request, search);
  const sheetId = sheet === '' ? null : sheet;
  granted(dueDateOf(context, actor, campaignId, sheetId), 'resource');
  const read = await readForm(request, extendForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, dueOn: '' });
  const { dueOn } = read.value;
  const outcome = extendDueDate(context, actor, campaignId, { sheetId, dueOn });
  if (outcome.ok) return redirect(`/board?campaign=${campaignId}&done=extended`);
  const field = outcome.reason === 'not_later' || outcome.reason === 'in_the_past' ? 'dueOn' : '';
  const code = field === 'dueOn' ? 'bad_input' : outcome.reason === 'not_permitted' ? 'forbidden' : 'conflict';
  return refused(code, { errors: [{ field, message: CAMPAIGN_REFUSAL_WORDS[outcome.reason] }], dueOn });
});

export default function ExtendPage() {
  const names = useOfficeNames();
  const { campaignId, due } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: due.campaignName, to: `/campaigns/${campaignId}` },
        ]}
        lead={
          due.sheet === null
            ? `${campaignTitle({ name: due.campaignName, fiscalYear: due.fiscalYear })}のすべての点検票の期限を延ばします。個別に、より後の日まで延ばした点検票の期限は変わりません。`
            : `${due.sheet.name}（${names[due.sheet.office]}）の点検票だけ、期限を延ばします。`
        }
      >
        期限の延長
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <p>
          今の期限：<strong>{japaneseDate(due.dueOn)}</strong>
        </p>
        <PostForm>
          <div className="flex flex-col gap-6">
            <DateField
              name="dueOn"
              label="新しい期限"
              required
              min={due.today}
              defaultValue={failed?.dueOn ?? ''}
              error={errors.find(({ field }) => field === 'dueOn')?.message}
              hint="今の期限より後の日を入れてください。期限後に提出された点検票の「期限後提出」の印は変わりません。"
            />
            <div className="flex flex-wrap gap-3">
              <Button>期限を延ばす</Button>
              <ButtonLink to={`/board?campaign=${campaignId}`} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
