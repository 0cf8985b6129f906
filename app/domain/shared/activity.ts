import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';

/** 操作の種類. Every act that changes data; one entry of the activity log each. */
export const ACTIVITY_TYPES = [
  'body.set_up',
  'body.change',
  'start.choose',
  'example.load',
  'example.remove',
  'setting.change',
  'unit.add',
  'unit.change',
  'unit.correct',
  'unit.order',
  'unit.close',
  'unit.merge',
  'unit.split',
  'unit.take_back',
  'unit.import',
  'person.add',
  'person.change',
  'person.leave',
  'person.return',
  'appointment.give',
  'appointment.end',
  'appointment.withdraw',
  'transfer.draft',
  'transfer.replace',
  'transfer.leave_out',
  'transfer.change_line',
  'transfer.discard',
  'transfer.apply',
  'transfer.finish',
  'transfer.undo',
  'account.give',
  'account.rename',
  'account.reset',
  'account.draw',
  'account.disable',
  'account.enable',
  'password.change',
  'session.sign_in',
  'session.sign_out',
  'session.purge',
  'refusal.summarize',
  'trigger.restore',
  'system.register',
  'system.change',
  'system.retire',
  'system.restore',
  'contract.register',
  'contract.change',
  'contract.retire',
  'contract.restore',
  'contract.import',
  'zone.register',
  'zone.change',
  'zone.remove',
  'ledger.import',
  'inquiry.begin',
  'inquiry.answer',
  'inquiry.answer_for',
  'inquiry.settle',
  'inquiry.settle_unlisted',
  'inquiry.close',
  'policy_draft.begin',
  'policy_draft.revise',
  'policy_draft.correct',
  'policy_draft.undo',
  'policy_draft.name_role',
  'policy_draft.edit',
  'policy_draft.describe',
  'policy_draft.take_over',
  'policy_draft.discard',
  'policy_draft.publish',
  'policy.import',
  'questionnaire.publish',
  'policy_term.begin',
  'policy_term.end',
  'policy_term.withdraw',
  'policy_term.resume',
  'policy_units.bind',
  'policy_value.write',
  'policy_value.remove',
  'campaign.create',
  'campaign.change',
  'campaign.discard',
  'campaign.open_begin',
  'campaign.open_part',
  'campaign.open_discard_part',
  'campaign.open_discard',
  'campaign.open',
  'campaign.extend',
  'campaign.close_begin',
  'campaign.close_part',
  'campaign.close_discard_part',
  'campaign.close_discard',
  'campaign.close',
  'closing.supersede',
  'campaign.report',
  'rehearsal.put_away',
  'gate.answer',
  'answer.save',
  'chapter.save',
  'common_answer.give',
  'common_answer.return',
  'measure.plan',
  'measure.change',
  'measure.withdraw',
  'file.store',
  'sheet.submit',
  'sheet.withdraw',
  'sheet.confirm',
  'sheet.return',
  'sheet.accept',
  'proxy_entry.begin',
  'improvement.edit',
  'past_result.import',
  'past_result.undo',
  'past_measure.import',
  'past_measure.undo',
  'past_measure.follow',
  'exception.permit',
  'handover.acknowledge',
  'record.erase',
  'log.cut',
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** 操作記録. One entry of the append-only, hash-chained activity log. */
export interface ActivityEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  readonly at: Instant;
  /** Person id, `set_up` for the set-up of a new body, or `system` for timed work and the start. */
  readonly actor: string;
  readonly type: ActivityType;
  /** What it was done to, e.g. `sheet:0193…`. */
  readonly subject: string;
  readonly detail: JsonValue;
  /** SHA-256 (hex) of the previous entry; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
  /** What the entry is made of; null for the first release's, which says nothing of what was stored. */
  readonly form: number | null;
  /** SHA-256 (hex) of the rows that the act stored, as its form names them. */
  readonly contentHash: string | null;
}

/** The form that is written. A form is never changed: another one takes its place for later entries. */
export const ENTRY_FORM = 5;

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The text whose SHA-256 is an entry's `hash`. */
export function activityText(entry: Omit<ActivityEntry, 'hash'>): string {
  const stored = entry.form === null ? {} : { form: entry.form, contentHash: entry.contentHash };
  return canonicalJson({
    ...stored,
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    type: entry.type,
    subject: entry.subject,
    detail: entry.detail,
    previousHash: entry.previousHash,
  });
}

/** 記録の位置. An entry's number and hash: whoever keeps the last one elsewhere can tell later what became of the log. */
export interface LogPosition {
  readonly sequence: number;
  readonly hash: string;
}

const POSITION = /^(?<sequence>[1-9]\d{0,14}):(?<hash>[0-9a-f]{64})$/;

/** How a position is printed and read: 検証値. */
export function positionText({ sequence, hash }: LogPosition): string {
  return `${sequence}:${hash}`;
}

export function parsePosition(text: string): LogPosition | null {
  const { sequence, hash } = POSITION.exec(text)?.groups ?? {};
  return sequence === undefined || hash === undefined ? null : { sequence: Number(sequence), hash };
}

/**
 * 検証の結果. The first place where the chain breaks, or how many entries it holds, the last of them (null for none), and
 * the last entry that was lawfully cut off before its first one (null for a chain that is whole).
 */
export type ChainVerdict =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly head: LogPosition | null;
      readonly cut: LogPosition | null;
    }
  | { readonly ok: false; readonly sequence: number; readonly problem: 'gap' | 'previous_hash' | 'hash' | 'form' };

/**
 * Verifies the chain; `sha256` gives lower-case hex. It begins with entry 1, or behind a cut that one of its own
 * entries records. Behind an entry of one form none of an older form follows.
 */
export function verifyChain(entries: Iterable<ActivityEntry>, sha256: (text: string) => string): ChainVerdict {
  let previous: LogPosition | null = null;
  let cut: LogPosition | null = null;
  let recorded = false;
  let form = 0;
  let count = 0;
  for (const entry of entries) {
    if (previous === null && entry.sequence > 1) cut = { sequence: entry.sequence - 1, hash: entry.previousHash };
    const before: LogPosition = previous ?? cut ?? { sequence: 0, hash: FIRST_PREVIOUS_HASH };
    const sequence = before.sequence + 1;
    if (entry.sequence !== sequence) return { ok: false, sequence, problem: 'gap' };
    if (entry.previousHash !== before.hash) return { ok: false, sequence, problem: 'previous_hash' };
    const { hash, ...rest } = entry;
    if (sha256(activityText(rest)) !== hash) return { ok: false, sequence, problem: 'hash' };
    if ((entry.form ?? 1) < form || (entry.form === null) !== (entry.contentHash === null)) {
      return { ok: false, sequence, problem: 'form' };
    }
    if (entry.type === 'log.cut' && cut !== null) recorded ||= entry.subject === `log:${positionText(cut)}`;
    form = entry.form ?? 1;
    previous = { sequence, hash };
    count += 1;
  }
  if (cut !== null && !recorded) return { ok: false, sequence: 1, problem: 'gap' };
  return { ok: true, entries: count, head: previous, cut };
}
