import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Paths } from '#app/lib/root.server.ts';
import { decodeSourceText } from '#app/lib/source-text.ts';

const metaSchema = z.object({ title: z.string(), citation: z.string() });

/** A policy that comes with the program, by the name of its folder: its title, where it is from, and its text. */
export function seedPolicy({ questionnaires }: Pick<Paths, 'questionnaires'>, policyId: string) {
  const folder = path.join(questionnaires, policyId);
  const meta = metaSchema.parse(JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8')));
  const source = decodeSourceText(readFileSync(path.join(folder, 'source.txt')));
  if (!source.ok) throw new Error(`the policy ${policyId} cannot be read: ${source.reason}`);
  return { ...meta, source: source.text };
}
