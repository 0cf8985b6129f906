import { verifyChain } from '#app/domain/shared/activity.ts';
import type { ActivityEntry, ChainVerdict, LogPosition } from '#app/domain/shared/activity.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { instant, isInstant } from '#app/domain/shared/calendar-date.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { contentHashes, NO_CONTENT } from '#app/services/shared/content.loader.server.ts';
import { goneOwners } from '#app/services/shared/erasure.loader.server.ts';
import type { Erasures } from '#app/services/shared/erasure.loader.server.ts';
import { activityEntries, findActivity, lastActivity } from '#db/queries/activity.server.ts';
import { rowsOfNoEntry } from '#db/act-numbers.ts';
import type { NumberProblem } from '#db/act-numbers.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { CONTENT_FORMS } from '#db/queries/content.server.ts';
import { personNames } from '#db/queries/organization.server.ts';

/** 操作記録の検証. Walks the whole log and tells the first place where it was changed, or how long it is. */
export function verifyLog(db: Connection): ChainVerdict {
  return verifyChain(entriesOf(db), sha256);
}

/** 位置の照合. Whether the log still has the entry that somebody wrote down; `cut` where that was lawfully cut off. */
export function findPosition(
  db: Connection,
  { cut }: Extract<ChainVerdict, { readonly ok: true }>,
  { sequence, hash }: LogPosition,
): 'found' | 'gone' | 'other' | 'cut' {
  if (cut !== null && sequence <= cut.sequence) return sequence === cut.sequence && hash === cut.hash ? 'found' : 'cut';
  const entry = findActivity(db, sequence);
  if (entry === undefined) return 'gone';
  return entry.hash === hash ? 'found' : 'other';
}

/** 内容の相違. Where the tables are not what the log says was stored. */
export interface ContentProblems {
  /** Numbers of the entries of which the rows are gone, changed or more than they were. */
  readonly entries: readonly number[];
  /** Tables with rows of acts that the log does not, or no longer, tell of. */
  readonly numbers: readonly NumberProblem[];
  /** Entries that say that the log was cut off: no act of this version does that. */
  readonly cuts: readonly {
    readonly sequence: number;
    readonly at: string;
    /** By name, where one is known. */
    readonly actor: string;
  }[];
}

/**
 * Reads again what each entry says that its act stored. The first one that says so covers what was stored by those
 * before it, if they said nothing: behind a cut that cannot be known, and either may hold. A campaign that was lawfully
 * erased took its rows with it.
 */
export function contentProblems(db: Database, { lawful }: Erasures): ContentProblems {
  const gone = goneOwners(db, lawful);
  const contents = (form: number, first: number, covering: boolean) =>
    contentHashes(db, form, { first, covering }, { lawful, gone });
  const entries: number[] = [];
  const found = new Map<number, ReturnType<typeof contents>>();
  let before: number | null | undefined;
  const cuts: { sequence: number; at: string; actor: string }[] = [];
  for (const { sequence, form, contentHash, type, at, actor } of activityEntries(db)) {
    if (type === 'log.cut') cuts.push({ sequence, at, actor });
    const [previous, isFirst] = [before, before === undefined];
    before = form;
    if (form === null) continue;
    const stored = found.get(form) ?? contents(form, sequence, previous === null);
    found.set(form, stored);
    const content = stored.get(sequence) ?? NO_CONTENT;
    if (CONTENT_FORMS.has(form) && content.hash === contentHash) continue;
    if (gone.size > 0 && !content.left) continue;
    const behindCut = isFirst && contents(form, sequence, true).get(sequence)?.hash === contentHash;
    if (!behindCut) entries.push(sequence);
  }
  const names = cuts.length === 0 ? new Map<string, string>() : personNames(db);
  return {
    entries,
    numbers: rowsOfNoEntry(db.$client, lastActivity(db).sequence),
    cuts: cuts.map((cut) => ({ ...cut, actor: names.get(cut.actor) ?? cut.actor })),
  };
}

/** A row that this program cannot have written gets an empty hash, so that the walk ends there. */
function* entriesOf(db: Connection): Generator<ActivityEntry> {
  for (const { at, detail, hash, ...row } of activityEntries(db)) {
    const read = canonical(detail);
    if (isInstant(at) && read !== undefined) yield { ...row, at, detail: read, hash };
    else {
      yield { ...row, at: EPOCH, detail: null, hash: '' };
      return;
    }
  }
}

const EPOCH = instant('1970-01-01T00:00:00.000Z');

/** The value of canonical JSON text; undefined for every other text. */
function canonical(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
