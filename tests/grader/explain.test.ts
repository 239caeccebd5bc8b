import { expect, it } from 'vitest';
import { UNPROVEN } from '../../src/grader/checks/heap-growth.ts';
import { nextStep } from '../../src/grader/explain.ts';
import type { Verdict } from '../../src/grader/verdict.ts';

const check = (
  kind: string,
  passed: boolean,
  parts: { limit?: number; message?: string } = {},
) => ({
  ...{ kind, passed, points: 1, measured: 0, limit: 0, unit: '', message: '' },
  ...parts,
});

const unproven = check('heap-growth', false, { message: UNPROVEN });

const verdict = (parts: Partial<Verdict>): Verdict => ({
  ...{ exercise: 'tiny', variant: 0, outcome: 'fail', score: 0, checks: [], rounds: [] },
  ...{ peakBytes: 0, ticks: 0, retainers: [], console: [] },
  build: { engine: '', grader: '', exercise: '' },
  ...parts,
});

const crashed = (name: string, line?: number) =>
  nextStep(
    verdict({ outcome: 'crashed', error: { name, message: 'm', ...(line ? { line } : {}) } }),
  );

it('the next step after a pass, a fail and a run that was ended', () => {
  const failing = (...checks: ReturnType<typeof check>[]) => nextStep(verdict({ checks }));
  expect({
    pass: nextStep(verdict({ outcome: 'pass', checks: [check('result', true)] })),
    stopped: nextStep(verdict({ outcome: 'stopped', error: { name: 'Stopped', message: '' } })),
    result: failing(check('heap-growth', true), check('result', false)),
    'result before growth': failing(check('result', false), check('heap-growth', false)),
    'growth with right results': failing(check('result', true), unproven),
    growth: failing(unproven),
    'make it leak': failing(check('heap-growth', false, { limit: 1_048_576 })),
    collected: failing(check('result', true), check('collected', false)),
    'peak-heap': failing(check('result', true), check('peak-heap', false)),
    ticks: failing(check('ticks', false)),
    'stack-depth': failing(check('stack-depth', false)),
  }).toMatchInlineSnapshot(`
    {
      "collected": "Ask of each object made in a round: who still refers to it when the round is over?",
      "growth": "Do less in each round, so that the heap can be watched for longer.",
      "growth with right results": "Do less in each round, so that the heap can be watched for longer.",
      "make it leak": "Find something that lives for ever, and let it lead to what each round makes: what no path leads to is collected.",
      "pass": "Every check holds. Read the solution and compare: what does it keep alive, and for how long?",
      "peak-heap": "Think of the moment when the most is held at once: what of it is needed only later, or not any more?",
      "result": "Start with the answers: they have to be right before the memory counts.",
      "result before growth": "Start with the answers: they have to be right before the memory counts.",
      "stack-depth": "A call that waits for another keeps its place on the stack. Keep what is still to do in a list of your own, and work through it in a loop.",
      "stopped": "The run was ended because it took too long. Run it again; if it stops again, look for a loop or a single call that never comes back.",
      "ticks": "Follow one item through your code: how often is it looked at, and does that grow with the number of items?",
    }
  `);
});

it('the next step after a crash', () => {
  const names = [
    'SyntaxError',
    'TickLimit',
    'MemoryLimit',
    'StackOverflow',
    'MissingExport',
    'NeverSettled',
    'TypeError',
  ];
  expect(
    Object.fromEntries(names.map((name) => [name, [crashed(name), crashed(name, 7)]])),
  ).toMatchInlineSnapshot(`
    {
      "MemoryLimit": [
        "Look for what is allocated again and again and never let go.",
        "Look for what is allocated again and again and never let go. Start at line 7.",
      ],
      "MissingExport": [
        "Put the export back: the workload calls your module by that name.",
        "Put the export back: the workload calls your module by that name.",
      ],
      "NeverSettled": [
        "Make sure that every promise that you return is resolved or rejected in the end.",
        "Make sure that every promise that you return is resolved or rejected in the end.",
      ],
      "StackOverflow": [
        "Look for a function that calls itself and never stops.",
        "Look for a function that calls itself and never stops. Start at line 7.",
      ],
      "SyntaxError": [
        "The module could not be read, so nothing ran.",
        "The module could not be read, so nothing ran. Start at line 7.",
      ],
      "TickLimit": [
        "Look for a loop that never reaches its end, or work that is repeated for every entry.",
        "Look for a loop that never reaches its end, or work that is repeated for every entry. Start at line 7.",
      ],
      "TypeError": [
        "The run ended with the error above, outside your module: look at what your functions return.",
        "The run ended with the error above. Start at line 7.",
      ],
    }
  `);
});
