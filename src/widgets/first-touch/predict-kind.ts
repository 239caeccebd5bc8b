import type { Option, Question } from '../kit/question.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { cachedAt } from './column-state.ts';
import { columnTarget } from './column-target.ts';
import { drawnProcess, stripsOf } from './strips.ts';

const does = { read: 'read', write: 'write to', exec: 'run code in' } as const;

type Kind = 'none' | 'minor' | 'major';
const kinds: readonly Kind[] = ['none', 'minor', 'major'];

/** The access that a statement of the drawn process named. */
export const accessOf = ({ events, play }: MachineMoment) =>
  eventsOf(events, 'accessed').find(
    ({ because, process }) => because === undefined && process === drawnProcess(play),
  );

const kindOf = (moment: MachineMoment): Kind | undefined => {
  const outcome = accessOf(moment)?.outcome;
  return outcome === 'hit' ? 'none' : outcome;
};

const causeOf = (moment: MachineMoment): string | undefined => {
  const page = Math.floor(Number(accessOf(moment)?.address) / pageBytes);
  return eventsOf(moment.events, 'fault').find((one) => one.page === page)?.cause;
};

/** Steps in a row that came out alike are not all asked about. */
const every = 6;

/** No fault, a minor or a major one at the next access. */
export function predictKind(now: MachineMoment, next: MachineMoment): Question | undefined {
  const access = accessOf(next);
  const right = kindOf(next);
  if (!access || !right) return undefined;
  const alike = kindOf(now) === right && causeOf(now) === causeOf(next);
  if (alike && next.step % every !== 0) return undefined;
  const page = Math.floor(Number(access.address) / pageBytes);
  const { process } = access;
  const strip = stripsOf(now.play).strips.find(({ from, to }) => from <= page && page < to);
  if (!strip) return undefined;
  const place = placeOf(next.state, process, page * pageBytes, pageBytes);
  const what = place ? sayPage(place, page * pageBytes) : access.address;
  const labels = {
    none: 'none',
    minor: 'minor',
    major: 'major',
  };
  const options = kinds.map(
    (kind): Option => ({ id: columnTarget(kind, page), label: labels[kind] }),
  );
  const why = whyOf(now, next, page, right);
  return {
    prompt: `Next, ${process} will ${does[access.access]} ${what}. Which fault will that be?`,
    options,
    right: [columnTarget(right, page)],
    explain([picked]) {
      const kind = kinds.find((one) => picked === columnTarget(one, page));
      if (kind === undefined || kind === right) return why;
      const cached = cachedAt(now.state, strip, page) !== undefined;
      const wrong = {
        none: 'Without a fault the entry would have to allow it already.',
        minor:
          right === 'major'
            ? 'A minor fault needs no disk, but the page is not in RAM.'
            : 'A fault comes only where the entry does not do.',
        major: cached
          ? 'A major fault reads from disk, and the page cache has the page.'
          : 'A major fault reads from disk, and nothing of this page is there.',
      }[kind];
      return `${wrong} ${why}`;
    },
  };
}

function whyOf(now: MachineMoment, next: MachineMoment, page: number, right: Kind): string {
  if (right === 'none') return `The entry is filled already, ${earlier(now, page)}.`;
  const reasons: Readonly<Record<string, string>> = {
    'first-read': 'Nobody wrote to the page, so its entry gets the zero page: minor.',
    'first-write': 'The entry is empty and the page has no contents: a frame of zeros, minor.',
    'write-to-zero-page':
      'The entry has the zero page, which nobody may write to: a frame of its own, minor.',
    'copy-on-write': 'The entry does not allow writes: the page gets a copy of its own, minor.',
    'write-to-clean-file-page':
      'The entry does not allow writes yet, so that the kernel hears of the first: minor.',
    'file-page-in-memory':
      'The page cache has the page, so that the entry need only be filled: minor.',
    'file-page-on-disk': 'The page is only on disk: it has to be read, major.',
    'new-file-page': 'Nobody used the page yet: a frame of zeros, minor.',
    'in-swap': 'The page is in swap: it has to be read, major.',
    'in-swap-cache': 'The page is in swap, but RAM still has it: minor.',
  };
  return reasons[causeOf(next) ?? ''] ?? `This is a ${right} fault.`;
}

/** Through what the entry of a page came to be filled. */
function earlier({ play, step }: MachineMoment, page: number): string {
  const steps = lookedThrough(play).filter((one) => one.step <= step);
  const own = steps.some(({ events }) =>
    eventsOf(events, 'accessed').some(
      ({ address, because }) =>
        because === undefined && Math.floor(Number(address) / pageBytes) === page,
    ),
  );
  if (own) return 'by the access before';
  const malloc = steps.some(({ events }) =>
    eventsOf(events, 'accessed').some(
      ({ address, because }) =>
        because === 'allocator' && Math.floor(Number(address) / pageBytes) === page,
    ),
  );
  return malloc
    ? 'by malloc, which keeps its own words there'
    : 'by fault-around, together with its neighbours';
}
