import { postWords } from '#app/components/organization/post-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { SlipContact } from '#app/components/access/slip-contact.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { SlipsPage } from '#app/services/access/account.page.server.ts';

export interface SlipChoiceProps {
  readonly waiting: SlipsPage;
  readonly back: string;
  /** Whom to ask, as it was typed. */
  readonly contact: string;
  readonly errorOf: (field: string) => string | undefined;
}

/** For whom slips are printed: everybody of the page, unless somebody is left out. */
export function SlipChoice({ waiting, back, contact, errorOf }: SlipChoiceProps) {
  const names = useOfficeNames();
  const { lines, count, pageCount } = waiting;
  if (lines.length === 0) {
    return (
      <EmptyState title="パスワードがまだない利用者IDは、ありません。">
        <TextLink to="/organization/people">職員の一覧へ戻る</TextLink>
      </EmptyState>
    );
  }
  return (
    <PostForm>
      <div className="flex flex-col gap-6">
        <p className="max-w-3xl">
          利用者IDはあってもパスワードがまだない職員です。発行すると、選んだ全員の最初のパスワードが自動で作られ、印刷できる通知書を一度だけ表示します。
        </p>
        <p className="max-w-3xl">
          通知書は、A4の用紙に二人分ずつ、所属の順に並びます。手渡さない人は、選択を外してください。
        </p>
        <p>
          {count}人{pageCount > 1 ? `（この画面の${lines.length}人を発行すると、残りの人がこの画面に出ます）` : ''}
        </p>
        <DataTable
          caption="通知書を発行する職員"
          captionHidden
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: '発行する人',
              rowHeader: true,
              cell: ({ id, name, accountActive }) =>
                accountActive ? (
                  <label className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
                    <input
                      type="checkbox"
                      name="personIds"
                      value={id}
                      defaultChecked
                      className="size-6 shrink-0 accent-key-900"
                    />
                    {name}
                  </label>
                ) : (
                  `${name}（利用者IDが停止中のため、発行できません）`
                ),
            },
            { key: 'code', header: '職員番号', cell: ({ code }) => code ?? '－' },
            { key: 'login', header: '利用者ID', cell: ({ login }) => login },
            {
              key: 'offices',
              header: '今日の役職',
              width: 'wide',
              cell: ({ offices }) =>
                offices.length === 0 ? 'なし' : [...new Set(offices.map((one) => postWords(one, names)))].join('、'),
            },
          ]}
        />
        <SlipContact contact={contact} error={errorOf('contact')} />
        <div className="flex flex-wrap gap-3">
          <Button>発行して通知書を表示する</Button>
          <ButtonLink to={back} kind="tertiary">
            やめる
          </ButtonLink>
        </div>
      </div>
    </PostForm>
  );
}
