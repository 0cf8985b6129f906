import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { comingWords } from '#app/components/organization/unit-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ComingChange } from '#app/services/organization/unit-version.loader.server.ts';

export interface ComingTableProps {
  readonly changes: readonly ComingChange[];
  readonly mayEdit: boolean;
}

/** What is still to come, each with the button that takes it back. */
export function ComingTable({ changes, mayEdit }: ComingTableProps) {
  const word = useBureauWords().all;
  return (
    <DataTable
      caption="これからの変更"
      captionHidden
      rows={changes}
      rowKey={(change) => `${change.on} ${change.unitId}`}
      columns={[
        { key: 'on', header: 'いつから', cell: (change) => japaneseDate(change.on) },
        {
          key: 'unit',
          header: '所属',
          rowHeader: true,
          cell: (change) => <TextLink to={`/organization/units/${change.unitId}`}>{change.unitName}</TextLink>,
        },
        { key: 'what', header: '変更の内容', width: 'wide', cell: (change) => comingWords(change, word) },
        ...(mayEdit
          ? [
              {
                key: 'back',
                header: '取消し',
                cell: (change: ComingChange) =>
                  change.mayBeTakenBack ? (
                    <PostForm action="/organization/units?index&show=coming">
                      <input type="hidden" name="takeBack" value={change.unitId} />
                      <input type="hidden" name="on" value={change.on} />
                      <Button kind="secondary" label={`${change.unitName}の${japaneseDate(change.on)}の変更を取り消す`}>
                        取り消す
                      </Button>
                    </PostForm>
                  ) : (
                    <span className="text-solid-gray-700">
                      {change.kind === 'added'
                        ? '元の所属の予定と一緒に取り消せます'
                        : '後の予定を先に取り消してください'}
                    </span>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
