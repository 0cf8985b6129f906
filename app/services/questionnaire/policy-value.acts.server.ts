import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { BodyValue, OpenPlace } from '#app/domain/questionnaire/open-value/open-value.ts';
import { checkBodyValue, isSameValue } from '#app/domain/questionnaire/open-value/value-rule.ts';
import type { BodyValueDraft, BodyValueFault } from '#app/domain/questionnaire/open-value/value-rule.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { bodyValueOf, newestQuestionnaire, placeKey } from '#app/services/questionnaire/policy-value.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';
import { insertValueRevision, valueAt } from '#db/queries/policy-value.server.ts';
import type { CurrentPolicyValue } from '#db/queries/policy-value.server.ts';

/** 定めの箇所. The place of a version's policy, and the revision that was seen there: 0 where nothing was written. */
export interface SeenPlace extends OpenPlace {
  readonly policyVersionId: string;
  readonly rev: number;
}

type FaultyValue = Refusal<'bad_value'> & { readonly faults: readonly BodyValueFault[] };

type PlaceRefusal = Denial | 'unknown_policy_version';

interface FoundPlace extends OpenPlace {
  readonly policyId: string;
  readonly before: CurrentPolicyValue | undefined;
}

function findPlace(tx: Connection, actor: Actor, seen: SeenPlace): Result<FoundPlace, PlaceRefusal> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const version = findPolicyVersion(tx, seen.policyVersionId);
  if (version === undefined) return refuse('unknown_policy_version');
  const { document, clauseId, kind } = seen;
  const found = { policyId: version.policyId, document, clauseId, kind };
  return ok({ ...found, before: valueAt(tx, found) });
}

/** Asked after whether it says the same already: what is sent twice was changed by nobody else. */
function isAsSeen({ before }: FoundPlace, { rev }: SeenPlace): boolean {
  return (before?.rev ?? 0) === rev;
}

function leavesOpen(tx: Connection, { policyVersionId, ...place }: SeenPlace): boolean {
  const questions = newestQuestionnaire(tx, policyVersionId)?.questions ?? [];
  return questions.some(({ document, openValues = [] }) =>
    openValues.some(({ clause: clauseId, kind }) => placeKey({ document, clauseId, kind }) === placeKey(place)),
  );
}

/** Stores the next revision; the entry of the act tells it word for word. */
function store(
  context: ServiceContext,
  actor: Actor,
  { tx, at, sequence }: Act,
  { before, ...place }: FoundPlace,
  laidDown: BodyValue | null,
) {
  const id = before?.id ?? context.newId();
  const rev = (before?.rev ?? 0) + 1;
  const none = { value: null, source: null, article: null, decidedOn: null };
  insertValueRevision(
    tx,
    { id, ...place, rev },
    { ...(laidDown ?? none), writtenBy: actor.personId, writtenAt: at, sequence },
  );
  const told = (value: BodyValue | null) => (value === null ? null : { ...value });
  return {
    ok: true as const,
    value: null,
    subject: `policy_value:${id}`,
    detail: {
      ...place,
      rev,
      before: before === undefined ? null : told(bodyValueOf(before)),
      after: told(laidDown),
    },
  };
}

type WriteRefusal = PlaceRefusal | 'unknown_place' | 'nothing_changed' | 'changed_meanwhile';

/** 定めを記入する. The value is in force from the next opening of a self-assessment on. */
export function writePolicyValue(
  context: ServiceContext,
  actor: Actor,
  seen: SeenPlace,
  draft: BodyValueDraft,
): Result<null, WriteRefusal> | FaultyValue {
  return transact<null, Refusal<WriteRefusal> | FaultyValue>(context, actor.personId, 'policy_value.write', (act) => {
    const found = findPlace(act.tx, actor, seen);
    if (!found.ok) return found;
    if (!leavesOpen(act.tx, seen)) return refuse('unknown_place');
    const checked = checkBodyValue(draft, tokyoDate(act.at));
    if (!checked.ok) return { ok: false, reason: 'bad_value', faults: checked.faults };
    const { before } = found.value;
    if (before !== undefined && isSameValue(bodyValueOf(before), checked.value)) return refuse('nothing_changed');
    if (!isAsSeen(found.value, seen)) return refuse('changed_meanwhile');
    return store(context, actor, act, found.value, checked.value);
  });
}

type RemoveRefusal = PlaceRefusal | 'no_value' | 'changed_meanwhile';

/** 定めを取り消す. Its earlier revisions stay; it may be of a clause that no version has any more. */
export function removePolicyValue(context: ServiceContext, actor: Actor, seen: SeenPlace): Result<null, RemoveRefusal> {
  return transact<null, Refusal<RemoveRefusal>>(context, actor.personId, 'policy_value.remove', (act) => {
    const found = findPlace(act.tx, actor, seen);
    if (!found.ok) return found;
    const { before } = found.value;
    if (before === undefined || before.value === null) return refuse('no_value');
    if (!isAsSeen(found.value, seen)) return refuse('changed_meanwhile');
    return store(context, actor, act, found.value, null);
  });
}
