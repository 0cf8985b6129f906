import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { workApart } from '#app/lib/apart-process.server.ts';
import { decodeSource } from '#app/lib/source-file.ts';

/** What a policy file that belongs to no kept policy is called. */
const UNNAMED = 'unnamed';

workApart(async (bytes) => {
  const found = await decodeSource(bytes as Uint8Array);
  if (!found.ok) return found;
  const reading = readPolicy(found.text);
  const questionnaire = deriveQuestionnaire(reading.clauses, { policyId: UNNAMED });
  return { ok: true, source: found.text, notes: found.notes, reading, questionnaire };
});
