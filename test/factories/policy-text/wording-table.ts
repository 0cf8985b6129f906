import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

/** A clause's text, what it does and whom it binds, as a careful reader of the contract takes it. */
export type WordingRow = readonly [text: string, kind: ClauseKind, subjects: readonly string[]];

/** Names are compared without the spaces of the print. */
const names = (subjects: readonly string[]): string[] => subjects.map((subject) => subject.replace(/\s/gu, ''));

/** One test a row: its kind and its subjects at once. */
export function reads(what: string, rows: readonly WordingRow[]): void {
  describe(what, () => {
    it.each(rows)('%s', (text, kind, subjects) => {
      expect({ kind: judgeText(text).kind, subjects: names(judgeText(text).subjects) }).toEqual({ kind, subjects });
    });
  });
}
