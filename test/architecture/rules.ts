import ts from 'typescript';
import { layerOf, MAY_IMPORT, NOUNS, PACKAGES } from '#test/architecture/layers.ts';
import { checkStages, checkServices } from '#test/architecture/rooms.ts';
import type { Extent, Layer } from '#test/architecture/layers.ts';
import { checkShapes } from '#test/architecture/shapes.ts';
import { importsOf, lineOf, walk } from '#test/architecture/source.ts';
import type { Import, SourceFile } from '#test/architecture/source.ts';
import { violation } from '#test/architecture/violation.ts';
import type { Violation } from '#test/architecture/violation.ts';

const MAX_LINES = 400;
const BANNED_NAMES = ['util', 'utils', 'helper', 'helpers', 'misc', 'common'];
/** Enum lists and labels are written in capitals; a `format…` function writes a value as its label does. */
const DATA = /^(?:[A-Z][A-Z0-9_]*|format[A-Z]\w*)$/;
/** What the server and the commands may take from the database's layer. */
const CLIENT = [
  'db/client.server.ts',
  'db/busy.server.ts',
  'db/changes.server.ts',
  'db/folder.server.ts',
  'db/problem.server.ts',
];
const ASSET = /\.css$/;

function exceeds(extent: Extent, target: string, values: readonly string[]): boolean {
  switch (extent) {
    case 'all':
      return false;
    case 'types':
      return values.length > 0;
    case 'data':
      return values.some((name) => !DATA.test(name));
    case 'browser':
      return values.length > 0 && /\.server\.tsx?$/.test(target);
    case 'client':
      return values.length > 0 && !CLIENT.includes(target);
  }
}

/** Layers whose folders are the nouns; the services have rules of their own. */
const BY_NOUNS: readonly Layer[] = ['domain', 'documents'];

function nounOf(file: string): number {
  const noun = file.split('/')[2];
  return NOUNS.findIndex((one) => one === noun);
}

function checkOwnImport({
  from,
  line,
  target,
  specifier,
  values,
}: Import & { readonly target: string }): readonly Violation[] {
  const layer = layerOf(from.path);
  const other = layerOf(target);
  if (layer === null) return [];
  if (ASSET.test(target))
    return layer === 'routes' ? [] : [violation('layers', from, line, `${layer} imports the asset ${specifier}`)];
  const found: Violation[] = [];
  if (!/^#(?:app|db)\//.test(specifier) || !/\.(?:tsx?|js)$/.test(specifier)) {
    found.push(violation('specifiers', from, line, `${specifier}: write #app/… or #db/… with its extension`));
  }
  if (other === null) found.push(violation('layers', from, line, `${specifier} is in no layer`));
  else if (layer === other) {
    if (BY_NOUNS.includes(layer) && nounOf(target) > nounOf(from.path)) {
      found.push(
        violation(
          'noun order',
          from,
          line,
          `${from.path.split('/')[2]} imports the later noun ${target.split('/')[2]}`,
        ),
      );
    }
  } else {
    const extent = MAY_IMPORT[layer][other];
    if (extent === undefined) found.push(violation('layers', from, line, `${layer} imports ${other} (${specifier})`));
    else if (exceeds(extent, target, values)) {
      found.push(
        violation(
          'layers',
          from,
          line,
          `${layer} takes more of ${other} than ${extent} (${values.join(', ')} of ${specifier})`,
        ),
      );
    }
  }
  return found;
}

/** The table of layers, the order of nouns, and which packages a layer may use. */
export function checkImports(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const layer = layerOf(source.path);
    if (layer === null) return [violation('layers', source, 1, 'is in no layer')];
    if (BY_NOUNS.includes(layer) && nounOf(source.path) < 0) {
      return [violation('noun order', source, 1, `${source.path.split('/')[2]} is no noun of the domain`)];
    }
    return importsOf(source).flatMap((one) => {
      if (one.target !== null) return checkOwnImport({ ...one, target: one.target });
      if (PACKAGES[layer].some((pattern) => pattern.test(one.specifier))) return [];
      return [violation('packages', source, one.line, `${layer} imports the package ${one.specifier}`)];
    });
  });
}

/** Rings of imports; each is told once, at its first file in the order of the alphabet. */
export function checkCycles(sources: readonly SourceFile[]): readonly Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap((one) => (one.target === null ? [] : [one.target])),
    ]),
  );
  const done = new Set<string>();
  const found = new Map<string, Violation>();
  const visit = (file: string, trail: readonly string[]) => {
    const seen = trail.indexOf(file);
    if (seen >= 0) {
      const ring = trail.slice(seen);
      const [first] = [...ring].sort();
      const source = first === undefined ? undefined : byPath.get(first);
      if (source !== undefined)
        found.set([...ring].sort().join(' '), violation('cycles', source, 1, [...ring, file].join(' → ')));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const source of sources) visit(source.path, []);
  return [...found.values()];
}

/** Names that say nothing, files that only pass on others, files that are too long. */
export function checkFiles(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const found: Violation[] = [];
    const parts = source.path.split('/').map((part) => part.replace(/(?:\.server)?\.tsx?$/, ''));
    const banned = parts.find((part) => BANNED_NAMES.includes(part));
    if (banned !== undefined) found.push(violation('names', source, 1, `${banned} says nothing about its content`));
    if (/(?:^|\/)index\.tsx?$/.test(source.path)) found.push(violation('barrels', source, 1, 'an index file'));
    for (const statement of source.tree.statements) {
      if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
        found.push(violation('barrels', source, lineOf(source, statement), 'passes on the exports of another file'));
      }
    }
    const lines = source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0);
    if (lines > MAX_LINES)
      found.push(violation('length', source, MAX_LINES + 1, `${lines} lines, more than ${MAX_LINES}`));
    return found;
  });
}

