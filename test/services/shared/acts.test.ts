import ts from 'typescript';
import { expect, test } from 'vitest';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { lineOf, readSources, walk } from '#test/architecture/source.ts';
import type { SourceFile } from '#test/architecture/source.ts';

interface Call {
  readonly where: string;
  /** The argument that names the act. */
  readonly act: ts.Expression | undefined;
}

const services = readSources(projectPaths().root, ['app/services', 'app/cli', 'app/routes']);

function callsOf(source: SourceFile): readonly Call[] {
  const calls: Call[] = [];
  walk(source.tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'transact') return;
    calls.push({ where: `${source.path}:${lineOf(source, node)}`, act: node.arguments[2] });
  });
  return calls;
}

/**
 * The names that an act's argument may take: the literal itself, or the literals of the steps handed to one function.
 */
function namesOf(source: SourceFile, act: ts.Expression | undefined): readonly string[] {
  if (act === undefined) return [];
  if (ts.isStringLiteral(act)) return [act.text];
  if (!ts.isPropertyAccessExpression(act)) return [];
  const field = act.name.text;
  const names: string[] = [];
  walk(source.tree, (node) => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText(source.tree) === field &&
      ts.isStringLiteral(node.initializer)
    ) {
      names.push(node.initializer.text);
    }
  });
  return names;
}

test('every act is named where it is done, by a name of the log, in one place only', () => {
  const named = services.flatMap((source) =>
    callsOf(source).map(({ where, act }) => ({ where, names: namesOf(source, act) })),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ names }) => names.length === 0)).toEqual([]);
  const all = named.flatMap(({ names }) => names);
  const known: readonly string[] = ACTIVITY_TYPES;
  expect(all.filter((name) => !known.includes(name))).toEqual([]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test('no route and no command writes by itself', () => {
  const outside = services.filter(({ path }) => !path.startsWith('app/services/'));
  expect(outside.flatMap(callsOf).map(({ where }) => where)).toEqual([]);
});
