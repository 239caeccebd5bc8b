import { formatBytes } from '../../model/units.ts';
import type { Option, Question } from '../kit/question.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { processNamed, streetOf } from './houses.ts';

/** What becomes of the shares: after a fork, at the end of a process, and as pages are copied or shared. */
export function predictShare(now: MachineMoment, next: MachineMoment): Question | undefined {
  const forked = eventsOf(next.events, 'spawned').find(({ parent }) => parent !== undefined);
  if (forked) return afterFork(now, next, forked.parent!, forked.process);
  return whoseChanges(now, next);
}

const shareOf = ({ state }: MachineMoment, name: string): number =>
  processNamed(state, name)?.usage?.proportional ?? 0;

const size = (pages: number): string => formatBytes(pages * pageBytes);

function afterFork(
  now: MachineMoment,
  next: MachineMoment,
  parent: string,
  child: string,
): Question | undefined {
  const before = shareOf(now, parent);
  const after = shareOf(next, parent);
  const amounts = [...new Set([after, before, before / 2, before * 2])].sort((a, b) => a - b);
  if (before === 0 || amounts.length < 2) return undefined;
  const right = `${after}`;
  const why = `Each page that ${parent} and ${child} both map counts half in either PSS; its RSS stays ${size(processNamed(next.state, parent)!.usage!.resident)}.`;
  return {
    prompt: `${parent} has a PSS of ${size(before)}. What is it after the fork?`,
    options: amounts.map((pages) => ({ id: `${pages}`, label: size(pages) })),
    right: [right],
    explain([picked]) {
      if (picked === right) return why;
      if (Number(picked) === before)
        return `That stays so for RSS, which counts each page whole. ${why}`;
      if (Number(picked) > before) return `A fork copies no page, so nothing gets larger. ${why}`;
      return `Not all of its pages went into the child’s page table. ${why}`;
    },
  };
}

const nobody = 'nobody';

function whoseChanges(now: MachineMoment, next: MachineMoment): Question | undefined {
  const cause = next.events.find(
    ({ kind }) => kind === 'ended' || kind === 'copied' || kind === 'mapped-around',
  );
  // Who dies of a signal is asked about otherwise.
  if (!cause || eventsOf(next.events, 'signalled').length > 0) return undefined;
  const alive = streetOf(now.play).houses.filter(
    ({ name }) => processNamed(now.state, name)?.usage && processNamed(next.state, name)?.usage,
  );
  const right = alive.filter(({ name }) => shareOf(now, name) !== shareOf(next, name));
  const alone = alive.length === 1;
  const holds = alive.some(({ name }) => shareOf(now, name) > 0);
  if (alive.length === 0 || !holds) return undefined;
  const options: Option[] = alive.map(({ name }) => ({ id: `process-${name}`, label: name }));
  if (alone) options.push({ id: nobody, label: 'Nobody’s, it stays' });
  const answer =
    right.length === 0 ? (alone ? [nobody] : []) : right.map(({ name }) => `process-${name}`);
  const told =
    right.length === 0
      ? 'None of the pages that it had was anybody else’s.'
      : `${right.map(({ name }) => `${name}: ${size(shareOf(now, name))} before, ${size(shareOf(next, name))} after`).join('; ')}.`;
  const rule = {
    ended: 'Pages that the dead one shared are divided by fewer now.',
    copied:
      'The writer counts its copy whole, and those who keep the old page divide it by one less.',
    'mapped-around': 'More processes map the same frames now, so each counts less of them.',
  }[cause.kind as 'ended' | 'copied' | 'mapped-around'];
  return {
    prompt: `${next.operation}: whose PSS will change?`,
    options,
    right: answer,
    ...(!alone && { many: true }),
    explain(picked) {
      const wrong = picked.length !== answer.length || picked.some((id) => !answer.includes(id));
      if (!wrong || right.length === 0) return right.length === 0 ? told : `${rule} ${told}`;
      const missed = right.filter(({ name }) => !picked.includes(`process-${name}`));
      const only = missed.length > 0 ? 'A share can change without a step of one’s own. ' : '';
      return `${only}${rule} ${told}`;
    },
  };
}
