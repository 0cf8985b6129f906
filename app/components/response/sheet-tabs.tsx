import type { SheetCounts } from '#app/services/response/sheet-header.loader.server.ts';
import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';

export interface SheetTabsProps extends Pick<SheetCounts, 'gateProgress' | 'chapters'> {
  readonly sheetId: string;
  /** Key of the chapter, or which other page of the sheet is open. */
  readonly current: NextPlace | { readonly place: 'measures' };
}

/** The parts of a sheet in the order in which they are worked through, each with how far it is. */
export function SheetTabs({ sheetId, gateProgress, chapters, current }: SheetTabsProps) {
  const base = `/sheets/${sheetId}`;
  const tabs = [
    ...(gateProgress.total === 0
      ? []
      : [
          {
            to: `${base}/gates`,
            label: <Progress title="事前確認" answered={gateProgress.answered} total={gateProgress.total} />,
            current: 'place' in current && current.place === 'gates',
          },
        ]),
    ...chapters.map((chapter) => ({
      to: chapterPath(sheetId, chapter.key),
      label: <Progress title={chapter.title} answered={chapter.answered} total={chapter.total} />,
      current: 'chapter' in current && current.chapter === chapter.key,
    })),
    {
      to: `${base}/measures`,
      label: '改善策の一覧',
      current: 'place' in current && current.place === 'measures',
    },
    { to: `${base}/submit`, label: '確認・提出', current: 'place' in current && current.place === 'submit' },
  ];
  return <LinkTabs label="点検票の章" tabs={tabs} />;
}

function Progress({
  title,
  answered,
  total,
}: {
  readonly title: string;
  readonly answered: number;
  readonly total: number;
}) {
  return (
    <>
      <span>{title}</span>
      <span className="whitespace-nowrap text-dns-14N-130">{progressWords(answered, total)}</span>
    </>
  );
}

/** ✓ 済, 3/8, or that nothing of the chapter applies. */
export function progressWords(answered: number, total: number): string {
  if (total === 0) return '対象なし';
  return answered === total ? '✓ 済' : `${answered}/${total}`;
}
