import type { SourceFile } from '#test/architecture/source.ts';

export interface Violation {
  readonly rule: string;
  /** `path:line`. */
  readonly at: string;
  readonly message: string;
}

export function violation(rule: string, source: SourceFile, line: number, message: string): Violation {
  return { rule, at: `${source.path}:${line}`, message };
}
