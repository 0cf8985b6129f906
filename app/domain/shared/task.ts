/** 用件の種類. What somebody is waited for; `sheet_returned`: a 点検票 was sent back and is to be handed in again. */
export const TASK_KINDS = ['sheet_returned'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
