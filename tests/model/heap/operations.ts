import fc from 'fast-check';
import type { Allocator } from '../../../src/model/heap/allocator.ts';

/** A request, or one of the blocks that live at that moment given back or resized. */
export type Operation =
  | { readonly kind: 'allocate'; readonly size: number }
  | { readonly kind: 'free'; readonly which: number }
  | { readonly kind: 'reallocate'; readonly which: number; readonly size: number };

export const operations = (largest: number, most = 40): fc.Arbitrary<Operation[]> =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: request(largest) },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('free' as const), which: fc.nat(63) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('reallocate' as const),
          which: fc.nat(63),
          size: fc.integer({ min: 1, max: largest }),
        }),
      },
    ),
    { minLength: 1, maxLength: most },
  );

const request = (largest: number) =>
  fc.record({ kind: fc.constant('allocate' as const), size: fc.nat(largest) });

/** Does one operation; `live` holds the addresses in the order they were handed out. Its answer. */
export function perform(allocator: Allocator, live: number[], operation: Operation): number | null {
  if (operation.kind === 'allocate') {
    const address = allocator.allocate(operation.size);
    if (address !== null) live.push(address);
    return address;
  }
  if (live.length === 0) return null;
  const at = operation.which % live.length;
  const address = live[at]!;
  if (operation.kind === 'free') {
    if (allocator.free(address)) throw new Error(`the live block at ${address} was not freed`);
    live.splice(at, 1);
    return address;
  }
  const moved = allocator.reallocate(address, operation.size);
  if (moved !== null) live[at] = moved;
  return moved;
}
