import { describe, expect, it } from 'vitest';
import { measure } from '../../src/grader/measure.ts';
import { MEASURE_LIMITS } from '../../src/grader/measure-limits.ts';
import { measurementSchema } from '../../src/grader/verdict.ts';
import { assets } from './exercise.ts';

const LEAK = 'const kept = []; export function round(i) { kept.push({ i }); }';

describe('measure', () => {
  it('calls a program that grows a leak, and says by how much', async () => {
    const found = await measure(assets, LEAK);
    expect(measurementSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({ verdict: 'leak', blocksPerRound: 2 });
    expect(found.bytesPerRound).toBeGreaterThan(70);
    expect(found.bytesPerRound).toBeLessThan(110);
    expect(found).not.toHaveProperty('error');
  });

  it('calls one that does not stable, with nothing a round', async () => {
    expect(await measure(assets, 'export function round() {}')).toMatchObject({
      ...{ verdict: 'stable', bytesPerRound: 0, blocksPerRound: 0, retainers: [] },
    });
  });

  it('runs as many rounds as it is told to', async () => {
    expect((await measure(assets, LEAK, { rounds: 9 })).rounds).toHaveLength(9);
    expect((await measure(assets, LEAK)).rounds).toHaveLength(200);
  });

  it('is an error where the program does not load or throws, with what was read until then', async () => {
    const unread = await measure(assets, 'export function round( {');
    expect(unread).toMatchObject({
      verdict: 'error',
      rounds: [],
      error: { name: 'SyntaxError', line: 1 },
    });
    expect((await measure(assets, 'export const x = 1;')).error?.name).toBe('MissingExport');
    const thrown = await measure(
      assets,
      'export function round(i) { if (i === 3) throw new Error("x"); }',
    );
    expect(thrown).toMatchObject({ verdict: 'error', bytesPerRound: 0, error: { message: 'x' } });
    expect(thrown.rounds).toHaveLength(3);
  });

  it('calls what fills its memory round after round a leak, and adds the error', async () => {
    const found = await measure(
      assets,
      'const kept = []; export function round() { kept.push(new Uint8Array(8e6)); }',
    );
    expect(found).toMatchObject({ verdict: 'leak', error: { name: 'MemoryLimit' } });
    expect(found.bytesPerRound).toBeGreaterThan(8e6);
    expect(found.peakBytes).toBeLessThan(MEASURE_LIMITS.memoryBytes);
  });

  it('does not call what fills its memory in three rounds a leak', async () => {
    const found = await measure(
      assets,
      'const kept = []; export function round() { kept.push(new Uint8Array(18e6)); }',
    );
    expect(found).toMatchObject({ verdict: 'error', error: { name: 'MemoryLimit' } });
    expect(found.rounds).toHaveLength(3);
  });

  it('does not call what fills its memory in one round a leak', async () => {
    const found = await measure(
      assets,
      'export function round(i) { const a = []; while (i === 6) a.push(new Uint8Array(1e6)); }',
    );
    expect(found).toMatchObject({ verdict: 'error', error: { name: 'MemoryLimit' } });
  });

  it('says the same bytes again', async () => {
    expect(JSON.stringify(await measure(assets, LEAK))).toBe(
      JSON.stringify(await measure(assets, LEAK)),
    );
  });
});
