import type { Clause } from '#app/domain/policy/clause.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';

/**
 * 条項の鍵. `standards:7-1-2-ア`: tells a clause from the one with the same id in
 * the other document of the same policy version. A campaign pins one version.
 */
export type ClauseKey = string & { readonly __brand: 'ClauseKey' };

export function clauseKey(clause: Pick<Clause, 'document' | 'id'>): ClauseKey {
  if (clause.id === '') throw new Error('a clause has an id');
  return `${clause.document}:${clause.id}` as ClauseKey;
}

/** The document and id of a key; null for a text that is no key. */
export function parseClauseKey(text: string): Pick<Clause, 'document' | 'id'> | null {
  for (const document of POLICY_DOCUMENT_KINDS) {
    const prefix = `${document}:`;
    if (text.startsWith(prefix) && text.length > prefix.length) {
      return { document, id: text.slice(prefix.length) };
    }
  }
  return null;
}
