import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';

/** 操作の種類. Every act that changes data; one entry of the activity log each. */
export const ACTIVITY_TYPES = [
  'body.set_up',
  'unit.add',
  'person.add',
  'appointment.give',
  'session.sign_in',
  'session.sign_out',
  'session.purge',
  'refusal.summarize',
  'system.register',
  'zone.register',
  'policy.import',
  'questionnaire.publish',
  'campaign.create',
  'campaign.open',
  'campaign.extend',
  'campaign.close',
  'closing.supersede',
  'campaign.report',
  'gate.answer',
  'answer.save',
  'chapter.save',
  'file.store',
  'sheet.submit',
  'sheet.withdraw',
  'sheet.confirm',
  'sheet.return',
  'sheet.accept',
  'proxy_entry.begin',
  'improvement.edit',
  'exception.permit',
  'record.erase',
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** 操作記録. One entry of the append-only, hash-chained activity log. */
export interface ActivityEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  readonly at: Instant;
  /** Person id, `set_up` for the set-up of a new body, or `system` for timed work. */
  readonly actor: string;
  readonly type: ActivityType;
  /** What it was done to, e.g. `sheet:0193…`. */
  readonly subject: string;
  readonly detail: JsonValue;
  /** SHA-256 (hex) of the previous entry; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The text whose SHA-256 is an entry's `hash`. */
export function activityText(entry: Omit<ActivityEntry, 'hash'>): string {
  return canonicalJson({
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    type: entry.type,
    subject: entry.subject,
    detail: entry.detail,
    previousHash: entry.previousHash,
  });
}

/** 検証の結果. The first place where the chain breaks, or how many entries it holds. */
export type ChainVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly sequence: number; readonly problem: 'gap' | 'previous_hash' | 'hash' };

/** Verifies the chain from its first entry; `sha256` gives lower-case hex. */
export function verifyChain(entries: Iterable<ActivityEntry>, sha256: (text: string) => string): ChainVerdict {
  let previous = FIRST_PREVIOUS_HASH;
  let count = 0;
  for (const entry of entries) {
    const sequence = count + 1;
    if (entry.sequence !== sequence) return { ok: false, sequence, problem: 'gap' };
    if (entry.previousHash !== previous) return { ok: false, sequence, problem: 'previous_hash' };
    const { hash, ...rest } = entry;
    if (sha256(activityText(rest)) !== hash) return { ok: false, sequence, problem: 'hash' };
    previous = hash;
    count = sequence;
  }
  return { ok: true, entries: count, head: previous };
}
