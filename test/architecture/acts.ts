import ts from 'typescript';
import { lineOf, walk } from '#test/architecture/source.ts';
import type { SourceFile } from '#test/architecture/source.ts';

/** A place where an act is done, with the names of the log that it may go by. */
export interface NamedAct {
  readonly where: string;
  readonly names: readonly string[];
}

/** Every call of the one writer. */
export function actsIn(sources: readonly SourceFile[]): readonly NamedAct[] {
  return sources.flatMap((source) => {
    const found: NamedAct[] = [];
    walk(source.tree, (node) => {
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'transact')
        return;
      const where = `${source.path}:${lineOf(source, node)}`;
      found.push({ where, names: namesOf(source, node.arguments[2]) });
    });
    return found;
  });
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
