import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file of the program; its path from the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

export interface Import {
  readonly from: SourceFile;
  readonly line: number;
  readonly specifier: string;
  /** Path of the imported file from the root, or null for a package. */
  readonly target: string | null;
  /** Names taken as values; `*` for a whole module, a dynamic import or a mere side effect. */
  readonly values: readonly string[];
}

export function parseSource(file: string, text: string): SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path: file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind) };
}

/** Every TypeScript file below the given folders. */
export function readSources(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => parseSource(name, readFileSync(path.join(root, name), 'utf8'))),
  );
}

export function lineOf(source: SourceFile, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
  return null;
}

function importedValues(clause: ts.ImportClause | undefined): readonly string[] {
  if (clause === undefined) return ['*'];
  if (clause.isTypeOnly) return [];
  const names: string[] = clause.name === undefined ? [] : ['default'];
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, '*'];
  return [
    ...names,
    ...bindings.elements.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text),
  ];
}

export function importsOf(source: SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Expression | undefined, values: readonly string[]) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const target = targetOf(source.path, specifier.text);
    found.push({ from: source, line: lineOf(source, node), specifier: specifier.text, target, values });
  };
  walk(source.tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, importedValues(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly ? [] : ['*']);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], ['*']);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) add(node, literal, []);
    }
  });
  return found;
}
