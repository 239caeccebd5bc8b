import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../src/sandbox/snapshot/take-snapshot.ts';
import { sampledPrograms } from '../../corpus-programs.ts';
import { run } from '../program.ts';

describe('a snapshot of a program of the corpus', () => {
  it.each(sampledPrograms(80))('$name: bytes sum up and references balance', async ({ source }) => {
    const { session, error } = await run(source, {
      rounds: 12,
      limits: { ticks: 2000 },
    });
    expect(error).toBeUndefined();
    const { snapshot, fault } = takeSnapshot(session.heapSource);
    expect(fault).toBeUndefined();
    const { shallow, bytes, remainder, realms, outside } = snapshot!;
    expect(shallow.reduce((sum, size) => sum + size, 0) + remainder.bytes).toBe(bytes);
    expect(remainder.bytes).toBeLessThanOrEqual(256 * realms);
    expect(outside).toBe(0);
  });
});
