import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { INQUIRY_PATH, unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import { InquiryAnswers, InquiryStanding } from '#app/components/asset/inquiry-answers.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { AppError, handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answerInquiryFor } from '#app/services/asset/inquiry-answer.acts.server.ts';
import {
  answerErrors,
  hearingErrors,
  hearingFaultError,
  readHearing,
  readInquiryInputs,
  readUnlisted,
  unchosenRemarks,
  unitInquiryForm,
  unitInquiryParams,
} from '#app/services/asset/inquiry.form.server.ts';
import { answerForPage } from '#app/services/asset/inquiry.page.server.ts';

export const meta: MetaFunction = () => [{ title: '台帳の照会への代わりの記入｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitInquiryParams);
  return { unitId, asked: granted(answerForPage(context, actor, unitId), 'resource') };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitInquiryParams);
  granted(answerForPage(context, actor, unitId), 'resource');
  const read = await readForm(request, unitInquiryForm, { size: 'large' });
  // Texts that cannot be shown come back at their field; whatever else is wrong is no form of ours.
  const known = read.ok ? { success: true as const, data: read.value } : unitInquiryForm.safeParse(read.input);
  if (!known.success) throw new AppError('bad_input');
  const typed = known.data;
  const wrong = read.ok ? [...hearingErrors(typed), ...unchosenRemarks(typed)] : read.errors;
  const hearing = readHearing(typed);
  if (wrong.length > 0 || hearing === null) return refused('bad_input', { errors: wrong, typed });
  const answers = { unitId, inputs: readInquiryInputs(typed), unlisted: readUnlisted(typed), hearing };
  const outcome = answerInquiryFor(context, actor, answers);
  if (outcome.ok) return redirect(`${unitInquiryPath(unitId)}?done=answered_for`);
  if (outcome.reason === 'bad_hearing') {
    return refused('bad_input', { errors: [hearingFaultError(outcome.hearingFault)], typed });
  }
  const errors = answerErrors(outcome) ?? granted<never>({ ok: false, reason: 'not_permitted' }, 'page');
  return refused(outcome.reason === 'bad_word' ? 'bad_input' : 'conflict', { errors, typed });
});

export const shouldRevalidate = readAgainOnConflict;

export default function AnswerFor() {
  const { unitId, asked } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: INQUIRY_PATH, label: '台帳の照会' },
          { to: unitInquiryPath(unitId), label: asked.unitName },
        ]}
        lead="パソコンを使わない所属や、答える人のいない所属から聞いた答えを、事務局が代わりに記入します。誰から、いつ、どうやって聞いたかを残します。記入した答えには、所属の画面と台帳に「事務局が代わりに記入」と出ます。所属は、締め切られるまで直せます。"
      >
        {asked.unitName}の答えを代わりに記入
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <InquiryStanding asked={asked} />
        {asked.answerableFor || failed !== undefined ? null : (
          <Notice tone="warning" title="締め切られた照会には、代わりに記入できません。" />
        )}
        {asked.answerableFor && (asked.kept.entryIds.length > 0 || asked.kept.restKept) ? (
          <Notice
            tone="info"
            title="この所属はもうありません。所属が自分で答えたものは、そのまま残り、ここでは書き直せません。"
          />
        ) : null}
        <InquiryAnswers
          asked={asked}
          by={asked.answerableFor ? 'secretariat' : 'nobody'}
          typed={failed?.typed}
          errors={errors}
        />
      </div>
    </>
  );
}
