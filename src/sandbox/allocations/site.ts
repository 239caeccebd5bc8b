import { childOf, isNode, type SyntaxNode } from './syntax-node.ts';

/** An expression or declaration that may make objects. */
export interface Site {
  readonly line: number;
  readonly column: number;
  /** What it makes; of a call, what is called, since what it gives shows only as it runs. */
  readonly what: string;
  readonly isCall: boolean;
}

const LITERALS: Readonly<Record<string, string>> = {
  ...{
    ObjectExpression: 'object literal',
    ArrayExpression: 'array literal',
    Literal: 'regular expression',
  },
  ...{
    ArrowFunctionExpression: 'closure',
    FunctionExpression: 'closure',
    FunctionDeclaration: 'closure',
  },
  ...{ ClassExpression: 'class', ClassDeclaration: 'class', RestElement: 'rest elements' },
  ...{ VariableDeclaration: 'rest elements', AssignmentExpression: 'rest elements' },
  ...{
    ForOfStatement: 'entry of for…of',
    CatchClause: 'caught error',
    ImportExpression: 'import()',
  },
  ...{ AwaitExpression: 'awaited value' },
};
const MAX_NAME = 60;

/** Where the site is shown: at the name that is called, which may be lines below the expression. */
export function anchorOf(node: SyntaxNode): number {
  const callee = calleeOf(node);
  const property = callee?.type === 'MemberExpression' ? childOf(callee, 'property') : undefined;
  return property && node.type !== 'NewExpression' ? property.start : node.start;
}

export function whatOf(node: SyntaxNode): { what: string; isCall: boolean } {
  const callee = calleeOf(node);
  if (!callee) return { what: LITERALS[node.type] ?? 'expression', isCall: false };
  const name = nameOf(callee)?.slice(0, MAX_NAME);
  if (node.type === 'NewExpression') return { what: name ? `new ${name}` : 'new', isCall: false };
  return { what: name ? `${name}()` : 'a call', isCall: true };
}

function calleeOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'ChainExpression') return calleeOf(childOf(node, 'expression')!);
  if (node.type === 'TaggedTemplateExpression') return childOf(node, 'tag');
  return childOf(node, 'callee');
}

/** `map` of `list.map`, but `JSON.parse` whole: capitals name what belongs together. */
function nameOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const property = node.property as { type: string; name: string };
  const name = property.type === 'PrivateIdentifier' ? `#${property.name}` : property.name;
  const object = isNode(node.object) && node.object.type === 'Identifier' ? node.object : undefined;
  const owner = object?.name as string | undefined;
  return owner && /^\p{Lu}/u.test(owner) ? `${owner}.${name}` : name;
}
