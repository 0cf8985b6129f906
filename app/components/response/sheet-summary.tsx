import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import type { Review } from '#app/services/response/review.page.server.ts';
import { noStepWords } from '#app/components/response/confirming-words.ts';
import { peopleText } from '#app/components/organization/people-text.ts';
import { LateBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { japaneseDate, japaneseDateTime } from '#app/lib/japanese-date.ts';

/** Where a sheet stands, in a few lines. */
export function SheetSummary({ sheet }: { readonly sheet: Review }) {
  const names = useOfficeNames();
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
              {sheet.late ? <LateBadge /> : null}
              {sheet.selfConfirmed ? <StatusBadge tone="warning">兼務のため自己確認</StatusBadge> : null}
              {sheet.proxies.length > 0 ? (
                <StatusBadge tone="info" symbol="pencil">
                  代行入力
                </StatusBadge>
              ) : null}
            </span>
          ),
        },
        ...(place.length === 0
          ? []
          : [{ term: sheet.target.bureauName === null ? '所管' : '部局・所管', description: place.join('・') }]),
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
            sheet.steps.length === 0
              ? noStepWords(names.secretariat)
              : [
                  ...sheet.steps.map(
                    (step) =>
                      `${names[step.office]}（${peopleText(step.people)}）${step.when === 'past' ? '：確認済' : ''}`,
                  ),
                  names.secretariat,
                ].join(' → '),
        },
        ...(sheet.next === null
          ? []
          : [
              {
                term: '次に動く人',
                description: `${names[sheet.next.office]}（${peopleText(sheet.next.people)}）`,
              },
            ]),
      ]}
    />
  );
}
