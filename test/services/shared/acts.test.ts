import { expect, test } from 'vitest';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { actsIn } from '#test/architecture/acts.ts';
import { readSources } from '#test/architecture/source.ts';

const sources = readSources(projectPaths().root, ['app/services', 'app/cli', 'app/routes']);

test('every act is named where it is done, by a name of the log, in one place only', () => {
  const named = actsIn(sources);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ names }) => names.length === 0)).toEqual([]);
  const all = named.flatMap(({ names }) => names);
  const known: readonly string[] = ACTIVITY_TYPES;
  expect(all.filter((name) => !known.includes(name))).toEqual([]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test('no route and no command writes by itself', () => {
  const outside = sources.filter(({ path }) => !path.startsWith('app/services/'));
  expect(actsIn(outside).map(({ where }) => where)).toEqual([]);
});
