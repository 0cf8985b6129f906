import { readFileSync } from 'node:fs';
import path from 'node:path';
import { coverageOf } from '#app/lib/paper/printable.ts';
import type { Coverage } from '#app/lib/paper/printable.ts';
import { projectPaths } from '#app/lib/root.server.ts';

/** Come with their licence in one folder of the package. */
const FOLDER = 'node_modules/@expo-google-fonts/noto-sans-jp';
const FILES = ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'];

/** The fonts that papers are printed with, and no others. */
export function paperFonts(): readonly Buffer[] {
  return FILES.map((file) => readFileSync(path.join(projectPaths().root, FOLDER, file)));
}

let known: readonly Coverage[] | null = null;

/** What each of them has; read once. */
export function paperCoverage(): readonly Coverage[] {
  known ??= paperFonts().map(coverageOf);
  return known;
}
