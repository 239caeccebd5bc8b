import type { Answer } from '../../../src/grader/explanation.ts';
import { type HeapQuery, inspect } from '../../../src/grader/inspect/inspect.ts';
import type { ExplainedHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { markBlocks } from '../../../src/sandbox/snapshot/marks.ts';
import { run } from '../../sandbox/program.ts';
import { explain } from '../../sandbox/snapshot/explain.ts';

/** A program with one of everything that tables tell apart. */
export const SHOP = `class User { constructor(name) { this.name = name; this.photo = new Uint8Array(100); } }
const cache = new Map();
const tags = new WeakMap();
const bus = { listeners: [] };
let last;
export function round(i) {
  const user = new User('user ' + i);
  cache.set('user:' + i, user);
  tags.set(user, { tag: 'tag ' + i });
  const big = new Array(50).fill(i + 0.5);
  bus.listeners.push(function onResize() { return big.length + user.name.length; });
  globalThis.seen = (globalThis.seen ?? []).concat(new WeakRef(user));
  last = { before: last };
}
`;

/** The heap of a program after 12 rounds; blocks are marked after `since` of them. */
export async function heapOf(source: string, since = 8, rounds = 12): Promise<ExplainedHeap> {
  const { session, error } = await run(source, { rounds: since, limits: { ticks: 20_000 } });
  if (error) throw new Error(`expected it to run, found ${JSON.stringify(error)}`);
  markBlocks(session.heapSource.memory);
  for (let i = since; i < rounds; i += 1) {
    session.round(i);
    session.read();
  }
  return explain(session);
}

/** The answer to a question, by its kind. */
export function ask<Q extends HeapQuery>(
  heap: ExplainedHeap,
  query: Q,
): Extract<Answer, { ask: Q['ask'] }> {
  return inspect(heap, query) as Extract<Answer, { ask: Q['ask'] }>;
}

/** All objects of a heap, or those of a class. */
export function objectsOf(heap: ExplainedHeap, className?: string) {
  const found = [];
  for (let from = 0; ; from += 500) {
    const page = ask(heap, {
      ...{ ask: 'objects', className, freshOnly: false, sort: 'retained', from, count: 500 },
    });
    found.push(...page.rows);
    if (found.length >= page.total) return found;
  }
}
