import type { Node } from 'acorn';

/** A node of ESTree as acorn gives it, whose fields are read by name. */
export type SyntaxNode = Node & { readonly [field: string]: unknown };

export function isNode(value: unknown): value is SyntaxNode {
  return typeof (value as { type?: unknown } | null)?.type === 'string';
}

/** Fields that hold names and not expressions: nothing is made there. */
const NAMES = new Set([
  'ImportDeclaration',
  'ExportSpecifier',
  'MetaProperty',
  'ExportAllDeclaration',
]);

/** What a node consists of, in the order of the text. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  if (NAMES.has(node.type)) return [];
  const children: SyntaxNode[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (isPlainKey(node, field)) continue;
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children.sort((a, b) => a.start - b.start);
}

/** The key of `{ key: 1 }` and `a.key`: a name, and in `{ key }` the same text as the value. */
function isPlainKey(node: SyntaxNode, field: string): boolean {
  return (
    (field === 'key' || (field === 'property' && node.type === 'MemberExpression')) &&
    !node.computed
  );
}

/** A field that holds one node. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const child = node[field];
  return isNode(child) ? child : undefined;
}

/** A field that holds a list of nodes; holes of arrays are left out. */
export function listOf(node: SyntaxNode, field: string): SyntaxNode[] {
  const list = node[field];
  return Array.isArray(list) ? list.filter(isNode) : [];
}

export function isFunction(node: SyntaxNode): boolean {
  return (
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** A function or class that takes its name from where it stands (NamedEvaluation, ECMA-262 8.4.5). */
export function isAnonymous(node: SyntaxNode): boolean {
  if (node.type === 'ArrowFunctionExpression') return true;
  return (
    (node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !isNode(node.id)
  );
}

/** Names bound by the rest elements of a pattern: `[a, ...b]` and `{ a, ...b }` bind `b` anew. */
export function restNames(pattern: SyntaxNode): string[] {
  if (pattern.type === 'RestElement') {
    const argument = childOf(pattern, 'argument')!;
    return argument.type === 'Identifier' ? [argument.name as string] : restNames(argument);
  }
  if (pattern.type === 'AssignmentPattern') return restNames(childOf(pattern, 'left')!);
  if (pattern.type === 'Property') return restNames(childOf(pattern, 'value')!);
  if (pattern.type === 'ArrayPattern') return listOf(pattern, 'elements').flatMap(restNames);
  if (pattern.type === 'ObjectPattern') return listOf(pattern, 'properties').flatMap(restNames);
  return [];
}
