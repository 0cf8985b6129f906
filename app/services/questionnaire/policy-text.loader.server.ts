import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

/** What a preview was made of: the text, and which policies and versions there were beside it. */
export function seenText(db: Connection, chosenPolicyId: string | null, source: string): string {
  const versions = newestPolicies(db).map(({ id }) => id);
  return sha256(canonicalJson({ chosenPolicyId, source, versions }));
}
