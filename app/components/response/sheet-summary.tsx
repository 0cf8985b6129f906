import { LateBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

export interface SheetSummaryProps {
  readonly state: SheetState;
  readonly target: {
    readonly bureauName: string | null;
    readonly ownerName: string | null;
    readonly zoneName: string | null;
  };
  readonly dueOn: string;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly submittedLate: boolean;
  readonly selfConfirmed: boolean;
  readonly onBehalf: boolean;
  readonly route: readonly { readonly office: string; readonly people: readonly string[]; readonly passed: boolean }[];
  readonly next: { readonly office: string; readonly people: readonly string[] } | null;
}

const peopleText = (people: readonly string[]) => (people.length === 0 ? '空席' : people.join('、'));

/** Where a sheet stands, in a few lines. */
export function SheetSummary(sheet: SheetSummaryProps) {
  const owner = [sheet.target.ownerName, sheet.target.zoneName].filter((part) => part !== null);
  const place = [...(sheet.target.bureauName === null ? [] : [sheet.target.bureauName]), ...owner];
  return (
    <DefinitionList
      items={[
        {
          term: '状態',
          description: (
            <span className="flex flex-wrap gap-1">
              <SheetStateBadge state={sheet.state} />
              {sheet.submittedLate ? <LateBadge /> : null}
              {sheet.selfConfirmed ? <StatusBadge tone="warning">兼務のため自己確認</StatusBadge> : null}
              {sheet.onBehalf ? (
                <StatusBadge tone="info" symbol="pencil">
                  代行入力
                </StatusBadge>
              ) : null}
            </span>
          ),
        },
        ...(place.length === 0 ? [] : [{ term: '部局・所管', description: place.join('・') }]),
        { term: '期限', description: japaneseDate(sheet.dueOn) },
        {
          term: '提出',
          description:
            sheet.submittedAt === null || sheet.submittedBy === null
              ? 'まだ提出されていません'
              : `${japaneseDateTime(sheet.submittedAt)}　${sheet.submittedBy}`,
        },
        {
          term: '確認の経路',
          description:
            sheet.route.length === 0
              ? '確認者なし（提出後は事務局が確認します）'
              : sheet.route
                  .map((step) => `${step.office}（${peopleText(step.people)}）${step.passed ? '：確認済' : ''}`)
                  .join(' → '),
        },
        ...(sheet.next === null
          ? []
          : [{ term: '次に動く人', description: `${sheet.next.office}（${peopleText(sheet.next.people)}）` }]),
      ]}
    />
  );
}
