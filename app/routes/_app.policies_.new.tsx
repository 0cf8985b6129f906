import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { PolicyNames } from '#app/components/policy/policy-names.tsx';
import { PolicyPreviewTables } from '#app/components/policy/policy-preview.tsx';
import { PublishFields } from '#app/components/policy/publish-fields.tsx';
import { TextSigns } from '#app/components/policy/text-signs.tsx';
import { PolicyTextField } from '#app/components/policy/policy-text-field.tsx';
import { doneToDraftWords } from '#app/components/policy/version-words.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import type { StatedName } from '#app/domain/policy/stated-name.ts';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { doneIn, doneToNewest, stepsCarriedTo, withSaid } from '#app/services/policy/carried-steps.loader.server.ts';
import {
  POLICY_TEXT_FIELDS,
  POLICY_TEXT_REFUSAL_WORDS,
  pagesStillIn,
  policyTextEcho,
  policyTextForm,
} from '#app/services/policy/policy-text.form.server.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { takeInPolicy } from '#app/services/questionnaire/policy-publish.acts.server.ts';
import {
  findingsOf,
  policyTextPage,
  previewPolicy,
  signsOf,
} from '#app/services/questionnaire/policy-text.page.server.ts';
import type { PolicyPreview } from '#app/services/questionnaire/policy-text.page.server.ts';
import { policyIdFor, readTextApart } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const PUBLISH_LABEL = '対策基準を取り込み、調査票を公開する';

const PREVIEWING =
  '本文を読み取っています。長い本文では、1分ほどかかることがあります。この画面のまま、お待ちください。';
const SAVING = '下書きに保存しています。この画面のまま、お待ちください。';
const PUBLISHING = '取り込んで公開しています。この画面のまま、お待ちください。';

export const meta: MetaFunction = () => [{ title: '対策基準の取込み｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) =>
  granted(policyTextPage(context, requireActor(request, context)), 'page'),
);

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'page');
  const read = await readForm(request, policyTextForm, { size: 'policy' });
  const typed = policyTextEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed, preview: null, signs: [], done: null });
  const { intent, policyId, text: source } = read.value;
  const chosenPolicyId = policyId === '' ? null : policyId;
  const told = (one: keyof typeof POLICY_TEXT_REFUSAL_WORDS) => [
    { field: POLICY_TEXT_FIELDS[one], message: POLICY_TEXT_REFUSAL_WORDS[one] },
  ];
  const waiting = { personId: actor.personId, left: request.signal };
  const found = await readTextApart({ source, policyId: policyIdFor(context, chosenPolicyId) }, waiting);
  if (!found.ok)
    return refused('bad_input', { errors: told(found.reason), typed, preview: null, signs: [], done: null });
  const shown = (code: 'bad_input' | 'conflict' | null, reason: keyof typeof POLICY_TEXT_REFUSAL_WORDS | null) => {
    const outcome = previewPolicy(context, actor, { chosenPolicyId, source, read: found.value });
    if (outcome.ok) {
      const signs: readonly string[] = [];
      const done = doneToNewest(context, chosenPolicyId);
      const body = { errors: reason === null ? [] : told(reason), typed, preview: outcome.value, signs, done };
      return code === null ? body : refused(code, body);
    }
    switch (outcome.reason) {
      case 'no_clause':
      case 'no_question':
      case 'unknown_policy': {
        const preview: PolicyPreview | null = null;
        const signs = signsOf(found.value);
        return refused('bad_input', { errors: told(outcome.reason), typed, preview, signs, done: null });
      }
      default:
        return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    }
  };
  if (intent === 'preview') return shown(null, null);
  if (intent === 'draft') {
    const { name, citation, file, validFrom, revisionSummary } = read.value;
    const { reading } = found.value;
    const findings = findingsOf(found.value, file?.notes ?? []);
    const carried = stepsCarriedTo(context, chosenPolicyId, { source, reading, findings });
    const begun = beginPolicyDraft(context, actor, {
      ...{ policyId: chosenPolicyId, name, citation, source, pageCount: pagesStillIn(file, source) },
      ...{ reading, findings },
      carried: withSaid(carried, { validFrom, revisionSummary }),
    });
    if (begun.ok) {
      const { correctionCount, confirmCount, editCount } = doneIn(carried);
      const before = doneToNewest(context, chosenPolicyId);
      const query = new URLSearchParams({
        ...{ done: 'begun', carried: String(editCount), corrections: String(correctionCount) },
        ...{ confirms: String(confirmCount), lostConfirms: String((before?.confirmCount ?? 0) - confirmCount) },
      });
      return redirect(`${policyDraftPath(begun.value.policyDraftId)}?${query.toString()}`);
    }
    if (begun.reason === 'no_clause' || begun.reason === 'unknown_policy') return shown('conflict', begun.reason);
    return granted<never>({ ok: false, reason: begun.reason }, 'page');
  }
  const { validFrom } = read.value;
  if (validFrom === null) return shown('bad_input', 'no_start');
  const outcome = takeInPolicy(context, actor, { ...read.value, validFrom, chosenPolicyId, source, read: found.value });
  if (outcome.ok) return redirect('/policies?done=published');
  switch (outcome.reason) {
    case 'no_clause':
    case 'no_question':
    case 'unknown_policy':
    case 'changed_meanwhile':
    case 'same_start':
      return shown('conflict', outcome.reason);
    case 'no_summary':
    case 'day_too_early':
    case 'day_too_late':
      return shown('bad_input', outcome.reason);
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
  }
});

