import { refusal } from '#db/refusal.ts';
import type { Trigger } from '#db/refusal.ts';

/**
 * What a closing stores is filled while its campaign is being closed; it may go until the closing is complete, where
 * that is given up or counts anew, and is never changed.
 */
export function closingOwnedTriggers(table: string): Trigger[] {
  const complete = (row: 'NEW' | 'OLD') =>
    `WHEN (SELECT campaign.state FROM closing JOIN campaign ON campaign.id = closing.campaign_id
    WHERE closing.id = ${row}.closing_id AND closing.record = '') IS NOT 'closing'`;
  const message = `${table} is append-only`;
  return [
    refusal(`${table}_frozen_insert`, 'INSERT', table, complete('NEW'), 'closing is complete'),
    refusal(`${table}_append_only_update`, 'UPDATE', table, '', message),
    refusal(`${table}_append_only_delete`, 'DELETE', table, complete('OLD'), message),
  ];
}

/** A closing begins and is completed while its campaign is being closed, and is superseded once. */
export function closingTriggers(): Trigger[] {
  const changed = ['id', 'campaign_id', 'number', 'at', 'rule_version', 'decision_id']
    .map((column) => `OLD.${column} IS NOT NEW.${column}`)
    .join(' OR ');
  // A closing is of the act that completes it: by then its number is that act's.
  const completes = `OLD.record = '' AND NEW.record <> '' AND NEW.superseded_at IS NULL
    AND (SELECT state FROM campaign WHERE id = OLD.campaign_id) = 'closing'`;
  const supersedes = `OLD.sequence = NEW.sequence AND OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL AND OLD.record = NEW.record
    AND OLD.hash = NEW.hash AND (SELECT state FROM campaign WHERE id = OLD.campaign_id) = 'closed'`;
  return [
    refusal(
      'closing_open_insert',
      'INSERT',
      'closing',
      `WHEN NEW.record <> '' OR (SELECT state FROM campaign WHERE id = NEW.campaign_id) IS NOT 'closing'`,
      'a closing begins when its campaign is being closed',
    ),
    refusal(
      'closing_frozen_update',
      'UPDATE',
      'closing',
      `WHEN ${changed} OR NOT ((${completes}) OR (${supersedes}))`,
      'closing is complete',
    ),
    refusal(
      'closing_frozen_delete',
      'DELETE',
      'closing',
      `WHEN OLD.record <> '' OR (SELECT state FROM campaign WHERE id = OLD.campaign_id) IS NOT 'closing'`,
      'closing is complete',
    ),
  ];
}
