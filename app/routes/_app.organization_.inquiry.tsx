import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/access/actor.ts';
import { INQUIRY_PATH } from '#app/components/asset/inquiry-address.ts';
import { InquiryBegin } from '#app/components/asset/inquiry-begin.tsx';
import { PastInquiries } from '#app/components/asset/inquiry-past.tsx';
import { InquiryStateView } from '#app/components/asset/inquiry-state.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  beginInquiry,
  closeInquiry,
  settleInquiryEntry,
  settleUnlisted,
} from '#app/services/asset/inquiry.acts.server.ts';
import { inquirySearch } from '#app/services/asset/inquiry.address.server.ts';
import { INQUIRY_REFUSAL_WORDS, inquiryEcho, inquiryForm } from '#app/services/asset/inquiry.form.server.ts';
import type { InquiryForm } from '#app/services/asset/inquiry.form.server.ts';
import { inquiryPage } from '#app/services/asset/inquiry.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '台帳の照会｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const search = readSearch(request, inquirySearch);
  const page = granted(inquiryPage(context, requireActor(request, context), search), 'page');
  return { page, query: { of: search.of, show: search.show, page: '' }, done: search.done };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const { of } = readSearch(request, inquirySearch);
  const read = await readForm(request, inquiryForm);
  const typed = inquiryEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const form = read.value;
  const outcome = carryOut(context, actor, form);
  if (outcome.ok) {
    return redirect(
      `${INQUIRY_PATH}?${new URLSearchParams({ ...(of === '' ? {} : { of }), done: DONE[form.intent] })}`,
    );
  }
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    default: {
      const [field, message] = INQUIRY_REFUSAL_WORDS[outcome.reason];
      return refused(field === '' ? 'conflict' : 'bad_input', { errors: [{ field, message }], typed });
    }
  }
});

function carryOut(context: ServiceContext, actor: Actor, form: InquiryForm) {
  switch (form.intent) {
    case 'begin':
      return beginInquiry(context, actor, form);
    case 'settle':
      return settleInquiryEntry(context, actor, form);
    case 'settle_unlisted':
      return settleUnlisted(context, actor, form);
    case 'close':
      return closeInquiry(context, actor, form.inquiryId);
  }
}

const DONE = { begin: 'begun', settle: 'settled', settle_unlisted: 'dealt', close: 'closed' } as const;
const DONE_WORDS = {
  begun: '照会を始めました。所管課のホームに届いています。',
  settled: '台帳を直したことを記録しました。',
  dealt: '台帳にないものへの対応を記録しました。所属の画面に出ます。',
  closed: '照会を締め切りました。',
} as const;

export default function InquiryAdministration() {
  const { page, query, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const { shown, candidates, editable, today } = page;
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/organization', label: '組織・台帳' }]}
        lead="情報システム台帳と、委託・クラウドサービスの台帳の記載が今も正しいかを、年に一度、所管課に尋ねます。所管課のホームに用件が届き、記載ごとに「このとおりです」か「違います」で答えます。違うと答えがあった記載と、台帳にないと書かれたものは、ここで確かめて台帳を直します。パソコンを使わない所属は、聞いた答えを代わりに記入できます。回答だけで台帳が変わることはありません。"
      >
        台帳の照会
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary errors={errors} />
        {shown === null ? null : (
          <InquiryStateView
            state={shown}
            editable={editable}
            query={query}
            today={today}
            failed={failed === undefined ? null : { ...failed.typed, error: errorOf('because') }}
          />
        )}
        {candidates === null ? null : (
          <InquiryBegin
            candidates={candidates}
            editable={editable}
            today={today}
            typed={failed?.typed}
            error={errorOf('dueOn')}
          />
        )}
      </div>
      <PastInquiries past={page.past} shown={query.of} />
    </>
  );
}