/** Says what is being done, as long as it is. */
function Sending({ words }: { readonly words: string | null }) {
  return (
    <p role="status" className={words === null ? 'sr-only' : undefined}>
      {words}
    </p>
  );
}

export default function NewPolicy() {
  const { bodyName, maxLength, knownPolicies } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const errorOf = errorsByField(errors);
  const [stated, setStated] = useState<StatedName | null>(null);
  // What was read of another text, or for another policy, than now stand above says nothing of these.
  const [outdated, setOutdated] = useState<typeof reply>();
  const isOutdated = reply !== undefined && outdated === reply;
  const preview = isOutdated ? null : (reply?.preview ?? null);
  const done = isOutdated ? null : (reply?.done ?? null);
  const typed = reply?.typed ?? { text: '', file: null, validFrom: null, revisionSummary: '' };
  const { formData } = useNavigation();
  const sending = formData?.get('intent') ?? null;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead="団体の対策基準の本文を取り込み、条項から調査票を作って公開します。公開の前に、どう読み取ったかを表示します。"
      >
        対策基準の取込み
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <TextSigns signs={reply?.signs ?? []} />
        <Disclosure onPaper="never" summary="取込みの手引き" open={preview === null}>
          <ol className="list-decimal pl-6">
            <li>対策基準（基本方針が一緒でも構いません）のファイルを選ぶか、本文を貼り付けます。</li>
            <li>「読み取って確かめる」を押すと、条項と設問の数、読み取れなかった箇所を表示します。</li>
            <li>
              読取りを直すときは「下書きにして直す」を押します。種類、名宛人、番号、条項の分け方などを、原文の横で直せます。
            </li>
            <li>よければ「{PUBLISH_LABEL}」を押します。自己点検の準備で、この調査票を選べるようになります。</li>
          </ol>
          <p className="mt-2">
            公開した版は変わりません。直すときは、「対策基準と調査票」で、その版の「この版を直す」を押します。本文が改正されたときは、ここで新しい版として取り込みます。実施中の自己点検には影響しません。
          </p>
        </Disclosure>
        <PostForm
          label="対策基準の取込み"
          onSubmit={(event) => {
            // What is pressed twice would be refused the second time, for what the first one has done.
            if (sending !== null) event.preventDefault();
          }}
        >
          <div className="flex max-w-4xl flex-col gap-6">
            <input type="hidden" name="seenHash" value={preview?.seenHash ?? ''} />
            <Disclosure onPaper="opened" summary="取り込む対策基準" open={preview === null || errors.length > 0}>
              <div className="flex flex-col gap-6">
                <PolicyNames
                  knownPolicies={knownPolicies}
                  bodyName={bodyName}
                  typed={reply?.typed ?? null}
                  stated={stated}
                  errorOf={errorOf}
                  onPolicy={() => setOutdated(reply)}
                />
                <PolicyTextField
                  maxLength={maxLength}
                  defaultValue={typed.text}
                  defaultFile={typed.file}
                  error={errorOf('text')}
                  onFile={(own) => {
                    setStated(own);
                    setOutdated(reply);
                  }}
                />
                <div className="flex flex-wrap gap-3">
                  <Button kind={preview === null ? 'primary' : 'secondary'} name="intent" value="preview">
                    読み取って確かめる
                  </Button>
                  <ButtonLink to="/policies" kind="tertiary">
                    やめる
                  </ButtonLink>
                </div>
                {isOutdated && reply.preview !== null ? (
                  <p role="status">
                    本文か規程を選び直したため、前の確認は消しました。「読み取って確かめる」を押すと、いまの本文で確認し直します。
                  </p>
                ) : null}
                <Sending words={sending === 'preview' ? PREVIEWING : null} />
              </div>
            </Disclosure>
            {preview === null ? null : (
              <section aria-labelledby="preview" className="flex flex-col gap-6">
                <h2 id="preview" className="text-std-20B-150">
                  公開する内容の確認
                </h2>
                {done === null || Object.values(done).every((count) => count === 0) ? null : (
                  <Notice tone="warning" title={`今の版には、${doneToDraftWords(done)}があります。`}>
                    <p>
                      「下書きにして直す」を押すと、引き継ぎます（今の本文に合わない訂正は、下書きで示します）。「
                      {PUBLISH_LABEL}」を押すと、引き継がずに公開します。
                    </p>
                  </Notice>
                )}
                <PolicyPreviewTables preview={preview} file={typed.file} />
                <PublishFields preview={preview} typed={typed} errorOf={errorOf} />
                <div className="flex flex-col gap-2">
                  <p>
                    この対策基準を登録し、調査票を自己点検の準備で選べるようにします。庁外には公開されません。自己点検も、まだ始まりません。
                  </p>
                  <div className="flex flex-wrap gap-3">
                    <Button kind="secondary" name="intent" value="draft">
                      下書きにして直す
                    </Button>
                    <Button name="intent" value="publish">
                      {PUBLISH_LABEL}
                    </Button>
                  </div>
                  <Sending words={sending === 'publish' ? PUBLISHING : sending === 'draft' ? SAVING : null} />
                </div>
              </section>
            )}
          </div>
        </PostForm>
      </div>
    </>
  );
}
