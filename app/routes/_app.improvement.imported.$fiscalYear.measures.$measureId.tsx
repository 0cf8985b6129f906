import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PastMeasureCard } from '#app/components/improvement/past-measure-card.tsx';
import { PastMeasureForm } from '#app/components/improvement/past-measure-form.tsx';
import { PastMeasureHistory } from '#app/components/improvement/past-measure-history.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { followMeasure } from '#app/services/improvement/past-measure.acts.server.ts';
import { pastMeasureParams, pastPlanDoneAddress } from '#app/services/improvement/past-measure.address.server.ts';
import { measureStepForm, STEP_REFUSAL_WORDS } from '#app/services/improvement/past-measure-file.form.server.ts';
import { pastMeasurePage } from '#app/services/improvement/past-measure.page.server.ts';

export const meta: MetaFunction = () => [{ title: '取り込んだ改善策｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) =>
  granted(pastMeasurePage(context, requireActor(request, context), readParams(params, pastMeasureParams)), 'resource'),
);

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { fiscalYear, measureId } = readParams(params, pastMeasureParams);
  const form = await readForm(request, measureStepForm);
  if (!form.ok) return refused('bad_input', { errors: form.errors, input: form.input });
  const outcome = followMeasure(context, actor, measureId, form.value);
  if (outcome.ok) return redirect(pastPlanDoneAddress(fiscalYear, 'followed'));
  if (outcome.reason === 'not_permitted') return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
  const field = outcome.reason === 'note_missing' ? 'note' : '';
  const errors = [{ field, message: STEP_REFUSAL_WORDS[outcome.reason] }];
  return refused(field === '' ? 'conflict' : 'bad_input', { errors, input: { ...form.value } });
});

export default function PastMeasure() {
  const { fiscalYear, back, line, steps, cameWith, history } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/improvement', label: '改善計画' },
          { to: back, label: `${japaneseFiscalYear(fiscalYear)}（取込み）` },
        ]}
      >
        取り込んだ改善策 No.{line.number}
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PastMeasureCard line={line} />
        <PastMeasureForm line={line} steps={steps} input={reply?.input ?? {}} errors={errors} />
        <PastMeasureHistory cameWith={cameWith} history={history} />
      </div>
    </>
  );
}
