import type { RouteStep } from '#app/domain/campaign/route.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/**
 * 点検票の状態. not_started 未着手 → in_progress 回答中 → submitted 提出 → confirmed 確認済 → accepted 事務局確認済,
 * and returned 差戻し from every step after submission.
 */
export const SHEET_STATES = ['not_started', 'in_progress', 'submitted', 'confirmed', 'accepted', 'returned'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** Longest reason of a return, in UTF-16 units. */
export const RETURN_REASON_MAX_LENGTH = 1000;

/** Longest text of the ground of a 代行入力, in UTF-16 units. */
export const PROXY_TEXT_MAX_LENGTH = 200;

/** 点検票の操作. What moves a sheet. */
export const SHEET_ACTS = ['edit', 'submit', 'withdraw', 'confirm', 'return', 'accept'] as const;
export type SheetAct = (typeof SHEET_ACTS)[number];

/**
 * 点検票の経過の種類. `self_confirm` is a step passed as 兼務のため自己確認, `self_accept` a 事務局確認 by one who answered,
 * `proxy` the start of a 代行入力.
 */
export const SHEET_EVENT_KINDS = [
  'submit',
  'withdraw',
  'confirm',
  'self_confirm',
  'return',
  'accept',
  'self_accept',
  'proxy',
] as const;
export type SheetEventKind = (typeof SHEET_EVENT_KINDS)[number];

/** 点検票の進み具合. State, steps of the route already passed, and the route. */
export interface SheetProgress {
  readonly state: SheetState;
  readonly stepsPassed: number;
  readonly route: readonly RouteStep[];
}

export type SheetRefusal = 'wrong_state';

/** True while the respondent may change answers. */
export function isEditable(state: SheetState): boolean {
  return state === 'not_started' || state === 'in_progress' || state === 'returned';
}

/** True when the sheet counts as 提出 for 提出率: handed in and not returned. */
export function isSubmitted(state: SheetState): boolean {
  return state === 'submitted' || isConfirmed(state);
}

/** True once everybody above the office has confirmed it, whether or not the secretariat has. */
export function isConfirmed(state: SheetState): boolean {
  return state === 'confirmed' || state === 'accepted';
}

/** The step whose holder must confirm next; null when none is waiting. */
export function waitingStep(sheet: SheetProgress): RouteStep | null {
  return sheet.state === 'submitted' ? (sheet.route[sheet.stepsPassed] ?? null) : null;
}

const FROM: Readonly<Record<SheetAct, readonly SheetState[]>> = {
  edit: ['not_started', 'in_progress', 'returned'],
  submit: ['not_started', 'in_progress', 'returned'],
  withdraw: ['submitted', 'confirmed'],
  confirm: ['submitted'],
  return: ['submitted', 'confirmed', 'accepted'],
  accept: ['confirmed'],
};

/**
 * The sheet after `act`, or `wrong_state` where the table forbids it.
 * Withdrawal is open only before the next step: nobody has confirmed yet, and a sheet
 * without route has not been accepted.
 */
export function advanceSheet(sheet: SheetProgress, act: SheetAct): Result<SheetProgress, SheetRefusal> {
  if (!FROM[act].includes(sheet.state)) return refuse('wrong_state');
  switch (act) {
    case 'edit':
      return ok({ ...sheet, state: sheet.state === 'not_started' ? 'in_progress' : sheet.state });
    case 'submit':
      return ok({ ...sheet, stepsPassed: 0, state: sheet.route.length === 0 ? 'confirmed' : 'submitted' });
    case 'withdraw':
      return sheet.stepsPassed > 0 ? refuse('wrong_state') : ok({ ...sheet, state: 'in_progress' });
    case 'confirm': {
      const stepsPassed = sheet.stepsPassed + 1;
      return ok({ ...sheet, stepsPassed, state: stepsPassed >= sheet.route.length ? 'confirmed' : 'submitted' });
    }
    case 'return':
      return ok({ ...sheet, stepsPassed: 0, state: 'returned' });
    case 'accept':
      return ok({ ...sheet, state: 'accepted' });
  }
}
