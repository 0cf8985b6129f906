import type { Clause } from '#app/domain/policy/clause.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { isPolicyId } from '#app/domain/policy/policy-id.ts';

/** 条項の所在. A clause by its policy, the document of it and its id there: the same in every version of the policy. */
export interface ClauseRef extends Pick<Clause, 'document' | 'id'> {
  /** Id of the policy (規程), not of one of its versions. */
  readonly policyId: string;
}

/**
 * 条項の鍵. `kikuyo:standards:7-1-2-ア`: tells a clause from those with the same id in the other document, or in another
 * policy of the body; a campaign may pin several policies, each in one version.
 */
export type ClauseKey = string & { readonly __brand: 'ClauseKey' };

export function clauseKey({ policyId, document, id }: ClauseRef): ClauseKey {
  if (!isPolicyId(policyId)) throw new Error(`not the id of a policy: ${policyId}`);
  if (id === '') throw new Error('a clause has an id');
  return `${policyId}:${document}:${id}` as ClauseKey;
}

/** Where the clause of a key stands; null for a text that is no key. */
export function parseClauseKey(text: string): ClauseRef | null {
  const [policyId = '', kind = '', ...rest] = text.split(':');
  const document = POLICY_DOCUMENT_KINDS.find((one) => one === kind);
  const id = rest.join(':');
  if (document === undefined || id === '' || !isPolicyId(policyId)) return null;
  return { policyId, document, id };
}
