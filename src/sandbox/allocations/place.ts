import { childOf, type SyntaxNode } from './syntax-node.ts';

/** What a node's parent says of the place it stands in. */
export interface Place {
  /** No call may be put around it: the callee of `new`, a method, the inside of `a?.b`. */
  readonly bare?: boolean;
  /** It is called or deleted: as `a?.b` it must stay a reference. */
  readonly reference?: boolean;
  /** The name an anonymous function takes here; null where only running tells. */
  readonly name?: string | null | undefined;
  /** In the head of a loop, where no semicolon may follow. */
  readonly head?: boolean;
  /** Statements to begin a block with. */
  readonly opening?: (() => string) | undefined;
}

/** The calls, and `new`, member access and the rest of what stands left of an open parenthesis. */
export const SPINE: Readonly<Record<string, string>> = {
  ...{ CallExpression: 'callee', NewExpression: 'callee', MemberExpression: 'object' },
  ...{ TaggedTemplateExpression: 'tag', ChainExpression: 'expression' },
};
const ASSIGNMENTS = new Set(['=', '||=', '&&=', '??=']);

/** The name that a property or field gives to an anonymous function. */
export function keyName(node: SyntaxNode): string | null {
  const key = childOf(node, 'key')!;
  if (node.computed) return null;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  const name = key.type === 'Identifier' ? (key.name as string) : String(key.value);
  return name === '__proto__' && node.type === 'Property' ? null : name;
}

/** The place of a child in its node. */
export function placeOf(node: SyntaxNode, child: SyntaxNode, place: Place, source: string): Place {
  const isFirst = child === childOf(node, SPINE[node.type] ?? '');
  switch (node.type) {
    case 'NewExpression':
    case 'ChainExpression':
      return isFirst ? { bare: true } : {};
    case 'CallExpression':
    case 'TaggedTemplateExpression':
      return isFirst ? { bare: place.bare ?? false, reference: true } : {};
    case 'MemberExpression':
      return isFirst ? { bare: place.bare ?? false } : {};
    case 'UnaryExpression':
      return node.operator === 'delete' ? { reference: true } : {};
    case 'MethodDefinition':
      return child === node.value ? { bare: true } : {};
    case 'Property':
      if (child !== node.value) return {};
      return node.method || node.kind !== 'init' ? { bare: true } : { name: keyName(node) };
    case 'VariableDeclarator':
      return {
        name:
          childOf(node, 'id')!.type === 'Identifier'
            ? (node.id as { name: string }).name
            : undefined,
      };
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return child === node.right ? { name: assignedName(node, source) } : {};
    case 'ForStatement':
    case 'ForInStatement':
      return { head: child !== node.body };
    default:
      return {};
  }
}

function assignedName(node: SyntaxNode, source: string): string | null | undefined {
  const left = childOf(node, 'left')!;
  if (left.type !== 'Identifier') return undefined;
  if (node.type === 'AssignmentExpression' && !ASSIGNMENTS.has(node.operator as string))
    return undefined;
  // In parentheses it names nothing, or something: engines differ, so it stays as it was.
  return source.startsWith('(', node.start) ? null : (left.name as string);
}
