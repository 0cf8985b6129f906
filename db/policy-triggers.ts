import { refusal } from '#db/refusal.ts';
import type { Trigger } from '#db/refusal.ts';

/** Nothing comes beneath a published version, and of one policy no two versions that hold begin on one day. */
export function policyTriggers(): Trigger[] {
  const published = `WHEN EXISTS (SELECT 1 FROM questionnaire WHERE policy_version_id = NEW.policy_version_id)`;
  const last = `FROM policy_term AS last WHERE last.policy_version_id = NEW.policy_version_id AND last.rev = NEW.rev - 1`;
  const outOfTurn = `NEW.rev > 1 AND NOT EXISTS (SELECT 1 ${last})
    OR NEW.rev > 1 AND EXISTS (SELECT 1 ${last} AND last.valid_from IS NOT NULL AND last.valid_from IS NOT NEW.valid_from)`;
  const holds = (term: string) =>
    `(${term}.valid_from IS NOT NULL AND (${term}.valid_to IS NULL OR ${term}.valid_to >= ${term}.valid_from))`;
  const policyOf = (version: string) => `(SELECT policy_id FROM policy_version WHERE id = ${version})`;
  const beside = `WHEN ${holds('NEW')} AND EXISTS (SELECT 1 FROM policy_term AS other
    WHERE other.valid_from = NEW.valid_from AND other.policy_version_id <> NEW.policy_version_id AND ${holds('other')}
    AND other.rev = (SELECT max(rev) FROM policy_term WHERE policy_version_id = other.policy_version_id)
    AND ${policyOf('other.policy_version_id')} = ${policyOf('NEW.policy_version_id')})`;
  return [
    refusal('policy_clause_published', 'INSERT', 'policy_clause', published, 'a published version does not change'),
    refusal('policy_term_turn', 'INSERT', 'policy_term', `WHEN ${outOfTurn}`, 'a term is revised in turn'),
    refusal('policy_term_start', 'INSERT', 'policy_term', beside, 'two versions begin on one day'),
  ];
}
