/**
 * 任命の別. How an office is held: by its own holder, 事務取扱 (a vacant one besides the own, by somebody of higher office) or
 * 職務代理 (for who is away, or while it is vacant). All of them hold it: routes, permissions and the separation of duties
 * know no difference.
 */
export const APPOINTMENT_KINDS = ['regular', 'concurrent', 'acting'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** 正式でない任命の別. What is stored, and said behind the office; of its own holder nothing is. */
export const MARKED_KINDS = ['concurrent', 'acting'] as const satisfies readonly AppointmentKind[];
export type MarkedKind = (typeof MARKED_KINDS)[number];

/** 在職者の名. The name alone of an own holder, else with how the office is held. */
export type HolderName = string | { readonly name: string; readonly heldAs: MarkedKind };
