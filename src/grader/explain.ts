import { UNPROVEN } from './checks/heap-growth.ts';
import type { Verdict } from './verdict.ts';

/** One sentence on what to do next. */
export function nextStep(verdict: Verdict): string {
  const { error, outcome, checks } = verdict;
  if (outcome === 'stopped')
    return 'The run was ended because it took too long. Run it again; if it stops again, look for a loop or a single call that never comes back.';
  if (error) return afterError(error.name, error.line);
  if (outcome === 'pass')
    return 'Every check holds. Read the solution and compare: what does it keep alive, and for how long?';
  const failed = checks.find((check) => !check.passed)!;
  const others = checks.filter((check) => check.passed).map((check) => check.kind);
  if (failed.kind === 'result')
    return 'Start with the answers: they have to be right before the memory counts.';
  if (
    failed.kind === 'heap-growth' &&
    failed.measured !== null &&
    failed.measured <= failed.limit
  ) {
    return failed.message === UNPROVEN
      ? 'Do less in each round, so that the heap can be watched for longer.'
      : 'Find something that lives for ever, and let it lead to what each round makes: what no path leads to is collected.';
  }
  if (failed.kind === 'allocations' && failed.measured !== null && failed.measured > failed.limit) {
    return 'Start with the line that makes most. Could it use again what an earlier call made, or do without?';
  }
  if (failed.kind === 'allocations') return 'Say the same in a way whose objects can be counted.';
  const advice = ADVICE[failed.kind];
  if (advice !== undefined) return advice;
  if (failed.kind === 'heap-growth' && others.includes('result')) {
    return 'The answers are right. Now ask of each object made in a round: who still refers to it when the round is over?';
  }
  return 'Ask of each object made in a round: who still refers to it when the round is over?';
}

const ADVICE: Readonly<Record<string, string>> = {
  'peak-heap':
    'Think of the moment when the most is held at once: what of it is needed only later, or not any more?',
  ticks:
    'Follow one item through your code: how often is it looked at, and does that grow with the number of items?',
  'stack-depth':
    'A call that waits for another keeps its place on the stack. Keep what is still to do in a list of your own, and work through it in a loop.',
};

function afterError(name: string, line: number | undefined): string {
  const where = line === undefined ? '' : ` Start at line ${line}.`;
  switch (name) {
    case 'SyntaxError':
      return `The module could not be read, so nothing ran.${where}`;
    case 'TickLimit':
      return `Look for a loop that never reaches its end, or work that is repeated for every entry.${where}`;
    case 'MemoryLimit':
      return `Look for what is allocated again and again and never let go.${where}`;
    case 'StackOverflow':
      return `Look for a function that calls itself and never stops.${where}`;
    case 'MissingExport':
      return 'Put the export back: the workload calls your module by that name.';
    case 'NeverSettled':
      return 'Make sure that every promise that you return is resolved or rejected in the end.';
    default:
      return where === ''
        ? 'The run ended with the error above, outside your module: look at what your functions return.'
        : `The run ended with the error above.${where}`;
  }
}
