/**
 * 用件の種類. What somebody is waited for. `sheet_returned`: a 点検票 was sent back and is to be handed in again;
 * `ledger_inquiry`: the owner of entries of the registers is asked whether they are still right.
 */
export const TASK_KINDS = ['sheet_returned', 'ledger_inquiry'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
