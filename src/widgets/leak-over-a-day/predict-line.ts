import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import type { Moment } from '../kit/moment.ts';
import type { Question } from '../kit/question.ts';
import { service } from './service.ts';

type DayMoment = Moment<MachineState, MachineEvent>;

/** Sessions that a collection left, of the process that collected. */
function kept({ events, state }: DayMoment): { process: string; sessions: string[] } | undefined {
  const collected = events.find(({ kind }) => kind === 'collected');
  if (collected?.kind !== 'collected') return undefined;
  const { process } = collected;
  const objects = state.processes.find(({ name }) => name === process)?.objects ?? [];
  return {
    process,
    sessions: objects.map(({ name }) => name).filter((name) => name.startsWith('s')),
  };
}

/** Which line keeps memory: asked before the third collection that leaves more than it found. */
export function predictLine(_now: DayMoment, next: DayMoment): Question | undefined {
  const left = kept(next);
  if (left?.sessions.length !== 3) return undefined;
  const first = next.state.processes
    .find(({ name }) => name === left.process)!
    .objects.find(({ name }) => name === 'cache');
  const holds = first?.refersTo.length ?? 0;
  return {
    prompt: 'A collection comes next. Which line keeps what it can’t take?',
    options: service
      .map((text, index) => ({ id: String(index + 1), label: `Line ${index + 1}`, text }))
      .filter(({ text }) => text !== '}' && !text.startsWith('function'))
      .map(({ id, label }) => ({ id, label })),
    right: ['5'],
    explain: ([line]) => {
      const all = `After it the cache still refers to ${holds} sessions, and nothing else keeps any object.`;
      switch (line) {
        case '1':
          return `The map itself is made once and stays as small as it is. ${all}`;
        case '3':
          return `The body is the largest object, but its only variable is gone when handle returns, and the collection takes it. ${all}`;
        case '4':
          return `This line makes the session; that alone keeps nothing once its variable is gone. ${all}`;
        case '6':
          return `This is the line that would let go: in this script it never runs. ${all}`;
        case '7':
          return `Returning ends both variables; it frees more than it keeps. ${all}`;
        default:
          return all;
      }
    },
  };
}