const IMPURE = [
  'Date',
  'process',
  'console',
  'globalThis',
  'window',
  'document',
  'fetch',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'require',
];

function isValueUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeReferenceNode(parent) || ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) return false;
  return ts.isNewExpression(parent) || ts.isCallExpression(parent);
}

/** The domain has no clock, no chance, no environment. */
export function checkPurity(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    if (layerOf(source.path) !== 'domain') return [];
    const found: Violation[] = [];
    walk(source.tree, (node) => {
      if (ts.isIdentifier(node) && IMPURE.includes(node.text) && isValueUse(node)) {
        found.push(violation('purity', source, lineOf(source, node), `the domain uses ${node.text}`));
      }
      if (ts.isPropertyAccessExpression(node) && node.getText(source.tree) === 'Math.random') {
        found.push(violation('purity', source, lineOf(source, node), 'the domain uses Math.random'));
      }
    });
    return found;
  });
}

const WRITES = ['insert', 'update', 'delete'];
const ENDINGS = ['run', 'all', 'get'];

function tablesOf(source: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (!statement.moduleSpecifier.text.startsWith('#db/schema/')) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
    else for (const element of bindings.elements) names.add(element.name.text);
  }
  return names;
}

function rootName(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? rootName(node.expression) : null;
}

/** The last call of a chain that begins with this one, and its name. */
function endOf(call: ts.CallExpression, method: string): { readonly end: ts.CallExpression; readonly last: string } {
  let [end, last] = [call, method];
  while (ts.isPropertyAccessExpression(end.parent) && ts.isCallExpression(end.parent.parent)) {
    last = end.parent.name.text;
    end = end.parent.parent;
  }
  return { end, last };
}

/** The name under which `madeOnce` keeps a write that is prepared; null where it is kept by nothing. */
function nameOfMade({ parent: made }: ts.CallExpression): string | null {
  if (!ts.isArrowFunction(made) || !ts.isCallExpression(made.parent)) return null;
  const { parent: keeping } = made;
  const isKept = rootName(keeping.expression) === 'madeOnce' && ts.isVariableDeclaration(keeping.parent);
  return isKept && ts.isIdentifier(keeping.parent.name) ? keeping.parent.name.text : null;
}

/** Whether a prepared write is ended wherever it is asked for. */
function isRunEverywhere({ tree }: SourceFile, name: string): boolean {
  let isRun = true;
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== name) return;
    isRun &&= ENDINGS.includes(endOf(node, name).last);
  });
  return isRun;
}

/**
 * In a synchronous transaction a drizzle write that is not ended by `.run()`, `.all()` or `.get()` does nothing; one
 * that is made once is ended where it is asked for.
 */
export function checkWrites(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const tables = tablesOf(source);
    const found: Violation[] = [];
    walk(source.tree, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      const method = node.expression.name.text;
      const [table] = node.arguments;
      if (!WRITES.includes(method) || table === undefined || !tables.has(rootName(table) ?? '')) return;
      const { end, last } = endOf(node, method);
      const made = last === 'prepare' ? nameOfMade(end) : null;
      const isEnded = made === null ? ENDINGS.includes(last) : isRunEverywhere(source, made);
      if (!isEnded) {
        found.push(
          violation(
            'writes',
            source,
            lineOf(source, node),
            `${method}(${table.getText(source.tree)}) ends in .${last}()`,
          ),
        );
      }
    });
    return found;
  });
}

/** Loaders and actions go through `handled`, the one place that turns a refusal into a response. */
export function checkRoutes(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    if (!source.path.startsWith('app/routes/')) return [];
    return source.tree.statements.flatMap((statement) => {
      const isExported =
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
      if (isExported !== true) return [];
      const wrong = (name: string) => [
        violation('routes', source, lineOf(source, statement), `${name} is not wrapped in handled(…)`),
      ];
      if (ts.isFunctionDeclaration(statement)) {
        const name = statement.name?.text ?? '';
        return ['loader', 'action'].includes(name) ? wrong(name) : [];
      }
      if (!ts.isVariableStatement(statement)) return [];
      return statement.declarationList.declarations.flatMap((declaration) => {
        const name = declaration.name.getText(source.tree);
        const value = declaration.initializer;
        if (!['loader', 'action'].includes(name) || value === undefined) return [];
        const wrapped = ts.isCallExpression(value) && value.expression.getText(source.tree) === 'handled';
        const alias = ts.isIdentifier(value) && ['loader', 'action'].includes(value.text);
        return wrapped || alias ? [] : wrong(name);
      });
    });
  });
}

/** What the command and the server run without a build uses nothing that only Vite knows. */
export function checkVite(sources: readonly SourceFile[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const layer = layerOf(source.path);
    if (layer === null || ['routes', 'components', 'ui'].includes(layer)) return [];
    const found: Violation[] = [];
    walk(source.tree, (node) => {
      if (!ts.isPropertyAccessExpression(node) || !ts.isMetaProperty(node.expression)) return;
      if (['env', 'glob', 'hot'].includes(node.name.text)) {
        found.push(
          violation('vite', source, lineOf(source, node), `import.meta.${node.name.text} exists under Vite only`),
        );
      }
    });
    return found;
  });
}

export function checkArchitecture(sources: readonly SourceFile[]): readonly Violation[] {
  return [
    checkImports,
    checkCycles,
    checkFiles,
    checkPurity,
    checkWrites,
    checkRoutes,
    checkVite,
    checkServices,
    checkStages,
    checkShapes,
  ].flatMap((check) => check(sources));
}
