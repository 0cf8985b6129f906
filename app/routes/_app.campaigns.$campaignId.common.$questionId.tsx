import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fieldId, readFields } from '#app/components/response/answer-fields.ts';
import { CommonAskedTable } from '#app/components/response/common-asked-table.tsx';
import { BeingCountedNotice } from '#app/components/response/being-counted-notice.tsx';
import { COMMON_KEY, CommonForm } from '#app/components/response/common-form.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { AppError, handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { itemAddress } from '#app/services/report/behind-number.address.server.ts';
import { chapterForm, formRevision, readAnswer } from '#app/services/response/answer.form.server.ts';
import { giveCommonAnswer } from '#app/services/response/common-answer.acts.server.ts';
import {
  COMMON_REFUSAL_WORDS,
  askedSearch,
  commonParams,
  lackingWords,
} from '#app/services/response/common-answer.form.server.ts';
import { commonAnswerPage, seeCommon } from '#app/services/response/common-answers.page.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `共通回答の${page?.mayGive === false ? '内容' : '入力'}｜Tenken` },
];

export const loader = handled(({ request, context, params: path }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, questionId } = readParams(path, commonParams);
  const search = readSearch(request, askedSearch);
  const page = granted(commonAnswerPage(context, actor, campaignId, questionId, search), 'resource');
  const askedTargets = page.askedList.askedTargets.map((one) => ({ ...one, to: itemAddress(campaignId, one.itemId) }));
  return { ...page, askedList: { ...page.askedList, askedTargets } };
});

export const action = handled(async ({ request, context, params: path }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, questionId: campaignQuestionId } = readParams(path, commonParams);
  granted(seeCommon(context, actor, campaignId), 'resource');
  const read = await readForm(request, chapterForm, { size: 'large' });
  const known = read.ok ? { success: true as const, data: read.value } : chapterForm.safeParse(read.input);
  if (!known.success) throw new AppError('bad_input');
  const fields = new Map(Object.entries(known.data));
  const typed = readFields(COMMON_KEY, fields);
  const rev = formRevision.safeParse(fields.get(`${COMMON_KEY}.rev`));
  const sent = (code: 'bad_input' | 'conflict' | 'forbidden', errors: readonly { field: string; message: string }[]) =>
    refused(code, { errors, typed });
  if (!read.ok) {
    const own = read.errors.map(({ field, message }) => ({ field: field.replace(`${COMMON_KEY}.`, ''), message }));
    return sent('bad_input', own);
  }
  const answer = readAnswer(typed);
  if (!rev.success || (!answer.ok && answer.reason === 'unknown_value')) {
    return sent('bad_input', [{ field: '', message: COMMON_REFUSAL_WORDS.unknown_value }]);
  }
  if (!answer.ok) return sent('bad_input', 'errors' in answer ? answer.errors : []);
  const given = giveCommonAnswer(context, actor, campaignId, {
    campaignQuestionId,
    rev: rev.data,
    answer: answer.value,
  });
  if (given.ok) return redirect(`/campaigns/${campaignId}/common?done=given`);
  if (given.reason === 'incomplete') {
    return sent(
      'bad_input',
      lackingWords(given.missing).map((message) => ({ field: '', message })),
    );
  }
  const code =
    given.reason === 'not_permitted'
      ? 'forbidden'
      : given.reason === 'changed_since' || given.reason === 'wrong_state' || given.reason === 'being_counted'
        ? 'conflict'
        : 'bad_input';
  return sent(code, [{ field: '', message: COMMON_REFUSAL_WORDS[given.reason] }]);
});

export const shouldRevalidate = readAgainOnConflict;

export default function CommonAnswerEntry() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const path = `/campaigns/${page.campaign.id}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: page.campaign.name, to: path },
          { label: '共通回答', to: `${path}/common` },
        ]}
      >
        {page.mayGive ? '共通回答の入力' : '共通回答の内容'}
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary
          errors={errors.map(({ field, message }) => ({
            field: field === '' ? '' : fieldId(COMMON_KEY, field),
            message,
          }))}
        />
        {page.beingCounted ? <BeingCountedNotice /> : null}
        <CommonForm page={page} typed={failed?.typed ?? null} errors={errors} backTo={`${path}/common`} />
        <CommonAskedTable
          putTo={page.commonQuestion.putTo}
          asked={page.askedList}
          path={`${path}/common/${page.commonQuestion.campaignQuestionId}`}
        />
      </div>
    </>
  );
}
