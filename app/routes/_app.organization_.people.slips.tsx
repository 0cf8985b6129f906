import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountSlips } from '#app/components/access/account-slip.tsx';
import { SlipChoice } from '#app/components/access/slip-choice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { peoplePath, slipsPath } from '#app/components/organization/people-address.ts';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { siteAddress } from '#app/lib/address.ts';
import { AppError, handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { drawSpokenCode } from '#app/lib/spoken-code.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { drawPasswords } from '#app/services/access/account.acts.server.ts';
import { slipEcho, SLIPS_AT_ONCE, slipsForm } from '#app/services/access/account.form.server.ts';
import { slipsPage } from '#app/services/access/account.page.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { personRefusalWords } from '#app/services/organization/person.form.server.ts';

export const handle = { wide: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '通知書の一括発行｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const query = readSearch(request, peopleSearch);
  return { query, waiting: granted(slipsPage(context, actor, query, SLIPS_AT_ONCE), 'page') };
});

/** The drawn passwords leave by this answer alone: they are kept nowhere but as their hashes. */
export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const query = readSearch(request, peopleSearch);
  const page = granted(slipsPage(context, actor, query, SLIPS_AT_ONCE), 'page');
  const read = await readForm(request, slipsForm, { size: 'large' });
  const { contact } = slipEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { slips: [], errors: read.errors, contact });
  const chosen = page.lines.filter(({ id }) => read.value.personIds.includes(id));
  const say = (reason: Parameters<typeof personRefusalWords>[0]) => [
    { field: '', message: personRefusalWords(reason, bodySettings(context.db).officeNames) },
  ];
  // A form that is sent again names who is in no list any more: nothing is drawn and no time burnt.
  if (chosen.length < new Set(read.value.personIds).size) {
    return refused('conflict', { slips: [], errors: say('changed_meanwhile'), contact });
  }
  const drawn: { personId: string; password: string; passwordHash: string }[] = [];
  for (const { id: personId } of chosen) {
    const password = drawSpokenCode();
    // One after the other: the threads are not this request's alone.
    drawn.push({ personId, password, passwordHash: await hashPassword(password) });
  }
  const outcome = drawPasswords(context, actor, drawn);
  if (!outcome.ok) {
    if (outcome.reason === 'not_permitted') throw new AppError('not_found');
    return refused('conflict', { slips: [], errors: say(outcome.reason), contact });
  }
  const passwords = new Map(drawn.map(({ personId, password }) => [personId, password]));
  const slips = chosen.map(({ id, name, login, posts }) => ({
    paper: page.paper,
    personName: name,
    posts,
    siteAddress: siteAddress(request.url),
    contact,
    login: login ?? '',
    password: passwords.get(id) ?? '',
  }));
  return data({ slips, errors: [], contact });
});

export default function SlipsPage() {
  const { query, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = peoplePath({ ...query, login: query.login === 'unable' ? 'unable' : 'no_password', state: '' });
  return (
    <>
      <PageTitle crumbs={[{ to: '/organization/people', label: '職員・任命・利用者ID' }]} screenOnly>
        通知書の一括発行
      </PageTitle>
      {reply !== undefined && reply.slips.length > 0 ? (
        <AccountSlips slips={reply.slips} minLength={PASSWORD_MIN_LENGTH} back={back} />
      ) : (
        <div className="flex flex-col gap-6">
          <ErrorSummary errors={reply?.errors ?? []} title="発行していません" note="何も変わっていません。" />
          <SlipChoice
            waiting={waiting}
            back={back}
            contact={reply?.contact ?? waiting.paper.usualContact}
            errorOf={errorsByField(reply?.errors ?? [])}
          />
          <Pagination
            page={waiting.page}
            pageCount={waiting.pageCount}
            pathOf={(page) => slipsPath(query, page)}
            label="職員"
          />
        </div>
      )}
    </>
  );
}
