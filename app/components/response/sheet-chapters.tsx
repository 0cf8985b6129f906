import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { progressWords } from '#app/components/response/sheet-tabs.tsx';

import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';

/** Gates first, then the chapters, each with how many of its questions are answered. */
export function SheetChapters({
  sheetId,
  state,
  gateProgress,
  chapters,
}: Pick<SheetHeader, 'sheetId' | 'state' | 'gateProgress' | 'chapters'>) {
  const handedIn = state === 'not_started' || state === 'in_progress' ? '未提出' : SHEET_STATE_LABELS[state].word;
  const rows = [
    ...(gateProgress.total === 0 ? [] : [{ to: `/sheets/${sheetId}/gates`, title: '事前確認', ...gateProgress }]),
    ...chapters.map((chapter) => ({ ...chapter, to: chapterPath(sheetId, chapter.key) })),
    { to: `/sheets/${sheetId}/submit`, title: '確認・提出', answered: 0, total: null },
  ];
  return (
    <div className="mt-8">
      <DataTable
        caption="章ごとの回答状況"
        rows={rows}
        rowKey={({ to }) => to}
        columns={[
          {
            key: 'title',
            header: '章',
            rowHeader: true,
            cell: ({ to, title }) => <TextLink to={to}>{title}</TextLink>,
          },
          {
            key: 'answered',
            header: '回答した設問／設問',
            cell: ({ answered, total }) => (total === null || total === 0 ? '－' : `${answered}／${total}`),
            align: 'end',
          },
          {
            key: 'state',
            header: '状態',
            cell: ({ answered, total }) =>
              total === null
                ? handedIn
                : answered === total
                  ? progressWords(answered, total)
                  : answered === 0
                    ? '未着手'
                    : '回答中',
          },
        ]}
      />
    </div>
  );
}
