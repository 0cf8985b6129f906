import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '#app/components/improvement/action-form.tsx';
import { ClauseQuote } from '#app/components/report/clause-quote.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { CAUSE_LABELS, IMPROVEMENT_LEVEL_LABELS, PRIORITY_LABELS } from '#app/domain/improvement/labels.ts';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { improvementForm } from '#app/services/improvement/improvement.form.server.ts';
import { actionPage, actionParams } from '#app/services/improvement/improvement.page.server.ts';
import { editImprovement } from '#app/services/improvement/improvement.acts.server.ts';

export const meta: MetaFunction = () => [{ title: '改善策の編集｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, actionId } = readParams(params, actionParams);
  const { campaign, line, action } = granted(actionPage(context, actor, campaignId, actionId), 'resource');
  const { level, cause, priority, interimMeasure, permanentMeasure, owner, due } = action;
  return {
    campaignId,
    year: japaneseFiscalYear(campaign.fiscalYear),
    line,
    values: { rev: line.rev, level, cause, priority, interimMeasure, permanentMeasure, owner, due: due ?? '' },
  };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, actionId } = readParams(params, actionParams);
  const form = await readForm(request, improvementForm);
  if (!form.ok) return refused('bad_input', { errors: form.errors, conflict: null, input: form.input });
  const saved = editImprovement(context, actor, campaignId, actionId, form.value);
  if (!saved.ok && saved.reason === 'conflict') {
    const { cause, priority, level, interimMeasure, permanentMeasure, owner } = saved.current;
    const conflict = { rev: saved.rev, cause, priority, level, interimMeasure, permanentMeasure, owner };
    return refused('conflict', { errors: [], conflict, input: { ...form.value, due: form.value.due ?? '' } });
  }
  granted(saved, 'resource');
  return redirect(`/improvement/${campaignId}?list=${form.value.level}&done=saved`);
});

export default function EditAction() {
  const { campaignId, year, line, values } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const conflict = reply?.conflict ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/improvement', label: '改善計画' },
          { to: `/improvement/${campaignId}?list=${values.level}`, label: year },
        ]}
      >
        改善策 No.{line.number} の編集
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={reply?.errors ?? []} />
        {conflict === null ? null : (
          <Notice tone="warning" title="ほかの人が先に保存しました。入力した内容は、下の欄に残っています。" live>
            <p>
              先に保存された内容：{IMPROVEMENT_LEVEL_LABELS[conflict.level]}／原因 {CAUSE_LABELS[conflict.cause]}
              ／優先度 {PRIORITY_LABELS[conflict.priority]}／暫定 {conflict.interimMeasure}／恒久{' '}
              {conflict.permanentMeasure}／担当 {conflict.owner}
            </p>
            <p>見比べて、よければもう一度「保存する」を押してください。</p>
          </Notice>
        )}
        <Card title="課題">
          <ClauseQuote clause={line.clause} />
          <p className="mt-3 whitespace-pre-line">{line.problem}</p>
          <ul className="mt-2 flex flex-wrap gap-x-4">
            {line.items.map((item) => (
              <li key={item.to}>
                <TextLink to={item.to}>{item.targetName}</TextLink>
              </li>
            ))}
          </ul>
        </Card>
        <ActionForm
          values={{ ...values, ...(conflict === null ? {} : { rev: conflict.rev }) }}
          input={reply?.input ?? {}}
          errors={reply?.errors ?? []}
        />
      </div>
    </>
  );
}
