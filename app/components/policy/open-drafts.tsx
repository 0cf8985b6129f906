import { policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { japaneseDateTime, relativeTime } from '#app/lib/japanese-date.ts';
import type { OpenDraft } from '#app/services/policy/policies.page.server.ts';

interface OpenDraftsProps {
  readonly drafts: readonly OpenDraft[];
  readonly now: string;
}

/** Drafts that are worked on: who holds each, and since when. */
export function OpenDrafts({ drafts, now }: OpenDraftsProps) {
  if (drafts.length === 0) return null;
  return (
    <div className="mb-6">
      <DataTable
        caption={`公開していない下書き（${drafts.length}件）`}
        rows={drafts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: '対策基準',
            rowHeader: true,
            cell: ({ id, name, citation }) => (
              <>
                <TextLink to={policyDraftPath(id)}>{name}の下書き</TextLink>（{citation}）
              </>
            ),
          },
          { key: 'made', header: '取込み', cell: ({ madeAt }) => japaneseDateTime(madeAt) },
          {
            key: 'holder',
            header: '編集中の人',
            cell: ({ holder, isHolder }) => `${holder}${isHolder ? '（あなた）' : ''}`,
          },
          {
            key: 'held',
            header: '最後の操作',
            cell: ({ heldAt }) => (
              <TimeText instant={heldAt} text={relativeTime(heldAt, now)} full={japaneseDateTime(heldAt)} />
            ),
          },
        ]}
      />
    </div>
  );
}
