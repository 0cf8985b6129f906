import type { PlannedLine, Registered, RegisterRow } from '#app/domain/asset/import-plan.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { linesByKind } from '#app/lib/table-import.ts';
import type { ImportLine, ImportPreview } from '#app/lib/table-import.ts';

/** 読み込みの下見の一行. */
export interface PreviewLine<Field extends string> extends ImportLine {
  /** What it changes or brings; of what is new nothing was there before. */
  readonly entries: readonly { readonly field: Field; readonly was: string; readonly becomes: string }[];
}

/** 台帳の見せ方. How the lines of one register are named and told. */
export interface RegisterView<Entry, Before, Row, Field, Fault> {
  /** Names what an entry says. */
  readonly seen: (entry: Entry) => string;
  readonly entryOf: (before: Before) => Entry;
  readonly valueOf: (entry: Entry, field: Field) => string;
  /** What is told of a new one beside its code and name. */
  readonly broughtFields: readonly Field[];
  readonly words: (row: Row, fault: Fault) => string;
}

type Plan<Entry, Before, Row, Field, Fault> = readonly PlannedLine<Entry, Before, Row, Field, Fault>[];

/** Names what a file was shown to do, down to the units and whatever else it means. */
export function seenPlan<Entry, Before extends Registered, Row, Field, Fault extends string>(
  plan: Plan<Entry, Before, Row, Field, Fault>,
  { seen, entryOf }: Pick<RegisterView<Entry, Before, Row, Field, Fault>, 'seen' | 'entryOf'>,
): string {
  return sha256(
    canonicalJson(
      plan.map((row) => {
        const { kind, line } = row;
        if (row.kind === 'refused') return { kind, line, faults: row.faults };
        const before = row.kind === 'changed' ? { id: row.before.id, entry: seen(entryOf(row.before)) } : null;
        return { kind, line, entry: seen(row.entry), before };
      }),
    ),
  );
}

/** What a file would do, line by line. */
export function previewOf<
  Entry extends { readonly code: string; readonly name: string },
  Before extends Registered & { readonly code: string },
  Row extends RegisterRow<Fault>,
  Field extends string,
  Fault extends string,
>(
  plan: Plan<Entry, Before, Row, Field, Fault>,
  kept: readonly Before[],
  view: RegisterView<Entry, Before, Row, Field, Fault>,
): ImportPreview<PreviewLine<Field>> {
  const { valueOf, broughtFields, words, entryOf } = view;
  const entriesOf = (row: (typeof plan)[number]): PreviewLine<Field>['entries'] => {
    switch (row.kind) {
      case 'changed':
        return row.fields.map((field) => ({
          field,
          was: valueOf(entryOf(row.before), field),
          becomes: valueOf(row.entry, field),
        }));
      case 'added':
        return broughtFields.map((field) => ({ field, was: '', becomes: valueOf(row.entry, field) }));
      default:
        return [];
    }
  };
  const named = new Set<string>();
  const lineOf = (row: (typeof plan)[number]): PreviewLine<Field> => {
    const { code, name } = row.kind === 'refused' ? row.row : row.entry;
    return {
      lineNumber: row.line,
      code,
      name,
      messages: row.kind === 'refused' ? row.faults.map((fault) => words(row.row, fault)) : [],
      entries: entriesOf(row),
    };
  };
  for (const row of plan) named.add(sameKey(row.kind === 'refused' ? row.row.code : row.entry.code));
  return {
    seenHash: seenPlan(plan, view),
    ...linesByKind(plan, lineOf),
    unnamedCount: kept.filter(({ code, retiredOn }) => retiredOn === null && !named.has(sameKey(code))).length,
  };
}
