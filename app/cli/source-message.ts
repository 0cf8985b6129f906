import { SOURCE_REFUSAL_WORDS } from '#app/services/policy/source-words.form.server.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';
import type { PolicyFolderRefusal } from '#app/services/policy/policy-folder.command.server.ts';

/** What is wrong with a file or a folder, and what to do. */
export const REFUSALS = {
  ...SOURCE_REFUSAL_WORDS,
  no_meta: 'meta.json を開けません。',
  bad_meta: 'meta.json の項目が正しくありません。',
} as const satisfies Record<SourceFileRefusal | PolicyFolderRefusal, string>;
