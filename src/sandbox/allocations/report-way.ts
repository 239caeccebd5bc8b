import { type Place, SPINE } from './place.ts';
import { childOf, listOf, restNames, type SyntaxNode } from './syntax-node.ts';

/**
 * How an expression is reported: as one object made at once (`site`), with a beginning and an end,
 * between which others may be made (`span`), as what a sleeping function goes on with, or not.
 */
export function wayOf(node: SyntaxNode, { reference }: Place): 'none' | 'site' | 'span' | 'resume' {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'site';
    case 'Literal':
      return node.regex ? 'site' : 'none';
    case 'ObjectExpression':
    case 'ArrayExpression':
      return isPlain(node) ? 'site' : 'span';
    case 'CallExpression':
      return childOf(node, 'callee')!.type === 'Super' ? 'none' : 'span';
    case 'NewExpression':
    case 'TaggedTemplateExpression':
    case 'ClassExpression':
      return 'span';
    case 'ChainExpression': {
      const tail = childOf(node, 'expression')!;
      if (tail.type === 'CallExpression') return 'span';
      return !reference && calls(tail) ? 'span' : 'none';
    }
    case 'AssignmentExpression':
      return restNames(childOf(node, 'left')!).length > 0 ? 'span' : 'none';
    case 'AwaitExpression':
      return 'resume';
    default:
      return 'none';
  }
}

/** Whether a chain calls anything on its way. */
function calls(node: SyntaxNode): boolean {
  if (node.type === 'CallExpression') return true;
  const next = SPINE[node.type];
  return next !== undefined && calls(childOf(node, next)!);
}

/** A literal that runs no code on the way: it alone is made, and at once. */
function isPlain(node: SyntaxNode): boolean {
  const parts =
    node.type === 'ArrayExpression' ? listOf(node, 'elements') : listOf(node, 'properties');
  return parts.every((part) => {
    if (
      part.type === 'SpreadElement' ||
      part.computed ||
      part.method ||
      part.kind === 'get' ||
      part.kind === 'set'
    )
      return false;
    const value = part.type === 'Property' ? childOf(part, 'value')! : part;
    return (
      value.type === 'Identifier' ||
      value.type === 'ThisExpression' ||
      (value.type === 'Literal' && !value.regex)
    );
  });
}
