import { expect } from 'vitest';
import { oomScore } from '../../src/model/oom/oom-score.ts';
import { rulesOf } from '../../src/model/oom/rules.ts';
import { everyCase } from './golden.ts';

interface ScoreCase {
  readonly input: {
    readonly totalPages: number;
    readonly rssPages: number;
    readonly swapPages: number;
    readonly pgtablesKB: number;
    readonly adj: number;
  };
  readonly oomScore: number;
}

everyCase<ScoreCase>('linux61-oom-score.json', ({ input, oomScore: expected }) => {
  const task = {
    pid: 100,
    uid: 0,
    name: 'task',
    totalVm: input.rssPages,
    rss: input.rssPages,
    swapents: input.swapPages,
    pgtablesBytes: input.pgtablesKB * 1024,
    adj: input.adj,
  };
  expect(oomScore(task, rulesOf({ major: 6, minor: 1 }), input.totalPages)).toBe(expected);
});
