import { describe, expect, it } from 'vitest';
import { golden, goldenFiles } from './golden.ts';
import { expectVictim, type OomCase } from './oom-case.ts';

const files = goldenFiles('oom').map((name) => golden<OomCase & { exclude?: boolean }>(name)!);
const cases = files
  .map((one, index) => [goldenFiles('oom')[index]!, one] as const)
  .filter(([, one]) => one.exclude !== true);

if (cases.length === 0) {
  describe.skip('oom/: not in this folder', () => it('has no case', () => {}));
} else {
  describe(`oom/: ${cases.length} public kernel logs`, () => {
    it.each(cases)('%s', (_, one) => {
      expect.hasAssertions();
      expectVictim(one);
    });
  });
}
