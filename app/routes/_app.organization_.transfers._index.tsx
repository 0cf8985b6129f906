import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TRANSFERS_PATH, transferPath } from '#app/components/organization/transfer-words.ts';
import { UnfinishedTransfers } from '#app/components/organization/unfinished-transfers.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TRANSFER_KIND_LABELS, TRANSFER_STATE_LABELS } from '#app/domain/organization/labels.ts';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { transfersSearch } from '#app/services/access/transfer.address.server.ts';
import { transfersPage, unfinishedTransfers } from '#app/services/access/transfer.page.server.ts';

export const meta: MetaFunction = () => [{ title: '人事異動｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  return {
    transfers: granted(transfersPage(context, actor), 'page'),
    unfinished: unfinishedTransfers(context, actor),
    done: readSearch(request, transfersSearch).done,
  };
});

export default function TransfersPage() {
  const { transfers, unfinished, done } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: '/organization/people', label: '職員・任命・利用者ID' },
        ]}
        lead="職員と任命を、表からまとめて登録・変更します。初めての登録にも、4月1日の人事異動にも使います。確定するまで何も変わらず、確定したあとも取り消せます。"
        actions={
          <ButtonLink to={`${TRANSFERS_PATH}/new`} kind="primary">
            表を読み込む
          </ButtonLink>
        }
      >
        人事異動
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === 'discarded' ? <Notice tone="success" title="下書きを消しました。" live /> : null}
        <UnfinishedTransfers unfinished={unfinished} />
        {transfers.length === 0 ? (
          <EmptyState title="人事異動はまだありません。">
            <p>
              「表を読み込む」から、職員の表（CSV・Excel）を読み込んでください。今の職員の表も、そこで出力できます。
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="人事異動の一覧"
            captionHidden
            rows={transfers}
            rowKey={({ id }) => id}
            columns={[
              { key: 'on', header: '異動の日', cell: ({ on }) => japaneseDate(on) },
              {
                key: 'name',
                header: '名称',
                rowHeader: true,
                cell: ({ id, name }) => <TextLink to={transferPath(id)}>{name}</TextLink>,
              },
              { key: 'kind', header: '表の種類', cell: ({ kind }) => TRANSFER_KIND_LABELS[kind] },
              {
                key: 'lines',
                header: '行数',
                align: 'end',
                cell: ({ lineCount }) => lineCount.toLocaleString('ja-JP'),
              },
              { key: 'state', header: '状態', cell: ({ state }) => TRANSFER_STATE_LABELS[state] },
            ]}
          />
        )}
      </div>
    </>
  );
}
