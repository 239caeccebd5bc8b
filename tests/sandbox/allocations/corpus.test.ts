import { describe, expect, it } from 'vitest';
import { judgeGrowth } from '../../../src/grader/growth.ts';
import { runRounds } from '../../../src/grader/rounds.ts';
import { AllocationProbe } from '../../../src/sandbox/allocations/probe.ts';
import { rewrite } from '../../../src/sandbox/allocations/rewrite.ts';
import { Session } from '../../../src/sandbox/session.ts';
import { sampledPrograms, whole } from '../../corpus-programs.ts';
import { assets } from '../program.ts';
import { count } from './count.ts';

const LIMITS = { memoryBytes: 64 * 1024 * 1024, stackBytes: 256 * 1024, ticks: 20_000 };
const makesCode = (source: string) => /\beval\(|\bFunction\(/.test(source);

describe('a program of the corpus, rewritten', () => {
  it.each(sampledPrograms(32))(
    '$name behaves as it did, and leaks or not as it did',
    async ({ name, source }) => {
      const counted = await count(source, { limits: LIMITS, rounds: whole ? 24 : 6 });
      if (makesCode(source)) {
        expect(counted.fault?.kind).toBe('code-from-text');
        return;
      }
      expect(counted.fault).toBeUndefined();
      for (const { made, survived, kept } of counted.sites) {
        expect(made).toBeGreaterThanOrEqual(survived);
        expect(survived).toBeGreaterThanOrEqual(kept);
      }

      const rewritten = rewrite(source);
      const probe = new AllocationProbe(rewritten.sites.length, [rewritten.names]);
      const session = await Session.open(assets, LIMITS, probe);
      const mistake = session.load(rewritten.source) ?? session.prepare({ seed: 1, size: 1 });
      expect(mistake).toBeUndefined();
      const series = runRounds(session, { rounds: 12, fixed: false, limits: LIMITS });
      expect(judgeGrowth(series).growing).toBe(name.startsWith('leak/'));
    },
  );
});
