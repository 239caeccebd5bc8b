import type { Film } from '../../grader/explanation.ts';

type Sample = Film['samples'][number];
type Round = Film['rounds'][number];

export interface FilmFrame {
  readonly width: number;
  readonly height: number;
}

/** A film laid out in a frame: path data in its pixels, and how to get from one to the other. */
export interface FilmDrawing {
  /** All that is in use at each moment. */
  readonly area: string;
  readonly line: string;
  /** What stays when everything is collected, from one round's end to the next one's. */
  readonly stays: string;
  readonly floor: string;
  /** At each round's end: from where to where the bytes fall when everything is collected. */
  readonly drops: readonly { x: number; from: number; to: number }[];
  readonly rounds: readonly { round: number; x: number; width: number }[];
  /** Bytes of the lines across. */
  readonly levels: readonly { bytes: number; y: number }[];
  x(at: number): number;
  y(bytes: number): number;
}

const LEVELS = 4;
/** So that the highest peak does not touch the edge. */
const HEADROOM = 1.04;

/** Lays a film out. Bytes below the baseline are drawn on it. */
export function drawFilm(film: Film, { width, height }: FilmFrame): FilmDrawing {
  const start = film.rounds[0]?.from ?? film.samples[0]?.at ?? 0;
  const end = Math.max(film.rounds.at(-1)?.to ?? 0, film.samples.at(-1)?.at ?? 0, start + 1e-9);
  const sampled = film.samples.reduce((most, { bytes }) => Math.max(most, bytes), 1);
  const most = film.rounds.reduce((top, { peak, before }) => Math.max(top, peak, before), sampled);
  const step = stepOf(most);
  const top = most * HEADROOM;
  const x = (at: number) => tidy(((at - start) / (end - start)) * width);
  const y = (bytes: number) => tidy(height - (Math.max(0, bytes) / top) * height);

  const points = thinned(joined(film), x);
  const line = points.map(({ at, bytes }, i) => `${i ? 'L' : 'M'}${x(at)} ${y(bytes)}`).join('');
  const area = points.length === 0 ? '' : `${line}V${height}H${x(points[0]!.at)}z`;
  const floor = floorOf(film.rounds, x, y);
  const stays = floor === '' ? '' : `${floor}V${height}H0z`;
  return {
    ...{ area, line, floor, stays, x, y },
    drops: film.rounds.map(({ to, before, after }) => ({
      x: x(to),
      from: y(before),
      to: y(after),
    })),
    rounds: film.rounds.map(({ round, from, to }) => ({
      ...{ round, x: x(from) },
      width: tidy(x(to) - x(from)),
    })),
    levels: Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => ({
      bytes: i * step,
      y: y(i * step),
    })),
  };
}

/** Those of some places in order that stand at least so far from the one before. */
export function apart<P extends { readonly x: number }>(places: readonly P[], room: number): P[] {
  const kept: P[] = [];
  for (const place of places) {
    if (place.x - (kept.at(-1)?.x ?? -room) >= room) kept.push(place);
  }
  return kept;
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Rounds to be labelled: the first, and every so manieth that stand at least so far apart. */
export function labelledRounds<P extends { readonly round: number; readonly x: number }>(
  rounds: readonly P[],
  room: number,
): P[] {
  const [first] = rounds;
  if (!first) return [];
  for (const step of STEPS) {
    const some = rounds.filter(({ round }) => round % step === 0 && round !== first.round);
    const all = [first, ...some.filter(({ x }) => x - first.x >= room)];
    if (all.every(({ x }, i) => i === 0 || x - all[i - 1]!.x >= room)) return all;
  }
  return apart(rounds, room);
}

/** Some rounds of a film: from one to before another, by their place in the list. */
export function cutFilm({ samples, rounds, every }: Film, from: number, end: number): Film {
  const cut = rounds.slice(from, end);
  const [first, last] = [cut[0]?.from ?? 0, cut.at(-1)?.to ?? 0];
  return { samples: samples.filter(({ at }) => at >= first && at <= last), rounds: cut, every };
}

/** The sample nearest in time; −1 where there is none. Samples are in order. */
export function nearestSample(samples: readonly Sample[], at: number): number {
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (samples[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  const before = samples[low - 1];
  return before && at - before.at < (samples[low]?.at ?? at) - at ? low - 1 : high;
}

/** The round that a moment belongs to: the last that began by then. */
export function roundAt(rounds: readonly Round[], at: number): Round | undefined {
  return rounds.findLast(({ from }) => from <= at) ?? rounds[0];
}

/** Samples, and before and after each round's collections, in order of time. */
function joined(film: Film): Sample[] {
  const points: Sample[] = [];
  let next = 0;
  for (const { to, before, after } of film.rounds) {
    while (next < film.samples.length && film.samples[next]!.at <= to) {
      points.push(film.samples[next]!);
      next += 1;
    }
    points.push({ at: to, bytes: before }, { at: to, bytes: after });
  }
  return [...points, ...film.samples.slice(next)];
}

/** Of the points of one pixel only the first, the lowest, the highest and the last. */
function thinned(points: readonly Sample[], x: (at: number) => number): Sample[] {
  const kept: Sample[] = [];
  for (let i = 0; i < points.length; ) {
    const column = Math.floor(x(points[i]!.at));
    let end = i;
    let low = i;
    let high = i;
    for (; end < points.length && Math.floor(x(points[end]!.at)) === column; end += 1) {
      if (points[end]!.bytes < points[low]!.bytes) low = end;
      if (points[end]!.bytes > points[high]!.bytes) high = end;
    }
    const few = [...new Set([i, low, high, end - 1])].sort((a, b) => a - b);
    kept.push(...few.map((index) => points[index]!));
    i = end;
  }
  return kept;
}

/** Each round's floor: what the collection before it left, since no collection takes it. */
function floorOf(
  rounds: readonly Round[],
  x: (at: number) => number,
  y: (bytes: number) => number,
): string {
  return rounds
    .map(({ from, to, after }, i) => {
      // The first round has no floor before it but what it keeps itself, if that is less.
      const level = Math.min(rounds[i - 1]?.after ?? 0, after);
      return `${i ? 'V' : `M${x(from)} `}${y(level)}H${x(to)}`;
    })
    .concat(rounds.length > 0 ? [`V${y(rounds.at(-1)!.after)}`] : [])
    .join('');
}

/** A power of two of bytes that at most four lines across reach the top with. */
function stepOf(most: number): number {
  let step = 64;
  while (most / step > LEVELS) step *= 2;
  return step;
}

const tidy = (value: number): number => Math.round(value * 10) / 10;
