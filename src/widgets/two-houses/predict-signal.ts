import type { Question } from '../kit/question.ts';
import { entryOf } from '../machine-drawing/entry-of.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { processLabel } from '../narrate/process-label.ts';
import { processNamed, streetOf } from './houses.ts';

/** What becomes of an access to an address at which only others have a page. */
export function predictSignal(now: MachineMoment, next: MachineMoment): Question | undefined {
  const signal = eventsOf(next.events, 'signalled')[0];
  if (!signal) return undefined;
  const page = Math.floor(Number(signal.address) / pageBytes);
  const name = processLabel(now.state, signal.pid);
  const theirs = streetOf(now.play).houses.flatMap((house) => {
    const entry = entryOf(now.state, processNamed(now.state, house.name), page);
    return entry.in === 'frame' ? [{ house: house.name, frame: entry.frame }] : [];
  });
  const [first] = theirs;
  if (!first) return undefined;
  const why = `Nothing is mapped at ${signal.address} in ${name}: the page table of ${first.house} is not asked, and ${name} gets ${signal.name}.`;
  return {
    prompt: `${next.operation}: ${first.house} has a page there. What does ${name} get to?`,
    options: [
      ...theirs.map(({ house, frame }) => ({
        id: `frame-${frame}`,
        label: `frame ${frame}, ${house}’s`,
      })),
      { id: 'nothing', label: 'nothing: a signal' },
    ],
    right: ['nothing'],
    explain: ([picked]) =>
      picked === 'nothing' ? why : `That would be so with one page table for all. ${why}`,
  };
}
