import { describe, expect, it } from 'vitest';
import { readLabSamples } from '../../../src/components/lab-samples.ts';
import { explainProgram } from '../../../src/grader/explaining/explain-program.ts';
import { programOf } from '../../../src/grader/explaining/program.ts';
import { measure } from '../../../src/grader/measure.ts';
import { loadSandboxAssets } from '../../../src/sandbox/assets-node.ts';

const assets = await loadSandboxAssets();
const samples = await readLabSamples();

/** What each sample's leak hangs from, and what kind it is told to be; none where it is clean. */
const HOLDERS: Readonly<Record<string, { path: RegExp; kind: string }>> = {
  'unbounded-cache': { path: /^answers = Map/, kind: 'cache' },
  'forgotten-listener': { path: /^bus\./, kind: 'listener' },
  'timer-never-cleared': { path: /^timers?\b/, kind: 'timer' },
  'closure-captures-too-much': { path: /^undoSteps\[\d+\] → ƒ/, kind: 'closure' },
  'pending-promise': { path: /^connected = Promise \(pending\)/, kind: 'pending' },
  'detached-tree': { path: /^focusHistory\[\d+\]/, kind: 'list' },
  'growing-string': { path: /^log\.text = string/, kind: 'growth in place' },
  'growing-array': { path: /^samples = Array/, kind: 'growth in place' },
  'weakmap-value-refers-to-its-key': { path: /^views = WeakMap/, kind: 'weak map' },
  'promise-chain': { path: /^firstJob\b/, kind: 'chain' },
  'accidental-global': { path: /^globalThis\.visits/, kind: 'global' },
};

describe('the lab’s samples', () => {
  it('are one for each kind of leak, and a clean one', () => {
    expect(samples.map(({ id }) => id)).toEqual([...Object.keys(HOLDERS), 'clean-bounded-cache']);
    for (const { title, shows, source } of samples) {
      expect(title).toMatch(/^[A-Z]/);
      expect(shows).toMatch(/^[A-Z].*\.$/);
      expect(source.split('\n').every((line) => line.length <= 100)).toBe(true);
    }
  });

  it.each(samples.map((sample) => [sample.id, sample] as const))(
    '%s leaks as it says, and its holder is named',
    async (id, { source }) => {
      const expected = HOLDERS[id];
      const { verdict, rounds } = await measure(assets, source);
      expect(verdict).toBe(expected ? 'leak' : 'stable');
      if (!expected) return;
      const { explanation } = await explainProgram(assets, programOf(source), {
        measured: rounds.length,
        leaks: true,
      });
      expect(explanation.held[0]!.path).toMatch(expected.path);
      expect(explanation.advice!.kind).toBe(expected.kind);
    },
  );
});
