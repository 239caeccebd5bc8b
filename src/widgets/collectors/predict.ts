import type { CollectorRun } from '../../model/collectors/state.ts';
import type { HeapState } from '../../model/gc/heap-state.ts';
import { gcModel } from '../../model/gc/model.ts';
import { pauseReasons } from '../../model/gc/phase-cost.ts';
import { run } from '../../model/model.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import type { Moment } from '../kit/moment.ts';
import type { Option, Question } from '../kit/question.ts';
import { listed } from '../narrate/words.ts';
import {
  type Event,
  type HeapMoment,
  isPoints,
  lookOf,
  type PointsMoment,
  type State,
} from './look.ts';
import { longest } from './tell-points.ts';

export function predict(
  now: Moment<State, Event>,
  next: Moment<State, Event>,
): Question | undefined {
  if (isPoints(next)) return whoPausesLongest(next);
  const from = now as HeapMoment;
  const to = next as HeapMoment;
  if (to.events.some(({ kind }) => kind === 'collection-began')) return afterCollection(from, to);
  return whoIsNext(from, to);
}

function whoPausesLongest({ state: { points } }: PointsMoment): Question | undefined {
  const { runs, heap, live } = points.at(-1)!;
  const most = longest(runs);
  const ties = runs.filter(({ longestPause }) => longestPause === most?.longestPause);
  if (!most || ties.length > 1 || runs.length < 2) return undefined;
  const units = ({ longestPause }: CollectorRun) => `${formatNumber(longestPause)} units`;
  return {
    prompt: `In a heap of ${formatBytes(heap)} with ${formatBytes(live)} that stay alive: which collector will pause longest?`,
    options: runs.map(({ collector }) => ({ id: collector, label: collector })),
    right: [most.collector],
    explain(answer) {
      const picked = runs.find(({ collector }) => collector === answer[0]) ?? most;
      const why = `${most.collector} stops for ${units(most)}: ${pauseReasons[most.collector]}.`;
      if (picked === most) return why;
      return `${picked.collector} stops for ${units(picked)} at most, as ${pauseReasons[picked.collector]}. ${why}`;
    },
  };
}

/** What a collection makes of the objects: which move, which go. */
function afterCollection(now: HeapMoment, next: HeapMoment): Question | undefined {
  const { state } = now;
  const { play } = next;
  const began = next.events.find((event) => event.kind === 'collection-began')!;
  if (!('spaces' in state) || began.scope === 'slice' || began.scope === 'mark') return undefined;
  const end = endOf(next);
  const after = play.at(end).state;
  if (!('spaces' in after)) return undefined;
  const { blocks, label } = lookOf(state);
  if (blocks.length < 2) return undefined;
  const options = blocks.map(
    (one): Option => ({ id: one.id, label: `${one.label}, ${formatAddress(one.address)}` }),
  );
  const later = new Map(after.graph.nodes.map((one) => [one.id, one.address]));
  const gone = blocks.filter(({ id }) => later.get(id) === undefined).map(({ id }) => id);
  const moved = blocks.filter(({ id, address }) => ![undefined, address].includes(later.get(id)));
  const names = (ids: readonly string[]): string => listed(ids.map(label), 8) || 'none';
  if (state.collector === 'compact') {
    const ids = moved.map(({ id }) => id);
    const dead = new Set(gone);
    return {
      prompt: 'Which objects will this collection move?',
      options,
      right: ids,
      many: true,
      explain(answer) {
        const wrong = answer.find((id) => !ids.includes(id));
        const why = `What lives slides down to the lowest addresses in its order, so ${names(ids)} move${ids.length === 1 ? 's' : ''}.`;
        if (wrong === undefined) return why;
        return dead.has(wrong)
          ? `No root reaches ${label(wrong)}, so it is passed over. ${why}`
          : `Everything below ${label(wrong)} lives, so it stays where it is. ${why}`;
      },
    };
  }
  const lost = after.dangling.filter(({ to }) => gone.includes(to));
  const kept = withBarrier(next, end, state);
  return {
    prompt:
      state.collector === 'mark-sweep' || state.collector === 'incremental'
        ? 'Which objects will this collection free?'
        : 'Which objects will this collection leave behind?',
    options,
    right: gone,
    many: true,
    explain(answer) {
      const wrong = answer.find((id) => !gone.includes(id));
      const [dangling] = lost;
      if (dangling) {
        const saved = kept?.has(dangling.to) ? `, and with the barrier it would have stayed` : '';
        return `${label(dangling.to)} goes although ${label(dangling.from)} refers to it: nobody noted that reference${saved}.`;
      }
      const what =
        gone.length === 0 ? 'Nothing goes' : `${names(gone)} ${gone.length === 1 ? 'goes' : 'go'}`;
      if (wrong === undefined)
        return `${what}, because the collector met no reference to ${gone.length === 1 ? 'it' : 'them'}.`;
      const block = blocks.find((one) => one.id === wrong)!;
      if (!block.garbage)
        return `A path of references leads from a root to ${label(wrong)}, so it stays. ${what}.`;
      return `No root reaches ${label(wrong)}, but this collection does not find out. ${what}.`;
    },
  };
}

/** The step that ends the collection under way. */
function endOf({ play, step }: HeapMoment): number {
  for (let at = step; at <= play.last; at += 1) {
    if (play.at(at).events.some(({ kind }) => kind === 'collection-ended')) return at;
  }
  return play.last;
}

/** What the same script has in memory at a step where the barrier is on: the other rule, run by the model. */
function withBarrier(
  { play: { script } }: HeapMoment,
  end: number,
  { dangling }: HeapState,
): ReadonlySet<string> | undefined {
  const chosen = script.chosen as { barrier?: string };
  if (chosen.barrier !== 'off' || dangling.length > 0) return undefined;
  const trace = run(gcModel, script.statements as never, { ...script.chosen, barrier: 'on' });
  const { state } = trace.frame(Math.min(end + 1, trace.last));
  const freed = new Set(state.freed);
  return new Set(state.graph.nodes.flatMap(({ id }) => (freed.has(id) ? [] : [id])));
}

/** Which of those that wait is visited, or scanned; asked where a visit has just met several. */
function whoIsNext(now: HeapMoment, next: HeapMoment): Question | undefined {
  const visit = now.events.find(({ kind }) => kind === 'visited' || kind === 'scanned');
  if (!visit || !('found' in visit) || visit.found.length < 1) return undefined;
  const { worklist, blocks, label } = lookOf(now.state);
  const waiting = worklist.filter((id) => blocks.some((one) => one.id === id));
  const done = next.events.find(({ kind }) => kind === 'visited' || kind === 'scanned');
  if (
    !done ||
    waiting.length < 2 ||
    !('subject' in done) ||
    !waiting.includes(String(done.subject))
  )
    return undefined;
  const right = String(done.subject);
  const last = waiting.at(-1)!;
  const verb = done.kind === 'scanned' ? 'scanned' : 'visited';
  return {
    prompt: `Which of the objects that wait will be ${verb} next?`,
    options: waiting.map((id) => ({ id, label: label(id) })),
    right: [right],
    explain([answer]) {
      const why = `${label(right)} has waited longest: a queue goes breadth first.`;
      if (answer === last && answer !== right)
        return `A stack would take ${label(last)}, which was met last, and go depth first. ${why}`;
      return answer === right ? why : `${label(answer ?? right)} was met after it. ${why}`;
    },
  };
}
