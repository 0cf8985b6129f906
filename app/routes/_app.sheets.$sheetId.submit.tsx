import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { QuestionList } from '#app/components/response/question-list.tsx';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { ReadOnlyNote, SheetTitle, sheetTitle } from '#app/components/response/sheet-title.tsx';
import { StepList } from '#app/components/response/step-list.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ANSWER_VALUE_LABELS, MISSING_PART_LABELS } from '#app/domain/response/labels.ts';
import { AppError, handled, readForm, readParams } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { submitSheet } from '#app/services/response/sheet.acts.server.ts';

const paramsSchema = z.object({ sheetId: z.string().max(60) });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `確認・提出 ${sheetTitle(page.header)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, paramsSchema);
  return granted(sheetSubmission(context, actor, sheetId), 'resource');
});

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, paramsSchema);
  granted(sheetSubmission(context, actor, sheetId), 'resource');
  const read = await readForm(request, z.object({}));
  if (!read.ok) throw new AppError('bad_input');
  const submitted = submitSheet(context, actor, sheetId);
  if (submitted.ok) {
    throw redirect(`/sheets/${sheetId}?done=${submitted.value.selfConfirmed ? 'self_confirmed' : 'submitted'}`);
  }
  switch (submitted.reason) {
    case 'incomplete':
      return data({ incomplete: true }, { status: 400 });
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('forbidden');
    case 'wrong_state':
      throw new AppError('conflict');
  }
});

export default function SubmitPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { header, missing, missingGates } = page;
  const { sheetId } = header;
  const complete = missing.length === 0 && missingGates.length === 0;
  const editable = header.readOnly === null;
  return (
    <>
      <SheetTitle sheet={header} page="確認・提出" />
      <ReadOnlyNote reason={header.readOnly} />
      <SheetTabs sheetId={sheetId} gates={header.gates} chapters={header.chapters} current={{ page: 'submit' }} />
      {result?.incomplete === true ? (
        <Notice tone="error" title="まだ提出していません" live>
          足りない回答があります。下の一覧から開いて、入力してください。これまでの回答は保存されています。
        </Notice>
      ) : null}
      <dl className="my-4 flex flex-wrap gap-x-8 gap-y-2">
        {page.counts.map(({ value, count }) => (
          <div key={value} className="flex gap-2">
            <dt>{ANSWER_VALUE_LABELS[value]}</dt>
            <dd className="text-std-16B-170 tabular-nums">{count}問</dd>
          </div>
        ))}
        <div className="flex gap-2">
          <dt>事前確認・台帳により該当なし</dt>
          <dd className="text-std-16B-170 tabular-nums">{page.closedByGates}問</dd>
        </div>
        {page.excepted.length === 0 ? null : (
          <div className="flex gap-2">
            <dt>例外措置</dt>
            <dd className="text-std-16B-170 tabular-nums">{page.excepted.length}問</dd>
          </div>
        )}
      </dl>
      {missingGates.length === 0 ? null : (
        <section aria-labelledby="missing-gates" className="mt-6">
          <h2 id="missing-gates" className="mb-2 text-std-20B-150">
            答えていない事前確認（{missingGates.length}件）
          </h2>
          <ul className="list-disc pl-6">
            {missingGates.map((gate) => (
              <li key={gate.gateId}>
                <TextLink to={`/sheets/${sheetId}/gates#${gate.gateId}`}>{gate.label}</TextLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <QuestionList
        id="missing"
        title="足りない回答"
        sheetId={sheetId}
        questions={missing}
        {...(complete ? { empty: 'ありません。すべて入力されています。' } : {})}
        note={(question) => question.missing.map((part) => MISSING_PART_LABELS[part]).join(' ')}
      />
      <QuestionList
        id="unknown"
        title="わからない"
        sheetId={sheetId}
        questions={page.unknown}
        note={({ note }) => note}
      />
      <QuestionList
        id="weak"
        title="一部実施・未実施"
        sheetId={sheetId}
        questions={page.weak}
        note={({ note }) => note}
      />
      <QuestionList
        id="not-applicable"
        title="該当なし"
        sheetId={sheetId}
        questions={page.notApplicable}
        note={({ note }) => note}
      />
      <QuestionList
        id="excepted"
        title="例外措置（回答は要りません）"
        sheetId={sheetId}
        questions={page.excepted}
        note={({ note }) => note}
      />
      <QuestionList
        id="changed"
        title="前年度から変わった回答"
        sheetId={sheetId}
        questions={page.changed}
        note={({ note }) => note}
      />
      {editable ? (
        <section aria-labelledby="hand-in" className="mt-8 rounded-12 border border-solid-gray-420 p-4">
          <h2 id="hand-in" className="mb-2 text-std-20B-150">
            提出
          </h2>
          <p>提出すると、次の順に確認します。次の確認が行われるまでは、引き戻して直せます。</p>
          <StepList steps={page.steps} />
          {page.wouldBeLate ? (
            <p className="mt-2 text-std-16B-170 text-red-900">
              期限（{header.dueOn}）を過ぎているため、「期限後」の提出として記録されます。
            </p>
          ) : null}
          <div className="mt-4">
            {page.maySubmit ? (
              complete ? (
                <PostForm>
                  <Button>この内容で提出する</Button>
                </PostForm>
              ) : (
                <p>足りない回答があるため、まだ提出できません。</p>
              )
            ) : (
              <p>
                提出は、{page.submitters.length === 0 ? 'この点検票の責任を負う方' : page.submitters.join('、')}
                が行います。入力が済んだことを伝えてください。
              </p>
            )}
          </div>
        </section>
      ) : null}
    </>
  );
}
