/**
 * 点検対象の区分. The four kinds of target that answer.
 * `organization` 全庁組織, `bureau` 部局, `department` 課等, `system` 情報システム.
 */
export const UNIT_TYPES = ['organization', 'bureau', 'department', 'system'] as const;
export type UnitType = (typeof UNIT_TYPES)[number];
