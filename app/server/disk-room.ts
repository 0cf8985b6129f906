import { statfsSync, statSync } from 'node:fs';

const MEGABYTE = 1024 * 1024;

/** One upload of the largest size, and what SQLite writes beside the file before it takes it over. */
const TO_WRITE_BYTES = 32 * MEGABYTE;
/** A table that a migration rebuilds stands twice until it is committed, and is written beside the file first. */
const MIGRATION_TIMES = 2;
/** Besides a migration or a backup, some weeks of answers and uploads. */
const COMFORT_BYTES = 100 * MEGABYTE;

/** ディスクの空き. Against what the server needs to work at all, and to work on for some time. */
export interface DiskRoom {
  readonly free: number;
  readonly needed: number;
  readonly enough: number;
}

/** Gives the free bytes of the disk on which a folder lies; null where the disk does not tell. */
export type FreeBytes = (folder: string) => number | null;

export const freeBytesOf: FreeBytes = (folder) => {
  const { bavail, bsize, blocks } = statfsSync(folder);
  return blocks === 0 ? null : bavail * bsize;
};

/** The room for the database in `file`; null where the disk does not tell. `migrates`: it is to be migrated now. */
export function diskRoom(folder: string, file: string, migrates: boolean, freeBytes: FreeBytes): DiskRoom | null {
  const free = freeBytes(folder);
  if (free === null) return null;
  const whole = MIGRATION_TIMES * (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return { free, needed: TO_WRITE_BYTES + (migrates ? whole : 0), enough: COMFORT_BYTES + whole };
}

const inMegabytes = (bytes: number) => `${Math.ceil(bytes / MEGABYTE)}MB`;

/** What the operator is told beside the sentence. */
export function roomFigures(free: number, wanted: number): string {
  return `空き${inMegabytes(free)}、目安${inMegabytes(wanted)}`;
}
