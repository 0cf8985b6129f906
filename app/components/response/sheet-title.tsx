import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { sheetName } from '#app/components/response/sheet-name.ts';
import { useAskedSecretariat } from '#app/components/organization/secretariat-at.tsx';
import type { SheetHeader, ReadOnlyReason } from '#app/services/response/sheet-header.loader.server.ts';
import { beingCountedMeans } from '#app/components/response/being-counted-notice.tsx';
import { UnsentLeft } from '#app/components/response/unsent-left.tsx';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import type { PageTitleProps } from '#app/components/ui/page-title.tsx';

const HOME = { to: '/', label: 'ホーム' };

export interface SheetTitleProps {
  readonly sheet: Pick<SheetHeader, 'sheetId' | 'campaignName' | 'fiscalYear' | 'targetName' | 'office' | 'policyName'>;
  /** Name of the page below the sheet's overview; none for the overview itself. */
  readonly page?: string;
  readonly actions?: PageTitleProps['actions'];
}

export function SheetTitle({ sheet, page, actions }: SheetTitleProps) {
  const name = sheetName(sheet, useOfficeNames());
  const overview = { to: `/sheets/${sheet.sheetId}`, label: name };
  return (
    <>
      {/* Printed pages have no breadcrumb, which says on the screen whose sheet it is. */}
      {page === undefined ? null : <p className="print-only text-std-18B-160">{name}</p>}
      <PageTitle
        crumbs={page === undefined ? [HOME] : [HOME, overview]}
        lead={campaignTitle({ fiscalYear: sheet.fiscalYear, name: sheet.campaignName })}
        actions={actions}
      >
        {page === undefined ? name : page}
      </PageTitle>
    </>
  );
}

function readOnlyWords(reason: ReadOnlyReason, asked: string): string {
  switch (reason) {
    case 'not_respondent':
      return 'この点検票は、閲覧だけができます。';
    case 'handed_in':
      return 'この点検票は提出済みのため、回答を変更できません。';
    case 'being_counted':
      return `この自己点検は集計中のため、いまは保存できません。${beingCountedMeans(asked)}`;
    case 'closed':
      return '集計が確定したため、この点検票は変更できません。';
  }
}

/** Why nothing can be entered, with what the person had typed and not sent before. */
export function ReadOnlyNote({ sheet }: { readonly sheet: Pick<SheetHeader, 'sheetId' | 'readOnly'> }) {
  const { sheetId, readOnly } = sheet;
  const asked = useAskedSecretariat();
  if (readOnly === null) return null;
  return (
    <>
      <p className="mb-4 rounded-8 bg-solid-gray-50 p-3">{readOnlyWords(readOnly, asked)}</p>
      <UnsentLeft key={sheetId} sheetId={sheetId} reason={readOnly} />
    </>
  );
}
