import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** 条項の下書き. A clause whose lines are known and whose words are not yet judged. */
export interface Draft {
  readonly id: string;
  readonly parent: string | null;
  readonly form: 'marked' | 'table' | 'note';
  readonly sourceMarker?: string;
  /** Heading words that stand apart: of a table, of a 条. */
  readonly caption?: string;
  /** What stands behind the marker in its own line, then the lines below it. */
  readonly texts: string[];
  readonly lines: SourceLine[];
  /** A note, which makes no heading of the clause before it. */
  readonly isNote?: true;
  /** Number of clauses directly below. */
  children: number;
}
