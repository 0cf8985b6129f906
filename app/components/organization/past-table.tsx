import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { becameWords } from '#app/components/organization/unit-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PastUnit } from '#app/services/organization/units.page.server.ts';

export interface PastTableProps {
  readonly past: readonly PastUnit[];
  readonly mayEdit: boolean;
}

/** The units that are no more, each with the button that takes its ending back where that can still be. */
export function PastTable({ past, mayEdit }: PastTableProps) {
  const unitsWord = useUnitsWord();
  return (
    <DataTable
      caption={`なくなった${unitsWord}`}
      captionHidden
      rows={past}
      rowKey={(unit) => unit.id}
      columns={[
        { key: 'code', header: 'コード', cell: (unit) => unit.code },
        {
          key: 'name',
          header: '所属',
          rowHeader: true,
          cell: (unit) => <TextLink to={`/organization/units/${unit.id}`}>{unit.name}</TextLink>,
        },
        { key: 'type', header: '区分', cell: (unit) => UNIT_TYPE_LABELS[unit.type] },
        { key: 'until', header: 'いつまで', cell: (unit) => japaneseDate(unit.until) },
        {
          key: 'became',
          header: 'その後',
          cell: (unit) => (unit.became === null ? '－' : becameWords(unit.became)),
        },
        ...(mayEdit && past.some(({ undoableOn }) => undoableOn !== null)
          ? [
              {
                key: 'back',
                header: '取消し',
                cell: ({ id, name, undoableOn }: PastUnit) =>
                  undoableOn === null ? (
                    '－'
                  ) : (
                    <PostForm action="/organization/units?index&show=past">
                      <input type="hidden" name="takeBack" value={id} />
                      <input type="hidden" name="on" value={undoableOn} />
                      <Button kind="secondary" label={`${name}の${japaneseDate(undoableOn)}の変更を取り消す`}>
                        取り消す
                      </Button>
                    </PostForm>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
