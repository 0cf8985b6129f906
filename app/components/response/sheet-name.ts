import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { OfficeNames } from '#app/domain/organization/office.ts';
import type { SheetHeader } from '#app/services/response/sheet-header.loader.server.ts';

/** What a sheet is called by. */
export interface NamedSheet extends Pick<SheetHeader, 'targetName' | 'policyName'> {
  readonly office: SheetOffice;
}

/** 総務課（情報セキュリティ管理者） */
export function sheetName(sheet: NamedSheet, names: OfficeNames): string {
  return `${sheet.targetName}（${officeWithPolicy(sheet, names)}）`;
}

/** 情報セキュリティ管理者・○○市教育委員会対策基準; the policy only where the campaign asks about several. */
export function officeWithPolicy(
  { office, policyName }: Pick<NamedSheet, 'office' | 'policyName'>,
  names: OfficeNames,
): string {
  return policyName === null ? names[office] : `${names[office]}・${policyName}`;
}
