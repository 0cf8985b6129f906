import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { settledWords } from '#app/components/campaign/start-words.ts';
import { UnableNotice } from '#app/components/campaign/unable-notice.tsx';
import { ExampleCard } from '#app/components/campaign/example-card.tsx';
import { StartPath } from '#app/components/campaign/start-path.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { BODY_KINDS, BODY_NAME_MAX_LENGTH } from '#app/domain/organization/body.ts';
import { BODY_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { chooseStep } from '#app/services/campaign/first-year.acts.server.ts';
import { EXAMPLE_REFUSAL_WORDS, startForm, startSearch } from '#app/services/campaign/first-year.form.server.ts';
import { startPage } from '#app/services/campaign/first-year.page.server.ts';
import { loadExample, removeExample } from '#app/services/campaign/worked-example.acts.server.ts';
import { changeBody } from '#app/services/organization/body.acts.server.ts';
import { BODY_REFUSAL_WORDS, bodyEcho } from '#app/services/organization/body.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: 'はじめに｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  ...granted(startPage(context, requireActor(request, context)), 'page'),
  done: readSearch(request, startSearch).done ?? null,
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, startForm);
  const typed = bodyEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const entered = read.value;
  if (entered.intent === 'load_example' || entered.intent === 'remove_example') {
    const loads = entered.intent === 'load_example';
    const outcome = loads ? loadExample(context, actor) : removeExample(context, actor);
    if (outcome.ok) return redirect(`/start?done=${loads ? 'example_loaded' : 'example_removed'}`);
    if (outcome.reason !== 'not_empty' && outcome.reason !== 'touched')
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    return refused('conflict', {
      errors: [{ field: '', message: EXAMPLE_REFUSAL_WORDS[outcome.reason] }],
      typed: null,
    });
  }
  if (entered.intent !== 'body') {
    const outcome = chooseStep(context, actor, entered.leavable, entered.intent === 'take_in');
    // Pressed twice, or by two people: it is as it was wanted.
    if (!outcome.ok && outcome.reason !== 'nothing_changed')
      granted<never>({ ok: false, reason: outcome.reason }, 'page');
    return redirect('/start');
  }
  const outcome = changeBody(context, actor, entered);
  if (outcome.ok) return redirect('/start?done=body');
  switch (outcome.reason) {
    case 'nothing_changed':
    case 'changed_meanwhile':
      return refused('conflict', { errors: [{ field: '', message: BODY_REFUSAL_WORDS[outcome.reason] }], typed });
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
  }
});

const DONE = {
  body: '団体名と区分を保存しました。',
  example_loaded:
    '見本の所属、ネットワーク区分、情報システムを登録しました。名前を自分の団体のものに直していってください。',
  example_removed: '見本を取り消しました。',
} as const;

export default function Start() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const { bodyKind } = page.facts;
  const typed = failed?.typed ?? { name: page.bodyName, bodyKind: bodyKind ?? '' };
  return (
    <>
      <PageTitle lead="最初の自己点検を始めるまでの手順です。上から順に進めることをお勧めしますが、どの手順からでも始められ、途中でやめても構いません。">
        はじめに
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        {page.done === null ? null : <Notice tone="success" title={DONE[page.done]} live />}
        {page.campaignOpened && !page.ready ? <UnableNotice count={page.facts.unableCount} /> : null}
        {page.ready ? (
          <Notice tone="success" title="準備が終わりました。">
            <p>最初の自己点検を開始したので、この案内はメニューに表示されなくなります。</p>
            <p className="mt-2">
              <ButtonLink to="/board">進捗を見る</ButtonLink>
            </p>
          </Notice>
        ) : (
          <p>{settledWords(page.settledCount, page.path.length)}</p>
        )}
        <ExampleCard state={page.example} bodyKind={bodyKind} />
        <StartPath
          page={page}
          bodyForm={
            <PostForm label="団体名と区分">
              <input type="hidden" name="intent" value="body" />
              <input type="hidden" name="seenName" value={page.bodyName} />
              <input type="hidden" name="seenKind" value={bodyKind ?? ''} />
              <div className="flex flex-wrap items-end gap-4">
                <TextField
                  key={`name ${page.bodyName}`}
                  name="name"
                  label="団体名"
                  required
                  maxLength={BODY_NAME_MAX_LENGTH}
                  defaultValue={typed.name}
                  error={errorOf('name')}
                />
                <SelectField
                  key={`kind ${bodyKind ?? ''}`}
                  name="bodyKind"
                  label="区分"
                  required
                  placeholder="選んでください"
                  options={BODY_KINDS.map((kind) => ({ value: kind, label: BODY_KIND_LABELS[kind] }))}
                  defaultValue={typed.bodyKind}
                  error={errorOf('bodyKind')}
                />
                <Button kind="secondary">団体名と区分を保存する</Button>
              </div>
            </PostForm>
          }
        />
      </div>
    </>
  );
}
