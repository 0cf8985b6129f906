import type { NamedOffice } from '#app/domain/organization/office.ts';

/** 使う機能. Parts that a small body does without: 監査, 例外措置, 委員会, 部. */
export const MODULES = ['audit', 'exception', 'committee', 'bureau'] as const;
export type Module = (typeof MODULES)[number];

/** 機能の使用. What is not used leaves no trace on screens and papers. */
export type Modules = Readonly<Record<Module, boolean>>;

/** Where a body begins that has decided nothing: everything that a standard knows. */
export const DEFAULT_MODULES: Modules = { audit: true, exception: true, committee: true, bureau: true };

/** The part without which nobody holds the office. */
export const MODULE_OF_OFFICE: Readonly<Partial<Record<NamedOffice, Module>>> = {
  bureau_coordinator: 'bureau',
  security_officer: 'bureau',
  committee_member: 'committee',
  committee: 'committee',
  audit_supervisor: 'audit',
  auditor: 'audit',
};

/** True where the body has such an office. */
export function isOfficeUsed(modules: Modules, office: NamedOffice): boolean {
  const module = MODULE_OF_OFFICE[office];
  return module === undefined || modules[module];
}

/** Which parts another decision takes out of use. */
export function switchedOff(before: Modules, after: Modules): readonly Module[] {
  return MODULES.filter((module) => before[module] && !after[module]);
}
