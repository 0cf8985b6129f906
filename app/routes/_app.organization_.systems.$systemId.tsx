import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CurrentEntry } from '#app/components/asset/current-entry.tsx';
import { LastInquiryNote } from '#app/components/asset/last-inquiry.tsx';
import { SystemEnd } from '#app/components/asset/system-end.tsx';
import { SystemFields } from '#app/components/asset/system-fields.tsx';
import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import { OfficeHolders } from '#app/components/organization/office-holders.tsx';
import { OfficeName } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changeSystem, restoreSystem, retireSystem } from '#app/services/asset/asset.acts.server.ts';
import {
  editForm,
  LEDGER_REFUSAL_WORDS,
  openSheetWords,
  systemEcho,
  systemErrors,
  systemParams,
} from '#app/services/asset/ledger.form.server.ts';
import { systemPage } from '#app/services/asset/system.page.server.ts';
import { systemSearch } from '#app/services/asset/systems.address.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '情報システム' : data.system.entry.name}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { done } = readSearch(request, systemSearch);
  const system = granted(systemPage(context, actor, readParams(params, systemParams).systemId), 'resource');
  return { system, done };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'resource');
  const { systemId: id } = readParams(params, systemParams);
  const read = await readForm(request, editForm);
  const typed = systemEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed, conflict: false });
  const form = read.value;
  const outcome =
    form.intent === 'change'
      ? changeSystem(context, actor, { id, ...form })
      : form.intent === 'retire'
        ? retireSystem(context, actor, { id, retiredOn: form.retiredOn })
        : restoreSystem(context, actor, id);
  if (outcome.ok) return redirect(`${SYSTEMS_PATH}/${id}?done=${DONE[form.intent]}`);
  switch (outcome.reason) {
    case 'bad_entry':
      return refused('bad_input', { errors: systemErrors(outcome.faults), typed, conflict: false });
    case 'sheet_open': {
      const message = openSheetWords(outcome.campaignNames);
      return refused('conflict', { errors: [{ field: '', message }], typed, conflict: false });
    }
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    default: {
      const errors = [{ field: '', message: LEDGER_REFUSAL_WORDS[outcome.reason] }];
      return refused('conflict', { errors, typed, conflict: outcome.reason === 'changed_meanwhile' });
    }
  }
});

const DONE = { change: 'changed', retire: 'retired', restore: 'restored' } as const;
const DONE_WORDS = {
  changed: '保存しました。次に開始する自己点検から反映されます。',
  retired: '廃止日を登録しました。',
  restored: '廃止を取り消しました。',
} as const;

export default function EditSystem() {
  const { system, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const typed = failed?.typed;
  const ended = typed?.intent === 'retire' || typed?.intent === 'restore';
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: SYSTEMS_PATH, label: '情報システム台帳' },
        ]}
        lead="変更は、次に開始する自己点検から反映されます。実施中と過去の自己点検の点検票は、開始したときのままです。"
      >
        {system.entry.name}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary errors={errors} />
        {failed?.conflict === true ? <CurrentEntry system={system} /> : null}
        <p>
          <OfficeName office="system_manager" />
          ：<OfficeHolders people={system.managers} needed={system.inUse} />
        </p>
        <LastInquiryNote last={system.lastInquiry} />
        {system.inUse ? (
          <PostForm key={system.seenHash} label="情報システムの変更">
            <input type="hidden" name="intent" value="change" />
            <input type="hidden" name="seenHash" value={system.seenHash} />
            <div className="flex max-w-3xl flex-col gap-6">
              <SystemFields
                material={system}
                values={typed === undefined || ended ? system.entry : typed}
                contracts={system.contracts}
                errorOf={errorOf}
              />
              <div className="flex flex-wrap gap-3">
                <Button>変更を保存する</Button>
                <ButtonLink to={SYSTEMS_PATH} kind="tertiary">
                  一覧に戻る
                </ButtonLink>
              </div>
            </div>
          </PostForm>
        ) : (
          <CurrentEntry system={system} />
        )}
      </div>
      <SystemEnd
        retiredOn={system.retiredOn}
        inUse={system.inUse}
        runningNames={system.runningNames}
        today={system.today}
        typed={typed?.intent === 'retire' ? typed.retiredOn : undefined}
        error={errorOf('retiredOn')}
      />
    </>
  );
}
