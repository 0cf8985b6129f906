import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import { InquiryEntry } from '#app/components/asset/inquiry-entry.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { AppError, handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { answerInquiry } from '#app/services/asset/inquiry.acts.server.ts';
import { unitInquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import {
  ANSWER_REFUSAL_WORDS,
  changedEntryErrors,
  inquiryWordErrors,
  readInquiryInputs,
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
  return { asked: granted(unitInquiryPage(context, actor, { unitId, of }), 'resource'), done };
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
  const outcome = answerInquiry(context, actor, { unitId, inputs: readInquiryInputs(typed) });
  if (outcome.ok) return redirect(`${unitInquiryPath(unitId)}?done=answered`);
  switch (outcome.reason) {
    case 'bad_word':
      return refused('bad_input', { errors: inquiryWordErrors(outcome.faults), typed });
    case 'changed_meanwhile':
      return refused('conflict', { errors: changedEntryErrors(outcome.entryIds), typed });
    case 'wrong_state':
    case 'nothing_changed':
      return refused('conflict', { errors: [{ field: '', message: ANSWER_REFUSAL_WORDS[outcome.reason] }], typed });
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
  }
});

export default function UnitInquiry() {
  const { asked, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const typed: Readonly<Record<string, string>> | undefined = failed?.typed;
  const entries = asked.entries.map((entry) => (
    <InquiryEntry
      key={entry.entryId}
      entry={entry}
      answerable={asked.answerable}
      typed={
        typed === undefined
          ? undefined
          : { answer: typed[`answer.${entry.entryId}`] ?? '', remark: typed[`remark.${entry.entryId}`] ?? '' }
      }
      errorOf={errorOf}
    />
  ));
  return (
    <>
      <PageTitle lead="この所属が所管する情報システム、契約及びクラウドサービスについて、台帳の今の記載です。今も正しいかを、記載ごとに答えてください。年に一度、台帳を実際に合わせるために尋ねています。違うところは、事務局が確かめて台帳を直します。">
        台帳の照会　{asked.unitName}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : (
          <Notice tone="success" title="回答を保存しました。締め切られるまで、いつでも直せます。" live />
        )}
        <ErrorSummary errors={errors} />
        <p>
          {asked.open ? (
            <>
              回答の期限 <strong>{japaneseDate(asked.dueOn)}</strong>
              {asked.done ? null : (
                <span className={asked.overdue ? 'text-std-16B-170 text-red-900' : ''}>
                  （{dueIn(asked.dueOn, asked.today)}）
                </span>
              )}
            </>
          ) : (
            'この照会は締め切られました。違うところがあるときは、事務局に連絡してください。'
          )}
          　{asked.askedCount}件のうち{asked.answeredCount}件に回答済み
        </p>
        {asked.answerable ? (
          <PostForm key={asked.entries.map(({ seenHash }) => seenHash).join()} label="台帳の照会への回答">
            <div className="flex flex-col gap-6">
              {entries}
              <p>
                ここにない情報システムや契約があるときは、事務局に連絡してください。台帳に加わると、次の照会から尋ねられます。
              </p>
              <div className="flex flex-wrap gap-3">
                <Button name="intent" value="save">
                  選んだ回答を保存する
                </Button>
                {asked.done ? null : (
                  <Button name="intent" value="rest" kind="secondary">
                    選んでいないものは、すべて「このとおりです」として保存する
                  </Button>
                )}
              </div>
            </div>
          </PostForm>
        ) : (
          entries
        )}
      </div>
    </>
  );
}
