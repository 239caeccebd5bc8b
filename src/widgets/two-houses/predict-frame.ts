import type { Option, Question } from '../kit/question.ts';
import { entryOf, frameOf, zeroFrame } from '../machine-drawing/entry-of.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { processNamed, streetOf } from './houses.ts';
import { ramOf } from './ram.ts';

/** The access that the statement of a step named, if it was done. */
export const accessOf = (moment: MachineMoment) =>
  eventsOf(moment.events, 'accessed').find(({ because }) => because === undefined);

/** Which frame an access will go to: one that holds the page already, or a new one. */
export function predictFrame(now: MachineMoment, next: MachineMoment): Question | undefined {
  const access = accessOf(next);
  const houses = streetOf(now.play).houses;
  const house = houses.find(({ name }) => name === access?.process);
  if (!access || !house) return undefined;
  const page = Math.floor(Number(access.address) / pageBytes);
  const { process: name } = access;
  const before = entryOf(now.state, processNamed(now.state, name), page);
  const after = entryOf(next.state, processNamed(next.state, name), page);
  if (after.in !== 'frame' || before.in === 'swap' || after.frame === zeroFrame) return undefined;

  const others = new Map<number, string>();
  for (const other of houses) {
    if (other.name === name) continue;
    const entry = entryOf(now.state, processNamed(now.state, other.name), page);
    if (entry.in === 'frame' && entry.frame !== zeroFrame) others.set(entry.frame, other.name);
  }
  const copied = eventsOf(next.events, 'copied').find((one) => one.page === page);
  const cached = frameOf(now.state, after.frame)?.file;
  const own = before.in === 'frame' ? before.frame : undefined;
  // Worth asking where somebody else has a page at this address, or the page cache has this one.
  if (others.size === 0 && !copied && !cached && !hasLostSharer(now, own)) return undefined;
  if (access.outcome === 'hit' && !isFirst(now, name)) return undefined;
  // Taken from somebody in this very step: it is not to be seen yet.
  if (
    own !== after.frame &&
    !cached &&
    !others.has(after.frame) &&
    frameOf(now.state, after.frame)
  ) {
    return undefined;
  }

  const options: Option[] = [];
  const add = (frame: number, label: string) => {
    if (!options.some(({ id }) => id === `frame-${frame}`))
      options.push({ id: `frame-${frame}`, label });
  };
  if (own !== undefined && own !== zeroFrame) add(own, `frame ${own}, where it is now`);
  for (const [frame, other] of others) {
    const isCached = frameOf(now.state, frame)?.use === 'file';
    add(frame, `frame ${frame}, ${isCached ? 'in the page cache' : `${other}’s`}`);
  }
  if (cached) add(after.frame, `frame ${after.frame}, in the page cache`);
  const known = options.some(({ id }) => id === `frame-${after.frame}`);
  const fresh = known ? freeFrame(now) : after.frame;
  options.push({ id: fresh === undefined ? 'new' : `frame-${fresh}`, label: 'a new frame' });
  if (options.length < 2) return undefined;

  const place = placeOf(next.state, name, page * pageBytes, pageBytes);
  const what = place ? sayPage(place, page * pageBytes) : access.address;
  const right = `frame-${after.frame}`;
  const why = whyOf({
    name,
    own,
    frame: after.frame,
    copied: copied !== undefined,
    next,
    page,
    reads: access.access !== 'write',
  });
  return {
    prompt: `Process ${name} is about to ${does[access.access]} ${what}${place ? `, ${access.address}` : ''}. Which frame does that go to?`,
    options,
    right: [right],
    explain([picked]) {
      if (picked === right) return why;
      const frame = Number(picked?.slice('frame-'.length));
      const other = others.get(frame);
      if (picked === options.at(-1)!.id && known) {
        return before.in === 'frame'
          ? `A new frame is for a write to a page that somebody else still needs as it is. ${why}`
          : `A new frame is for what is nowhere in RAM yet. ${why}`;
      }
      if (frame === own) return `That would change the page for the others, too. ${why}`;
      if (other !== undefined) {
        return `${other} has that frame at the same address, but in a page table of its own. ${why}`;
      }
      return why;
    },
  };
}

const does = { read: 'read', write: 'write to', exec: 'run code in' } as const;

interface Why {
  readonly name: string;
  readonly own: number | undefined;
  readonly frame: number;
  readonly copied: boolean;
  readonly next: MachineMoment;
  readonly page: number;
  readonly reads: boolean;
}

function whyOf({ name, own, frame, copied, next, page, reads }: Why): string {
  const held = frameOf(next.state, frame);
  const area = processNamed(next.state, name)?.maps.find(
    ({ from, to }) => from <= page * pageBytes && page * pageBytes < to,
  );
  if (copied) {
    return `The mapping is private and somebody else has the page, too: ${name} gets a copy in frame ${frame}.`;
  }
  if (held?.use === 'file')
    return `The page cache has this page of the file in frame ${frame}, once for all.`;
  if (area?.prot[3] === 's') return `The mapping is shared: all who have it use frame ${frame}.`;
  if (own === frame && reads)
    return `A read changes nothing: all who have frame ${frame} go on sharing it.`;
  if (own === frame) {
    return `Nobody else has frame ${frame}, so ${name} writes to it where it is, with no copy.`;
  }
  return `The page of ${name} was nowhere yet, and its page table is its own: it gets frame ${frame}.`;
}

/** Whether a process has not touched anything by a statement of its own yet. */
const isFirst = ({ play, step }: MachineMoment, name: string): boolean =>
  !lookedThrough(play).some(
    (one) =>
      one.step <= step &&
      eventsOf(one.events, 'accessed').some(
        ({ process, because }) => process === name && because === undefined,
      ),
  );

/** A page that was shared since a fork, and no longer is: a write will find that out. */
function hasLostSharer({ state, play }: MachineMoment, frame: number | undefined): boolean {
  if (frame === undefined) return false;
  const held = frameOf(state, frame);
  if (held?.use !== 'anon' || held.mapped.length !== 1) return false;
  return lookedThrough(play).some(
    (one) => one.step < play.last && (frameOf(one.state, frame)?.mapped.length ?? 0) > 1,
  );
}

const freeFrame = ({ state, play }: MachineMoment): number | undefined =>
  ramOf(play).frames.find((frame) => frame !== zeroFrame && !frameOf(state, frame));
