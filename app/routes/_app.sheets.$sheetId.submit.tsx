import { holderText } from '#app/components/organization/people-text.ts';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import { savedSearch, sheetParams, submitForm } from '#app/services/response/sheet.form.server.ts';
import { askForSheet } from '#app/services/response/entry.loader.server.ts';
import type { SubmissionPage } from '#app/services/response/submit.page.server.ts';
import { SubmissionLists } from '#app/components/response/submission-lists.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UnsentNotice } from '#app/components/campaign/unsent-notice.tsx';
import { SavedNotice } from '#app/components/response/saved-notice.tsx';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { SheetTabs } from '#app/components/response/sheet-tabs.tsx';
import { ReadOnlyNote, SheetTitle } from '#app/components/response/sheet-title.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { StepList } from '#app/components/response/step-list.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import { forgetCookie } from '#app/lib/forget-order.server.ts';
import { AppError, handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { unsentOwnerOf } from '#app/services/access/server-secret.loader.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { submitSheet } from '#app/services/response/sheet.acts.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? 'Tenken' : `確認・提出 ${sheetName(page.header, page.header.officeNames)}｜Tenken` },
];

export const loader = handled(({ request, params, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  const { saved } = readSearch(request, savedSearch);
  return { ...granted(sheetSubmission(context, actor, sheetId), 'resource'), savedBefore: saved };
});

export const action = handled(async ({ request, params, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { sheetId } = readParams(params, sheetParams);
  granted(askForSheet(context, actor, 'sheet.view', sheetId), 'resource');
  const read = await readForm(request, submitForm);
  if (!read.ok) throw new AppError('bad_input');
  const submitted = submitSheet(context, actor, sheetId, read.value.content);
  if (submitted.ok) {
    const owner = unsentOwnerOf(context.db, actor.personId);
    const headers = { 'Set-Cookie': forgetCookie({ owner, sheetId }, context.tls) };
    const done = submitted.value.selfConfirmed ? 'self_confirmed' : 'submitted';
    throw redirect(`/sheets/${sheetId}?done=${done}`, { headers });
  }
  switch (submitted.reason) {
    case 'incomplete':
      return refused('bad_input', { why: submitted.reason });
    case 'changed_since':
    case 'wrong_state':
    case 'being_counted':
      return refused('conflict', { why: submitted.reason });
    case 'not_permitted':
    case 'own_answers':
      throw new AppError('forbidden');
  }
});

export const shouldRevalidate = readAgainOnConflict;

function submitterText({ people }: SubmissionPage['submitter'], office: string): string {
  return people.length === 0
    ? 'この点検票の責任を負う方'
    : people.map((holder) => `${office} ${holderText(holder)}`).join('、');
}

export default function SubmitPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { header, missing, missingGates } = page;
  const { sheetId } = header;
  const complete = missing.length === 0 && missingGates.length === 0;
  const editable = header.readOnly === null;
  return (
    <WithOfficeNames names={header.officeNames}>
      <SheetTitle sheet={header} page="確認・提出" />
      <ReadOnlyNote sheet={header} />
      <SheetTabs {...header} current={{ place: 'submit' }} />
      {result === undefined ? <SavedNotice {...header} from={page.savedBefore} here="確認・提出" /> : null}
      {result?.why === 'changed_since' ? (
        <Notice tone="error" title="内容が変わっています。まだ提出していません" live>
          画面を開いたあとに、ほかの方や別の画面が回答を保存しました。下に今の内容を表示しています。もう一度確かめてから提出してください。これまでの回答はすべて保存されています。
        </Notice>
      ) : null}
      {result?.why === 'wrong_state' ? (
        <Notice tone="error" title="この点検票は、いまは提出できません" live>
          画面を開いたあとに、この点検票が提出されたか、集計が確定しました。下に今の状態を表示しています。これまでの回答はすべて保存されています。
        </Notice>
      ) : null}
      {result?.why === 'being_counted' ? (
        <Notice tone="error" title="まだ提出していません" live>
          この自己点検の集計が始まったためです。これまでの回答はすべて保存されています。
        </Notice>
      ) : null}
      {result?.why === 'incomplete' ? (
        <Notice tone="error" title="まだ提出していません" live>
          足りない回答があります。下の一覧から開いて、入力してください。これまでの回答は保存されています。
        </Notice>
      ) : null}
      {editable ? (
        <UnsentNotice
          sheets={header.chapters
            .slice(0, 1)
            .map(({ key }) => ({ sheetId, name: 'この点検票', to: chapterPath(sheetId, key), editable }))}
          note="送信しないままあなたが提出すると、あなたのこれらの回答は提出に含まれず、この端末からも消えます。同じ端末でほかの方が入力した回答は、送信されていなければ提出に含まれませんが、消えずに残り、その方が点検票を開いたときに示します。"
        />
      ) : null}
      <dl className="my-4 flex flex-wrap gap-x-8 gap-y-2">
        {page.valueCounts.map(({ value, count }) => (
          <div key={value} className="flex gap-2">
            <dt>{ANSWER_VALUE_LABELS[value]}</dt>
            <dd className="text-std-16B-170 tabular-nums">{count}問</dd>
          </div>
        ))}
        <div className="flex gap-2">
          <dt>事前確認・台帳により該当なし</dt>
          <dd className="text-std-16B-170 tabular-nums">{page.closedByGates}問</dd>
        </div>
        {page.exceptedCount === 0 ? null : (
          <div className="flex gap-2">
            <dt>例外措置</dt>
            <dd className="text-std-16B-170 tabular-nums">{page.exceptedCount}問</dd>
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
      <SubmissionLists page={page} complete={complete} />
      {editable ? (
        <section aria-labelledby="hand-in" className="mt-8 rounded-12 border border-solid-gray-420 p-4">
          <h2 id="hand-in" className="mb-2 text-std-20B-150">
            提出
          </h2>
          <p>提出すると、次の順に確認します。次の確認が行われるまでは、引き戻して直せます。</p>
          <StepList steps={page.steps} />
          {page.wouldBeLate ? (
            <p className="mt-2 text-std-16B-170 text-red-900">
              期限（{japaneseDate(header.dueOn)}）を過ぎているため、「期限後」の提出として記録されます。
            </p>
          ) : null}
          <div className="mt-4">
            {page.maySubmit ? (
              complete ? (
                <PostForm>
                  <input type="hidden" name="content" value={page.contentHash} />
                  <Button>この内容で提出する</Button>
                </PostForm>
              ) : (
                <p>足りない回答があるため、まだ提出できません。</p>
              )
            ) : (
              <p>
                提出は、{submitterText(page.submitter, header.officeNames[page.submitter.office])}
                が行います。入力が済んだことを伝えてください。
              </p>
            )}
          </div>
        </section>
      ) : null}
    </WithOfficeNames>
  );
}
