import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { kindOfText } from '#app/domain/policy/wording/sentence-kind.ts';
import { subjectsOf } from '#app/domain/policy/wording/subject.ts';

/** A clause's text, what it does and whom it binds, as a careful reader of the contract takes it. */
export type WordingRow = readonly [text: string, kind: ClauseKind, subjects: readonly string[]];

/** Names are compared without the spaces of the print. */
const names = (subjects: readonly string[]): string[] => subjects.map((subject) => subject.replace(/\s/gu, ''));

/** One test a row: its kind and its subjects at once. */
export function reads(what: string, rows: readonly WordingRow[]): void {
  describe(what, () => {
    it.each(rows)('%s', (text, kind, subjects) => {
      expect({ kind: kindOfText(text), subjects: names(subjectsOf(text)) }).toEqual({ kind, subjects });
    });
  });
}
