import { expect, it } from 'vitest';
import { graderHash } from '../../src/cli/grader-hash.ts';

it('the hash of the grader is 16 hex digits, the same each time', () => {
  expect(graderHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(graderHash()).toBe(graderHash());
});
