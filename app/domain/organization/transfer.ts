import type { PersonKind } from '#app/domain/organization/person.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 異動の表の種類. `full`: the table is the whole body, and who is not in it has left. `partial`: only who is named. */
export const TRANSFER_KINDS = ['full', 'partial'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** 異動の状態. A draft may be changed and thrown away; what was applied may be undone, once. */
export const TRANSFER_STATES = ['draft', 'applied', 'undone'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const TRANSFER_NAME_MAX_LENGTH = 100;

/** As many lines as a city of three thousand people with several offices each has. */
export const TRANSFER_MAX_LINES = 5_000;

/**
 * 異動の種類. What a line says of its person; most say nothing, and what changes tells. `hired_apart`: new, and not who
 * is registered by the same name.
 */
export const MOVEMENTS = ['hired', 'hired_apart', 'moved', 'reappointed', 'renamed', 'left'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** 異動の表の列. */
export const TRANSFER_FIELDS = [
  'code',
  'name',
  'kana',
  'kind',
  'login',
  'unitCode',
  'unitName',
  'offices',
  'systemCodes',
  'until',
  'movement',
  'overrideReason',
] as const;
export type TransferField = (typeof TRANSFER_FIELDS)[number];

/** 異動の表の行. The cells of a line as they were written, so that the line can be shown and put right. */
export type TransferCells = Readonly<Record<TransferField, string>>;

/**
 * 読めない理由. `formula`: a cell begins as a formula does. `bad_*`: not one of the words, or no such day, or letters
 * that do not belong there.
 */
export const CELL_FAULTS = [
  'formula',
  'too_many_cells',
  'too_long',
  'name_missing',
  'bad_kana',
  'bad_kind',
  'bad_login',
  'bad_until',
  'bad_movement',
] as const;
export type CellFault = (typeof CELL_FAULTS)[number];

/** 読んだ行. What the cells of a line mean, before anybody is looked for. */
export interface TransferRow {
  /** The line of the table, counted from 1 with its heading. */
  readonly number: number;
  readonly code: string | null;
  readonly name: string;
  /** '' where the line does not say. */
  readonly kana: string;
  readonly kind: PersonKind | null;
  readonly login: string | null;
  readonly unitCode: string;
  readonly unitName: string;
  /** As the body calls them; null where they stay as they are. */
  readonly offices: readonly string[] | null;
  readonly systemCodes: readonly string[];
  readonly until: CalendarDate | null;
  readonly movement: Movement | null;
  readonly overrideReason: string | null;
  readonly leftOut: boolean;
  readonly faults: readonly CellFault[];
}
