import { askedAddress } from '#app/components/response/common-asked-address.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import { ANSWER_VALUE_LABELS, PUT_TO_LABELS, UNANSWERED_LABEL } from '#app/domain/response/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { CommonQuestion } from '#app/services/response/common-answers.page.server.ts';

export interface CommonQuestionsTableProps {
  readonly questions: readonly CommonQuestion[];
  /** Address of the list. */
  readonly path: string;
  readonly mayGive: boolean;
}

/** 「事務局、令和8年10月1日」. */
export function givenWords({ givenFor, givenOn }: NonNullable<CommonQuestion['given']>, names: OfficeNames): string {
  return `${givenFor === null ? '' : `${names[givenFor]}、`}${japaneseDate(givenOn)}`;
}

function Given({ given }: Pick<CommonQuestion, 'given'>) {
  const names = useOfficeNames();
  if (given === null) return <StatusBadge tone="warning">{UNANSWERED_LABEL}</StatusBadge>;
  return (
    <>
      <span className="text-std-16B-170">{given.value === null ? '' : ANSWER_VALUE_LABELS[given.value]}</span>
      <br />
      <span className="text-dns-14N-130 text-solid-gray-700">{givenWords(given, names)}</span>
    </>
  );
}

/** How many have to look again, and the way to who they are. */
function Stale({ row, path }: { readonly row: CommonQuestion; readonly path: string }) {
  const { staleCount } = row.standings;
  if (staleCount === 0) return 0;
  return <TextLink to={askedAddress(`${path}/${row.campaignQuestionId}`, 'stale')}>{staleCount}</TextLink>;
}

/** The common questions of a campaign, and how those who are asked stand to the answer. */
export function CommonQuestionsTable({ questions, path, mayGive }: CommonQuestionsTableProps) {
  if (questions.length === 0) {
    return <EmptyState title="この自己点検には、共通回答の対象となる設問がありません。" />;
  }
  return (
    <DataTable
      caption="共通回答の対象となる設問"
      captionHidden
      rows={questions}
      rowKey={(row) => row.campaignQuestionId}
      columns={[
        {
          key: 'question',
          header: '設問',
          rowHeader: true,
          width: 'wide',
          cell: (row) => (
            <>
              <TextLink to={`${path}/${row.campaignQuestionId}`}>
                {row.printedNumber} {row.text}
              </TextLink>
              {row.policyName === null ? null : <span className="block text-solid-gray-700">{row.policyName}</span>}
            </>
          ),
        },
        { key: 'putTo', header: '尋ねる先', cell: (row) => PUT_TO_LABELS[row.putTo] },
        { key: 'given', header: '共通回答', cell: (row) => <Given given={row.given} /> },
        { key: 'asked', header: '対象', align: 'end', cell: (row) => row.standings.askedCount },
        {
          key: 'confirmed',
          header: '共通回答のとおり',
          align: 'end',
          cell: (row) => row.standings.confirmedCount,
        },
        { key: 'own', header: '独自の回答', align: 'end', cell: (row) => row.standings.ownCount },
        {
          key: 'stale',
          header: '変更後は未確認',
          align: 'end',
          cell: (row) => <Stale row={row} path={path} />,
        },
        { key: 'open', header: '未回答', align: 'end', cell: (row) => row.standings.openCount },
        ...(mayGive
          ? [
              {
                key: 'give',
                header: '操作',
                screenOnly: true,
                cell: (row: CommonQuestion) => (
                  <TextLink to={`${path}/${row.campaignQuestionId}`}>
                    {row.given === null ? '回答する' : '変える'}
                  </TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
