import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { PersonAccount, PersonPage } from '#app/services/organization/person.page.server.ts';

function accountWords({ accountActive, hasPassword, mustChange }: PersonAccount): string {
  if (!accountActive) return '停止中（サインインできません）';
  if (!hasPassword) return 'パスワードがありません（再発行するとサインインできます）';
  return mustChange ? '最初のパスワードのまま（サインインすると変更を求めます）' : '使えます';
}

export type PersonAccountSectionProps = Pick<
  PersonPage,
  'id' | 'account' | 'lastSignInAt' | 'active' | 'mayManage' | 'mayRename'
>;

/** Whether and how a person signs in, and what may be done about it. */
export function PersonAccountSection({
  id,
  account,
  lastSignInAt,
  active,
  mayManage,
  mayRename,
}: PersonAccountSectionProps) {
  const names = useOfficeNames();
  const slip = `/organization/people/${id}/slip`;
  if (account === null) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p>
          利用者IDはありません。画面で回答や確認をする職員にだけ発行します。名前が載るだけの委員などには要りません。
        </p>
        {mayManage && active ? <ButtonLink to={slip}>利用者IDを発行する</ButtonLink> : null}
        {mayManage ? null : <p>発行は、{names.administrator}が行います。</p>}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <DefinitionList
        items={[
          { term: '利用者ID', description: account.login },
          { term: '状態', description: accountWords(account) },
          {
            term: '最後のサインイン',
            description: lastSignInAt === null ? 'まだありません' : japaneseDateTime(lastSignInAt),
          },
        ]}
      />
      {mayRename && active ? (
        <p>
          <ButtonLink to={`/organization/people/${id}/login`}>利用者IDを変える</ButtonLink>
        </p>
      ) : null}
      {mayManage && active ? (
        <div className="flex flex-wrap items-start gap-3">
          {account.accountActive ? (
            <>
              <ConfirmForm
                trigger="パスワードを再発行する"
                confirm="再発行して通知書を表示する"
                consequence={
                  <p>
                    今のパスワードは使えなくなり、サインイン中の画面はすぐに終わります。新しいパスワードを印刷できる通知書を、一度だけ表示します。
                  </p>
                }
                action={slip}
                fields={{ intent: 'reset', seen: account.seenCredentialId }}
              />
              <ConfirmForm
                trigger="利用を停止する"
                confirm="停止する"
                danger
                consequence={
                  <p>
                    サインインできなくなり、サインイン中の画面もすぐに終わります。役職とこれまでの回答は残り、いつでも再開できます。
                  </p>
                }
                fields={{ intent: 'disable' }}
              />
            </>
          ) : (
            <ConfirmForm
              trigger="利用を再開する"
              confirm="再開する"
              consequence={<p>停止する前のパスワードで、またサインインできるようになります。</p>}
              fields={{ intent: 'enable' }}
            />
          )}
        </div>
      ) : null}
      {mayManage ? null : (
        <p>
          {mayRename ? '' : '利用者IDの変更、'}パスワードの再発行や利用の停止は、{names.administrator}が行います。
        </p>
      )}
    </div>
  );
}
