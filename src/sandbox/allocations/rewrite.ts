import { parse } from 'acorn';
import { type HookNames, unusedNames } from './hook-names.ts';
import { Rewriter } from './rewriter.ts';
import type { Site } from './site.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { TOO_DEEP, Unrewritable } from './unrewritable.ts';

/** A module whose sites report what they make, line for line where it was. */
export interface Rewritten {
  readonly source: string;
  /** By number; site 0 is what nobody counts. */
  readonly sites: readonly Site[];
  readonly names: HookNames;
}

/** Sites have 16 bits. */
const MAX_SITES = 65_000;
/** acorn needs some ten calls a bracket, and where its stack ends differs from host to host. */
const MAX_BRACKETS = 200;

/**
 * Wraps each expression of a module that may make objects in a call that reports it. What runs once,
 * as the module loads, is left alone: it is no part of any round.
 *
 * Of a module that is not the learner's (`counted` false) all is reported as site 0, so that what it
 * makes is known as not the learner's.
 * @throws Unrewritable
 */
export function rewrite(source: string, counted = true): Rewritten {
  if (bracketDepth(source) > MAX_BRACKETS) throw new Unrewritable('syntax', TOO_DEEP);
  const names = unusedNames(source, counted ? '$made' : '$outside');
  try {
    const program = parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
    }) as unknown as SyntaxNode;
    const rewriter = new Rewriter(source, names, counted);
    const text = rewriter.render(program);
    if (rewriter.sites.length > MAX_SITES) {
      throw new Unrewritable('syntax', `it has more than ${MAX_SITES} places that make objects`);
    }
    if (rewriter.evaluates) {
      throw new Unrewritable('code-from-text', 'it uses eval, and what that makes has no line');
    }
    return { source: `${text}\n${names.importStatement}`, sites: rewriter.sites, names };
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unrewritable('syntax', error.message);
    throw error;
  }
}

/** How deep brackets stand in each other; those in strings and comments are taken for brackets. */
function bracketDepth(source: string): number {
  let depth = 0;
  let most = 0;
  for (const character of source) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth > most) most = depth;
  }
  return most;
}
