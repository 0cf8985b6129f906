import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HandoverLinks } from '#app/components/improvement/handover-links.tsx';
import { PersonAccountSection } from '#app/components/organization/person-account.tsx';
import { PersonOffices } from '#app/components/organization/person-offices.tsx';
import { PersonPresence } from '#app/components/organization/person-presence.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PERSON_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { AppError, handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { disableAccount, enableAccount } from '#app/services/access/account.acts.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { personAddress, personParams, personSearch } from '#app/services/organization/people.address.server.ts';
import type { PersonDone } from '#app/services/organization/people.address.server.ts';
import {
  endAppointment,
  letPersonLeave,
  letPersonReturn,
  withdrawAppointment,
} from '#app/services/organization/person.acts.server.ts';
import {
  outlivesUnitWords,
  personActEcho,
  personActForm,
  personRefusalWords,
} from '#app/services/organization/person.form.server.ts';
import { personPage } from '#app/services/organization/person.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const DONE_WORDS: Readonly<Record<PersonDone, string>> = {
  added: '職員を登録しました。次に、役職を加えてください。',
  changed: '職員の登録を直しました。',
  given: '役職を加えました。',
  ended: '役職の終わりの日を登録しました。',
  withdrawn: '任命を取り消しました。',
  left: '転出・退職として登録しました。役職を終わらせ、サインインもできなくしました。',
  returned: '復帰として登録しました。役職を加え、必要であればパスワードを再発行してください。',
  disabled: '利用者IDを停止しました。サインイン中の画面も終わりました。',
  enabled: '利用者IDの利用を再開しました。',
  login_renamed: '利用者IDを変えました。サインイン中の画面は終わりました。新しい利用者IDを本人に知らせてください。',
};

const DONE = {
  end: 'ended',
  withdraw: 'withdrawn',
  leave: 'left',
  return: 'returned',
  disable: 'disabled',
  enable: 'enabled',
} as const satisfies Record<string, PersonDone>;

export const meta: MetaFunction = () => [{ title: '職員｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'people.view', null), 'page');
  return {
    person: granted(personPage(context, actor, personId), 'resource'),
    done: readSearch(request, personSearch).done ?? null,
  };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(personPage(context, actor, personId), 'resource');
  const read = await readForm(request, personActForm);
  if (!read.ok) {
    const values = personActEcho.parse(read.input);
    const day = values.intent === 'end' ? 'until' : values.intent === 'leave' ? 'lastDay' : '';
    const message = read.errors.find(({ field }) => field === day)?.message;
    if (day === '' || message === undefined) throw new AppError('bad_input');
    return refused('bad_input', { message, dayIsWrong: true, values });
  }
  const act = read.value;
  const outcome = (() => {
    switch (act.intent) {
      case 'end':
        return endAppointment(context, actor, personId, act);
      case 'withdraw':
        return withdrawAppointment(context, actor, personId, act.appointmentId);
      case 'leave':
        return letPersonLeave(context, actor, personId, act.lastDay);
      case 'return':
        return letPersonReturn(context, actor, personId);
      case 'disable':
        return disableAccount(context, actor, personId);
      case 'enable':
        return enableAccount(context, actor, personId);
    }
  })();
  if (outcome.ok) return redirect(personAddress(personId, DONE[act.intent]));
  if (outcome.reason === 'not_permitted') throw new AppError('forbidden');
  return refused('conflict', {
    message:
      outcome.reason === 'unit_ends'
        ? outlivesUnitWords(outcome.lastDay)
        : personRefusalWords(outcome.reason, bodySettings(context.db).officeNames),
    dayIsWrong: act.intent === 'end' || act.intent === 'leave',
    values: personActEcho.parse(act),
  });
});

export default function PersonDetailPage() {
  const { person, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const sentBack =
    failed === undefined ? null : { ...failed.values, error: failed.dayIsWrong ? failed.message : undefined };
  const field = sentBack?.intent === 'end' ? `until-${sentBack.appointmentId}` : 'lastDay';
  const { facts } = person;
  const here = `/organization/people/${person.id}`;
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/organization/people', label: '職員・任命・利用者ID' }]}
        actions={person.mayEdit ? <ButtonLink to={`${here}/edit`}>氏名などを直す</ButtonLink> : undefined}
      >
        {facts.name}
      </PageTitle>
      <div className="flex flex-col gap-8">
        {done === null || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        {failed === undefined ? null : (
          <ErrorSummary
            title="行えませんでした"
            note="何も変わっていません。"
            errors={[{ field: failed.dayIsWrong ? field : '', message: failed.message }]}
          />
        )}
        <DefinitionList
          items={[
            { term: '氏名のかな', description: facts.kana === '' ? '登録なし' : facts.kana },
            { term: '職員番号', description: facts.code ?? 'なし' },
            { term: '区分', description: PERSON_KIND_LABELS[facts.kind] },
            { term: '在籍', description: person.active ? '在籍中' : '転出・退職' },
          ]}
        />
        <section aria-labelledby="offices" className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="offices" className="text-std-20B-150">
              役職（任命）
            </h2>
            {person.mayEdit && person.active ? (
              <ButtonLink to={`${here}/office`} kind="primary">
                役職を加える
              </ButtonLink>
            ) : null}
          </div>
          <p>
            どの点検票に回答し、どれを確認するかは、役職で決まります。始まりの日から終わりの日まで有効で、後の日付でも前もって登録できます。
          </p>
          <PersonOffices
            appointments={person.appointments}
            today={person.today}
            mayEdit={person.mayEdit}
            sentBack={sentBack}
          />
          <HandoverLinks units={person.handoverUnits} />
        </section>
        <section aria-labelledby="account" className="flex flex-col gap-3">
          <h2 id="account" className="text-std-20B-150">
            利用者ID
          </h2>
          <PersonAccountSection
            id={person.id}
            account={person.account}
            lastSignInAt={person.lastSignInAt}
            active={person.active}
            mayManage={person.mayManage}
            mayRename={person.mayRename}
          />
        </section>
        {person.mayEdit ? <PersonPresence active={person.active} today={person.today} sentBack={sentBack} /> : null}
      </div>
    </>
  );
}
