import type { RaceLane } from '../../model/replacement/race-model.ts';
import { laneFrame } from '../../model/side-by-side.ts';
import { narrateReplacement, rules, why } from '../narrate/replacement.ts';
import { counted, listed } from '../narrate/words.ts';
import { laneLabel } from './lane-label.ts';
import type { RaceMoment } from './race-columns.ts';
import { referencesOf } from './references.ts';

/** More lanes than this are told without each one's reasons. */
const mostReasons = 3;

/** What a reference did in all lanes: where it was a hit, and what each fault put out. */
export function tellRace({ step, state, frame, fault, play }: RaceMoment): string {
  const { lanes } = state;
  if (fault) return fault.message;
  if (step === 0) return tellStart(lanes, referencesOf(play).length);
  if (lanes.length === 1) return narrateReplacement(laneFrame(frame, 0));
  const { page } = lanes[0]!.state.history.at(-1)!;
  const quiet = lanes.filter(isQuietHit);
  if (quiet.length === lanes.length)
    return `Page ${page} is in memory in every lane: a hit everywhere.`;
  if (lanes.every(isQuietFault)) {
    return `Page ${page} is needed: a fault in every lane, and a free frame takes it.`;
  }
  const names = listed(
    quiet.map((lane) => laneLabel(lane, lanes)),
    lanes.length,
  );
  const hits = quiet.length > 0 ? `A hit with ${names}. ` : '';
  const others = lanes.filter((lane) => !isQuietHit(lane));
  const told = others.map((lane) => `${laneLabel(lane, lanes)}: ${clause(lane, others.length)}.`);
  return `Page ${page} is needed. ${hits}${told.join(' ')}`;
}

function tellStart(lanes: readonly RaceLane[], references: number): string {
  const rule = lanes.length === 1 ? ` ${rules[lanes[0]!.chosen.policy]}` : '';
  const through = listed(
    lanes.map((lane) => laneLabel(lane, lanes)),
    lanes.length,
  );
  return `${counted(references, 'reference')} will go through ${through}. No page is in memory yet.${rule}`;
}

const isQuietHit = ({ events }: RaceLane): boolean => events.every(({ kind }) => kind === 'hit');

/** A fault that puts nothing out. */
const isQuietFault = ({ events }: RaceLane): boolean =>
  events.every(({ kind }) => kind === 'miss' || kind === 'loaded');

function clause({ events, chosen: { policy } }: RaceLane, told: number): string {
  const hit = events.some(({ kind }) => kind === 'hit');
  const gone = events.flatMap((event) => (event.kind === 'evicted' ? [event] : []));
  const saved = events.some(({ kind }) => kind === 'written-back');
  const what = hit ? 'a hit' : 'a fault';
  if (gone.length === 0) return `${what}, into a free frame`;
  const out = gone.map(({ page, cause }) => {
    const reason = told <= mostReasons ? `, ${why(cause, policy)}` : '';
    return `page ${page} goes${saved ? ' after it is written back' : ''}${reason}`;
  });
  return `${what}; ${out.join('; ')}`;
}

/** The kind of step. */
export function wordOfRace({ step, state: { lanes } }: RaceMoment): string {
  if (step === 0) return 'Start';
  const faults = lanes.filter(({ events }) => events.some(({ kind }) => kind === 'miss')).length;
  if (faults === 0) return 'Hit';
  return faults === lanes.length ? 'Page fault' : `${faults} of ${lanes.length} fault`;
}
