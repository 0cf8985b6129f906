import { answerSeal } from '#app/components/response/answer-seal.ts';
import type { AnswerSeal } from '#app/components/response/answer-seal.ts';
import { renameOldUnsent } from '#app/components/response/unsent-store.ts';
import type { UnsentKeys } from '#app/services/access/server-secret.loader.server.ts';

const seals = new Map<string, Promise<AnswerSeal | null>>();

async function open(keys: UnsentKeys): Promise<AnswerSeal | null> {
  const seal = await answerSeal(keys);
  if (seal !== null) await renameOldUnsent(localStorage, seal, keys);
  return seal;
}

/** The person's seal in this browser, once a page; null where the browser has no cryptography and keeps nothing. */
export function sealHere(keys: UnsentKeys): Promise<AnswerSeal | null> {
  const known = seals.get(keys.owner) ?? open(keys);
  seals.set(keys.owner, known);
  return known;
}
