import { formatBytes } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { answerOf, modeOf, type OomMoment } from './mode.ts';

/** Whether a request is granted, and who dies at a touch. */
export function predictPromise(now: OomMoment, next: OomMoment): Question | undefined {
  return askAnswer(now, next) ?? askVictim(now, next);
}

const pageBytes = 4096;

function askAnswer(now: OomMoment, next: OomMoment): Question | undefined {
  const answer = answerOf(next);
  if (!answer || next.statement?.kind !== 'mmap') return undefined;
  const { ram, freeRam, swap, freeSwap } = now.state;
  const size = formatBytes(answer.bytes);
  const asked = formatBytes(answer.asked * pageBytes);
  const allowed = formatBytes((answer.allowed ?? 0) * pageBytes);
  const rule = [
    `Mode 0 weighs this request alone: ${size} against all RAM and swap, ${allowed}.`,
    'Mode 1 refuses nothing: a promise costs no page.',
    `Mode 2 adds it to all promises: ${asked}, and ${allowed} are allowed.`,
  ][modeOf(now)]!;
  const isFree = answer.bytes <= freeRam + freeSwap;
  const right = answer.kind === 'mapped' ? 'granted' : 'refused';
  return {
    prompt: `Will ${next.operation} be granted?`,
    options: [
      { id: 'granted', label: 'Granted' },
      { id: 'refused', label: 'Refused: ENOMEM' },
    ],
    right: [right],
    explain([picked]) {
      if (picked === right) return rule;
      if (picked === 'granted') {
        const free = isFree ? `That much is free, but free memory is not asked about. ` : '';
        return `${free}${rule}`;
      }
      const why = isFree
        ? ''
        : answer.bytes > ram + swap
          ? 'It is more than there is, but nothing is touched yet. '
          : 'It is more than is free, but that would be the rule for a touch. ';
      return `${why}${rule}`;
    },
  };
}

function askVictim(now: OomMoment, next: OomMoment): Question | undefined {
  if (!next.events.some(({ kind }) => kind === 'judged')) return undefined;
  const decided = now.play.at(next.step + 1);
  const chosen = decided.events.find((event) => event.kind === 'chosen');
  if (!chosen) return undefined;
  const alive = now.state.tasks.filter(({ state }) => state === 'alive');
  const mapped = alive.toSorted((a, b) => b.totalVm - a.totalVm)[0]!;
  const asked = now.events.find((event) => event.kind === 'invoked')?.task;
  const held = (name: string): string => {
    const { rss, swap, tables } = alive.find((task) => task.name === name)!;
    return formatBytes(rss + swap + tables);
  };
  const because = `${chosen.task} holds the most, ${held(chosen.task)}, shifted by its adj.`;
  return {
    prompt: 'The promise cannot be kept. Who dies at this touch?',
    options: alive.map(({ name }) => ({ id: `task-${name}`, label: name })),
    right: [`task-${chosen.task}`],
    explain([picked]) {
      const name = picked?.slice('task-'.length);
      if (name === undefined || name === chosen.task) return because;
      const why =
        name === asked
          ? `${name} is the one that touches, but that does not count. `
          : name === mapped.name
            ? `${name} has mapped the most, but only what is held counts. `
            : '';
      return `${why}${name} holds ${held(name)}. ${because}`;
    },
  };
}
