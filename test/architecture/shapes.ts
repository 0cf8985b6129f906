import ts from 'typescript';
import { lineOf, walk } from '#test/architecture/source.ts';
import type { SourceFile } from '#test/architecture/source.ts';
import { violation } from '#test/architecture/violation.ts';
import type { Violation } from '#test/architecture/violation.ts';

type Shape = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'object';

/** Types that are declared somewhere in the program, by name; what is declared twice counts by its first. */
type Declared = ReadonlyMap<string, ts.TypeNode | 'object'>;

const MAPS = new Set(['Record', 'Map', 'ReadonlyMap', 'Set', 'ReadonlySet']);
const OBJECTS = new Set(['Pick', 'Omit', 'Required', 'Partial']);
/** What a command prints is a format of its own. */
const SHOWN = /^app\/services\/.*(?<!\.command)\.server\.ts$/;

function declaredTypes(sources: readonly SourceFile[]): Declared {
  const declared = new Map<string, ts.TypeNode | 'object'>();
  for (const { tree } of sources) {
    for (const statement of tree.statements) {
      if (ts.isInterfaceDeclaration(statement)) declared.set(statement.name.text, 'object');
      else if (ts.isTypeAliasDeclaration(statement) && !declared.has(statement.name.text)) {
        declared.set(statement.name.text, statement.type);
      }
    }
  }
  return declared;
}

function ofReference(node: ts.TypeReferenceNode, declared: Declared): Shape | null {
  const name = node.typeName.getText();
  if (MAPS.has(name)) return 'map';
  if (OBJECTS.has(name)) return 'object';
  const inner = node.typeArguments?.[0];
  if (name === 'Readonly' && inner !== undefined) return shapeOf(inner, declared);
  const found = declared.get(name);
  return found === 'object' || found === undefined ? (found ?? null) : shapeOf(found, declared);
}

function ofUnion(node: ts.UnionTypeNode, declared: Declared): Shape | null {
  const isNothing = (part: ts.TypeNode) =>
    part.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword);
  const shapes = new Set(node.types.filter((part) => !isNothing(part)).map((part) => shapeOf(part, declared)));
  const [only] = shapes;
  return shapes.size === 1 && only !== undefined ? only : null;
}

/** The shape of a type, whether or not it may be absent; null where its declaration does not tell. */
function shapeOf(node: ts.TypeNode, declared: Declared): Shape | null {
  if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)) return shapeOf(node.type, declared);
  if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) return 'list';
  if (ts.isTypeLiteralNode(node)) return 'object';
  if (ts.isIntersectionTypeNode(node)) return node.types[0] === undefined ? null : shapeOf(node.types[0], declared);
  if (ts.isUnionTypeNode(node)) return ofUnion(node, declared);
  if (ts.isTypeReferenceNode(node)) return ofReference(node, declared);
  if (ts.isLiteralTypeNode(node)) return ts.isStringLiteral(node.literal) ? 'text' : null;
  if (node.kind === ts.SyntaxKind.StringKeyword) return 'text';
  if (node.kind === ts.SyntaxKind.NumberKeyword) return 'number';
  return node.kind === ts.SyntaxKind.BooleanKeyword ? 'boolean' : null;
}

/** A field name has one shape everywhere in what services give: `sheets` is never a list here and a number there. */
export function checkShapes(sources: readonly SourceFile[]): readonly Violation[] {
  const declared = declaredTypes(sources);
  const known = new Map<string, { readonly shape: Shape; readonly at: string }>();
  const found: Violation[] = [];
  for (const source of sources.filter(({ path }) => SHOWN.test(path))) {
    walk(source.tree, (node) => {
      if (!ts.isPropertySignature(node) || node.type === undefined) return;
      const name = node.name.getText(source.tree);
      const shape = shapeOf(node.type, declared);
      if (shape === null) return;
      const line = lineOf(source, node);
      const before = known.get(name);
      if (before === undefined) known.set(name, { shape, at: `${source.path}:${line}` });
      else if (before.shape !== shape)
        found.push(violation('shapes', source, line, `${name} is ${shape} here and ${before.shape} at ${before.at}`));
    });
  }
  return found;
}
