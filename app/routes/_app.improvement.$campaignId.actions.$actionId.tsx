import { WithModules } from '#app/components/organization/body-modules.tsx';
import { redirectDocument } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionFacts } from '#app/components/improvement/action-facts.tsx';
import { ActionForm } from '#app/components/improvement/action-form.tsx';
import { EditConflictNote } from '#app/components/improvement/edit-conflict-note.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { improvementForm } from '#app/services/improvement/improvement.form.server.ts';
import { actionParams, savedAddress } from '#app/services/improvement/improvement.address.server.ts';
import { actionPage } from '#app/services/improvement/improvement.page.server.ts';
import { editImprovement } from '#app/services/improvement/improvement.acts.server.ts';

export const meta: MetaFunction = () => [{ title: '改善策の編集｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, actionId } = readParams(params, actionParams);
  return granted(actionPage(context, actor, campaignId, actionId), 'resource');
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, actionId } = readParams(params, actionParams);
  const form = await readForm(request, improvementForm);
  if (!form.ok) return refused('bad_input', { errors: form.errors, conflict: null, input: form.input });
  const saved = editImprovement(context, actor, campaignId, actionId, form.value);
  if (!saved.ok && saved.reason === 'conflict') {
    const conflict = { rev: saved.rev, current: saved.current };
    return refused('conflict', { errors: [], conflict, input: { ...form.value, due: form.value.due ?? '' } });
  }
  granted(saved, 'resource');
  return redirectDocument(savedAddress(campaignId, form.value.level));
});

export default function EditAction() {
  const { campaign, line, action: saved, back } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const conflict = reply?.conflict ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/improvement', label: '改善計画' },
          { to: back, label: japaneseFiscalYear(campaign.fiscalYear) },
        ]}
      >
        改善策 No.{line.number} の編集
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={reply?.errors ?? []} />
        <WithModules modules={campaign.modules}>
          {conflict === null ? null : <EditConflictNote current={conflict.current} />}
          <ActionFacts line={line} />
          <ActionForm
            action={saved}
            rev={conflict?.rev ?? line.rev}
            input={reply?.input ?? {}}
            errors={reply?.errors ?? []}
          />
        </WithModules>
      </div>
    </>
  );
}
