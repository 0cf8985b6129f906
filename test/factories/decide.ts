import type { BodySettings } from '#app/domain/score/settings.ts';
import { SETTING_KEY_OF } from '#app/domain/score/settings.ts';
import type { Town } from '#test/factories/town.ts';

/** What the body decides; the act that stores it belongs to its set-up. */
export function decide<Name extends keyof BodySettings>(
  { context }: Pick<Town, 'context'>,
  name: Name,
  value: BodySettings[Name],
): void {
  context.db.$client
    .prepare('INSERT OR REPLACE INTO body_setting VALUES (?, ?)')
    .run(SETTING_KEY_OF[name], JSON.stringify({ value, version: 1 }));
}
