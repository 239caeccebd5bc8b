import { formatDuration, rounded } from '../../model/latency/duration.ts';
import { type RungId, rungOf } from '../../model/latency/rungs.ts';
import type { RungUse } from '../../model/latency/state.ts';
import { formatNumber } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { placeNames } from '../narrate/latency.ts';
import { type LatencyMoment, shareOf, usedIn } from './share.ts';
import { shortNames } from './short-names.ts';

/** How many times as long as what a new rung takes, or which part takes most of the time. */
export function predict(now: LatencyMoment, next: LatencyMoment): Question | undefined {
  return askRung(now, next) ?? askMost(next);
}

/** A rung that another one is near to makes no question: both would be right. */
const near = 1.5;

function askRung(now: LatencyMoment, next: LatencyMoment): Question | undefined {
  const [event] = next.events;
  const met = usedIn(now.state);
  if (event?.times !== 1 || event.rungs.length > 1 || met.length < 3) return undefined;
  const rung = event.rungs[0]!;
  if (met.some((use) => use.rung === rung)) return undefined;
  const { each } = rungOf(rung);
  const faster = met.filter(
    (one) =>
      each / one.each >= 2 && met.every((other) => other === one || far(other.each, one.each)),
  );
  // Of the nearest three below, now one and now another: the same one for the same step.
  const asked = faster.at(-1 - ((2 * now.step) % Math.min(Math.max(faster.length, 1), 3)));
  if (!asked) return undefined;
  const times = rounded(each / asked.each, 2);
  const many = formatNumber(times);
  return {
    prompt: `Next is ${next.operation}. That takes about ${many} times as long as which rung?`,
    options: met.map((use) => ({ id: `rung-${use.rung}`, label: rungOf(use.rung).name })),
    right: [`rung-${asked.rung}`],
    explain([picked]) {
      const one = met.find((use) => `rung-${use.rung}` === picked) ?? asked;
      const product = `${many} × ${formatDuration(one.each)} are ${formatDuration(times * one.each, 2)}`;
      const takes = `${placeNames[rung]} takes ${formatDuration(each)}`;
      return one === asked
        ? `${product}, and ${takes}.`
        : `${product}, but ${takes}: ${formatNumber(rounded(each / one.each, 2))} times as long as ${placeNames[one.rung]}.`;
    },
  };
}

const far = (a: number, b: number): boolean => Math.max(a / b, b / a) > near;

/** Fewer waits than this are no sum worth guessing at. */
const fewest = 10;

function askMost(next: LatencyMoment): Question | undefined {
  const used = usedIn(next.state);
  const waits = used.reduce((sum, { times }) => sum + times, 0);
  const [most, second] = used.toSorted((a, b) => b.total - a.total);
  if (!most || !second || most.total === second.total || waits < fewest) return undefined;
  const { total } = next.state;
  const sum = ({ times, each, total: part }: RungUse): string =>
    `${times === 1 ? 'one wait of' : `${formatNumber(times)} × ${formatDuration(each)} are`} ${formatDuration(part)}, ${shareOf(part, total)} of all`;
  return {
    prompt: `Next is ${next.operation}. Which part will then have taken most of the time?`,
    options: used.map(({ rung }) => ({ id: `spent-${rung}`, label: shortNames[rung] })),
    right: [`spent-${most.rung}`],
    explain([picked]) {
      const one = used.find(({ rung }) => `spent-${rung}` === picked) ?? most;
      const truth = `${nameOf(most.rung)}: ${sum(most)}.`;
      if (one === most) return truth;
      const count = used.every(({ times }) => times <= one.times);
      const slow = used.every(({ each }) => each <= one.each);
      const rule = count ? 'waited for most often' : slow ? 'the longest single wait' : undefined;
      return `${nameOf(one.rung)}${rule ? ` is ${rule}, but` : ':'} ${sum(one)}. ${truth}`;
    },
  };
}

const nameOf = (rung: RungId): string =>
  rung === 'minor' ? 'The fault itself' : rungOf(rung).name;
