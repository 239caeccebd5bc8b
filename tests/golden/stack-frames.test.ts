import { expect } from 'vitest';
import { CallStack } from '../../src/model/stack/call-stack.ts';
import { frameLayout } from '../../src/model/stack/layout.ts';
import { everyCase } from './golden.ts';

interface StackCase {
  readonly input: { readonly localBytes: number; readonly calls: number };
  readonly frames: readonly unknown[];
  readonly frameBytes?: number;
}

everyCase<StackCase>('stack-frames.json', ({ input, frames, frameBytes }) => {
  const stack = new CallStack();
  const main = stack.call('main', frameLayout([{ name: 'own', bytes: 32 }]))!;
  const layout = frameLayout(
    [
      { name: 'first', bytes: 8, scalar: true },
      { name: 'second', bytes: 8, scalar: true },
      { name: 'buf', bytes: input.localBytes },
    ],
    [{ name: 'n', bytes: 4 }],
  );
  const below = (address: number): number => main.fp - address;
  const found = Array.from({ length: input.calls }, (_, depth) => {
    const frame = stack.call('f', layout)!;
    return {
      depth,
      fp: below(frame.fp),
      sp: below(frame.sp),
      savedFp: below(frame.caller!.fp),
      retSlot: below(stack.slotAddress(frame, 'return address')!),
      buf: below(stack.slotAddress(frame, 'buf')!),
      argN: below(stack.slotAddress(frame, 'n')!),
    };
  });
  expect(found).toEqual(frames);
  if (frameBytes !== undefined) expect(layout.bytes).toBe(frameBytes);
});
