import { engineOf, type Machine } from '../engine.ts';
import type { Model } from '../model.ts';
import { type RungId, rungOf, rungs } from './rungs.ts';
import type { LatencyEvent, LatencyState } from './state.ts';
import { type LatencyStatement, latencyForms } from './statements.ts';

const start: LatencyState = {
  uses: rungs.map(({ id, each }) => ({ rung: id, times: 0, each, total: 0 })),
  ...{ total: 0, references: 0, faults: 0, referenceTime: 0, effective: 0 },
};

/** A fault is the trap and, where the page is elsewhere, the read of it: that is a major fault. */
const rungsOf = ({ kind, place }: LatencyStatement): readonly RungId[] =>
  kind === 'fault' && place !== 'minor' ? ['minor', place] : [place];

const machine: Machine<LatencyState, LatencyStatement, LatencyEvent> = {
  start,
  apply(state, statement) {
    const { kind, times = 1 } = statement;
    const waited = rungsOf(statement);
    const each = waited.reduce((sum, id) => sum + rungOf(id).each, 0);
    const total = each * times;
    const uses = state.uses.map((use) =>
      waited.includes(use.rung)
        ? { ...use, times: use.times + times, total: use.total + use.each * times }
        : use,
    );
    const counts = kind !== 'read';
    const references = state.references + (counts ? times : 0);
    const referenceTime = state.referenceTime + (counts ? total : 0);
    return {
      state: {
        ...{ uses, references, referenceTime, total: state.total + total },
        faults: state.faults + (kind === 'fault' ? times : 0),
        effective: references === 0 ? 0 : referenceTime / references,
      },
      events: [{ kind: 'waited', what: kind, rungs: waited, times, each, total }],
      done: true,
    };
  },
};

/**
 * `model latency`: how long a program waits for what it needs. A sum of constants and no simulation of a
 * machine: one thing at a time, nothing fetched ahead, each rung as long as `rungs.ts` says. The mean over all
 * references is the effective access time of Silberschatz, Galvin and Gagne, section 10.2.3:
 * (1 − p) · access + p · fault.
 */
export const latencyModel: Model<object, LatencyStatement, LatencyState, LatencyEvent> = {
  name: 'latency',
  summary: 'How long cache, RAM, page faults and drives make a program wait.',
  settings: {},
  forms: latencyForms,
  create: () => engineOf(machine),
};
