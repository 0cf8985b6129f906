import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerForPath, unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import { InquiryAnswers, InquiryStanding } from '#app/components/asset/inquiry-answers.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { AppError, handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answerInquiry } from '#app/services/asset/inquiry-answer.acts.server.ts';
import { unitInquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import {
  answerErrors,
  readInquiryInputs,
  readUnlisted,
  unchosenRemarks,
  unitInquiryForm,
  unitInquiryParams,
} from '#app/services/asset/inquiry.form.server.ts';
import { unitInquiryPage } from '#app/services/asset/inquiry.page.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `台帳の照会${data === undefined ? '' : ` ${data.asked.unitName}`}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitInquiryParams);
  const { of, done } = readSearch(request, unitInquirySearch);
  return { unitId, asked: granted(unitInquiryPage(context, actor, { unitId, of }), 'resource'), done };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { unitId } = readParams(params, unitInquiryParams);
  granted(unitInquiryPage(context, actor, { unitId, of: '' }), 'resource');
  const read = await readForm(request, unitInquiryForm, { size: 'large' });
  // Texts that cannot be shown come back at their field; whatever else is wrong is no form of ours.
  const known = read.ok ? { success: true as const, data: read.value } : unitInquiryForm.safeParse(read.input);
  if (!known.success) throw new AppError('bad_input');
  const typed = known.data;
  const wrong = read.ok ? unchosenRemarks(typed) : read.errors;
  if (wrong.length > 0) return refused('bad_input', { errors: wrong, typed });
  const answers = { unitId, inputs: readInquiryInputs(typed), unlisted: readUnlisted(typed) };
  const outcome = answerInquiry(context, actor, answers);
  if (outcome.ok) return redirect(`${unitInquiryPath(unitId)}?done=answered`);
  const errors = answerErrors(outcome) ?? granted<never>({ ok: false, reason: 'not_permitted' }, 'page');
  return refused(outcome.reason === 'bad_word' ? 'bad_input' : 'conflict', { errors, typed });
});

export const shouldRevalidate = readAgainOnConflict;

const DONE_WORDS = {
  answered: '回答を保存しました。締め切られるまで、いつでも直せます。',
  answered_for: '聞いた答えを記入しました。締め切られるまで、所属もここで直せます。',
} as const;

export default function UnitInquiry() {
  const { unitId, asked, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle lead="この所属が所管する情報システム、契約及びクラウドサービスについて、台帳の今の記載です。今も正しいかを、記載ごとに答えてください。台帳にないものがあれば、いちばん下に書いてください。年に一度、台帳を実際に合わせるために尋ねています。違うところは、事務局が確かめて台帳を直します。">
        台帳の照会　{asked.unitName}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary errors={errors} />
        <InquiryStanding asked={asked} />
        {asked.answerableFor && !asked.answerable ? (
          <p>
            <ButtonLink to={answerForPath(unitId)}>聞いた答えを代わりに記入する</ButtonLink>
          </p>
        ) : null}
        <InquiryAnswers asked={asked} by={asked.answerable ? 'unit' : 'nobody'} typed={failed?.typed} errors={errors} />
      </div>
    </>
  );
}
