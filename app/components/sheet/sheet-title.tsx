import { PageTitle } from '#app/components/ui/page-title.tsx';
import type { PageTitleProps } from '#app/components/ui/page-title.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';

const LOOKS = {
  not_started: { tone: 'neutral', symbol: 'empty' },
  in_progress: { tone: 'info', symbol: 'pencil' },
  submitted: { tone: 'success', symbol: 'send' },
  confirmed: { tone: 'success', symbol: 'check' },
  accepted: { tone: 'success', symbol: 'lock' },
  returned: { tone: 'error', symbol: 'back' },
} as const satisfies Record<SheetState, { readonly tone: Tone; readonly symbol: SymbolName }>;

export function SheetStateBadge({ state, late = false }: { readonly state: SheetState; readonly late?: boolean }) {
  const look = LOOKS[state];
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StatusBadge tone={look.tone} symbol={look.symbol}>
        {SHEET_STATE_LABELS[state].word}
      </StatusBadge>
      {late ? (
        <StatusBadge tone="warning" symbol="clock">
          期限後
        </StatusBadge>
      ) : null}
    </span>
  );
}

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
