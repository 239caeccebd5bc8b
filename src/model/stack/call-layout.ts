import { type FrameLayout, frameLayout } from './layout.ts';
import type { StackStatement } from './statements.ts';

export type CallStatement = Extract<StackStatement, { kind: 'call' | 'recurse' }>;

/** The frame of a call; of locals only those of 1, 2, 4 or 8 bytes are numbers, the rest arrays. */
export function callLayout({ bytes, locals = [], parameters = [] }: CallStatement): FrameLayout {
  const unnamed = bytes > 0 ? [{ name: 'locals', bytes }] : [];
  const named = locals.map((one) => ({ ...one, scalar: [1, 2, 4, 8].includes(one.bytes) }));
  return frameLayout([...named, ...unnamed], parameters);
}
