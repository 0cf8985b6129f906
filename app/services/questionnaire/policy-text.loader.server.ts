import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { lastStepOfDraft } from '#db/queries/policy-draft.server.ts';
import type { PolicyDraftRow } from '#db/queries/policy-draft.server.ts';

/** What a preview was made of: the text, and which policies and versions there were beside it. */
export function seenText(db: Connection, chosenPolicyId: string | null, source: string): string {
  const versions = newestPolicies(db).map(({ id }) => id);
  return sha256(canonicalJson({ chosenPolicyId, source, versions }));
}

/** What a page showed of a draft: its text, the steps done to it, and which policies and versions there were. */
export function seenDraft(
  db: Connection,
  {
    id,
    policyId,
    name,
    citation,
    sourceSha256,
  }: Pick<PolicyDraftRow, 'id' | 'policyId' | 'name' | 'citation' | 'sourceSha256'>,
): string {
  const beside = { policyId, versions: newestPolicies(db).map((version) => version.id) };
  return sha256(
    canonicalJson({ draft: id, name, citation, sourceSha256, ...beside, lastStep: lastStepOfDraft(db, id) }),
  );
}
