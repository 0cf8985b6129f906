import { ASKED_LIST_ID, askedAddress } from '#app/components/response/common-asked-address.ts';
import { SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { COMMON_STANDING_LABELS, PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import type { AskedList, AskedTarget, CommonAnswerPage } from '#app/services/response/common-answers.page.server.ts';

export interface CommonAskedTableProps {
  readonly putTo: CommonAnswerPage['commonQuestion']['putTo'];
  /** Each with the address of its answer. */
  readonly asked: Omit<AskedList, 'askedTargets'> & {
    readonly askedTargets: readonly (AskedTarget & { readonly to: string })[];
  };
  /** Address of the page. */
  readonly path: string;
}

/** Why there is nothing where one standing is asked for. */
const NONE_OF = {
  stale: '共通回答の変更のあと、まだ確かめ直していないところはありません。',
  open: '未回答のところはありません。',
  confirmed: '「共通回答のとおり」としたところは、まだありません。',
  own: '独自の回答をしたところはありません。',
} as const satisfies Record<AskedTarget['standing'], string>;

const NONE_ASKED = 'この設問を尋ねているところはありません。';

/** Who is asked a common question: how the answer stands to the common one, and where the sheet is. */
export function CommonAskedTable({ putTo, asked, path }: CommonAskedTableProps) {
  const { standing, choices } = asked;
  const askedCount = choices.find((choice) => choice.standing === null)?.count ?? 0;
  return (
    <section aria-labelledby={ASKED_LIST_ID}>
      <h2 id={ASKED_LIST_ID} className="mb-2 text-std-20B-150">
        尋ねている{PUT_TO_LABELS[putTo]}（{askedCount}件）
      </h2>
      <p className="mb-3">
        「{COMMON_STANDING_LABELS.stale}
        」は、共通回答が変わったあと、まだ確かめ直していないものです。その点検票が提出済みのときは、自動で「差戻し」になります。
      </p>
      <LinkTabs
        label="共通回答との関係による絞込み"
        tabs={choices.map((choice) => ({
          to: askedAddress(path, choice.standing),
          label: `${choice.standing === null ? 'すべて' : COMMON_STANDING_LABELS[choice.standing]} ${choice.count}件`,
          current: choice.standing === standing,
        }))}
      />
      {asked.askedTargets.length === 0 ? (
        <EmptyState title={standing === null ? NONE_ASKED : NONE_OF[standing]}>
          {standing === null ? undefined : <TextLink to={askedAddress(path, null)}>すべて表示する</TextLink>}
        </EmptyState>
      ) : (
        <DataTable
          caption="尋ねている相手と、共通回答との関係"
          captionHidden
          rows={asked.askedTargets}
          rowKey={(row) => row.itemId}
          columns={[
            {
              key: 'target',
              header: '対象',
              rowHeader: true,
              width: 'wide',
              cell: (row) => (
                <>
                  <TextLink to={row.to}>{row.targetName}</TextLink>
                  {row.ownerName === null ? null : (
                    <span className="block text-solid-gray-700">所管 {row.ownerName}</span>
                  )}
                </>
              ),
            },
            { key: 'standing', header: '共通回答との関係', cell: (row) => COMMON_STANDING_LABELS[row.standing] },
            { key: 'state', header: '点検票の状態', cell: (row) => <SheetStateBadge state={row.state} /> },
          ]}
        />
      )}
      <Pagination
        page={asked.page}
        pageCount={asked.pageCount}
        pathOf={(page) => askedAddress(path, standing, page)}
        label="尋ねている相手"
      />
    </section>
  );
}
