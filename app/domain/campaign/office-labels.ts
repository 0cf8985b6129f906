import type { SheetOffice } from '#app/domain/campaign/route.ts';

/** 点検票の名宛て. Whose duties a sheet asks about. */
export const SHEET_OFFICE_LABELS = {
  ciso: '最高情報セキュリティ責任者（CISO）',
  supervising_security_officer: '統括情報セキュリティ責任者',
  committee: '情報セキュリティ委員会',
  audit_supervisor: '情報セキュリティ監査統括責任者',
  csirt: 'CSIRT',
  secretariat: '運営事務局',
  security_manager: '情報セキュリティ管理者',
  security_officer: '情報セキュリティ責任者',
  system_manager: '情報システム管理者',
} as const satisfies Record<SheetOffice, string>;
