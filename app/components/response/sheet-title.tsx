import { PageTitle } from '#app/components/ui/page-title.tsx';
import type { PageTitleProps } from '#app/components/ui/page-title.tsx';

export interface TitledSheet {
  readonly sheetId: string;
  readonly campaignName: string;
  readonly fiscalYear: string;
  readonly targetName: string;
  readonly office: string;
}

/** 令和8年度(2026) 定期自己点検 ─ 総務課（情報セキュリティ管理者） */
export function sheetTitle(sheet: TitledSheet): string {
  return `${sheet.targetName}（${sheet.office}）`;
}

const HOME = { to: '/', label: 'ホーム' };

export interface SheetTitleProps {
  readonly sheet: TitledSheet;
  /** Name of the page below the sheet's overview; none for the overview itself. */
  readonly page?: string;
  readonly actions?: PageTitleProps['actions'];
}

export function SheetTitle({ sheet, page, actions }: SheetTitleProps) {
  const overview = { to: `/sheets/${sheet.sheetId}`, label: sheetTitle(sheet) };
  return (
    <PageTitle
      crumbs={page === undefined ? [HOME] : [HOME, overview]}
      lead={`${sheet.fiscalYear} ${sheet.campaignName}`}
      actions={actions}
    >
      {page === undefined ? sheetTitle(sheet) : page}
    </PageTitle>
  );
}

const READ_ONLY_WORDS = {
  not_respondent: 'この点検票は、閲覧だけができます。',
  handed_in: 'この点検票は提出済みのため、回答を変更できません。',
  closed: '集計が確定したため、この点検票は変更できません。',
} as const;

export function ReadOnlyNote({ reason }: { readonly reason: keyof typeof READ_ONLY_WORDS | null }) {
  return reason === null ? null : <p className="mb-4 rounded-8 bg-solid-gray-50 p-3">{READ_ONLY_WORDS[reason]}</p>;
}
