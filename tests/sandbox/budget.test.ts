import { expect, it } from 'vitest';
import { TickBudget } from '../../src/sandbox/budget.ts';

it('a budget of three ticks is exhausted by the fourth', () => {
  const budget = new TickBudget(3);
  expect([budget.tick(), budget.tick(), budget.tick()]).toEqual([false, false, false]);
  expect([budget.used, budget.exhausted]).toEqual([3, false]);
  expect(budget.tick()).toBe(true);
  expect([budget.used, budget.exhausted, budget.limit]).toEqual([4, true, 3]);
});
