import { ALL_PEOPLE, peoplePath } from '#app/components/organization/people-address.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

/** Says how many of those who are to answer or confirm cannot sign in, and where they are listed. */
export function UnableNotice({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Notice tone="warning" title={`回答・確認する人のうち${count}人が、まだサインインできません。`}>
      <p>
        このままでは、その人に届く点検票は回答や確認が止まります。
        <TextLink to={peoplePath(ALL_PEOPLE, { login: 'unable' })}>サインインできない人の一覧</TextLink>
        から、利用者IDと最初のパスワードを用意してください。紙で回答を受けるときは、代行入力できます。
      </p>
    </Notice>
  );
}
