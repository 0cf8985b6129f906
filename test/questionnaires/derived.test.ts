import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deriveFolder } from '#app/services/policy/policy-folder.command.server.ts';
import { POLICY_IDS, policyFolder } from '#test/fixtures/policy-sources.ts';

describe.each(POLICY_IDS)('the folder of %s', (id) => {
  const folder = policyFolder(id);

  it('follows from its source text, byte for byte', () => {
    const derived = deriveFolder(fileURLToPath(folder));
    if (!derived.ok) throw new Error(derived.reason);
    expect(derived.value.files.map(({ name }) => name)).toContain('clauses.jsonl');
    for (const { name, content } of derived.value.files) {
      expect(content, name).toBe(readFileSync(new URL(name, folder), 'utf8'));
    }
  });
});
