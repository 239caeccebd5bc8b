import { listed } from '../narrate/words.ts';
import type { AnyMoment, Guest } from './guest.ts';
import { tablesPicture } from './tables-picture.tsx';
import { viewTables } from './view-tables.ts';

const twin = ({ state }: AnyMoment) => viewTables(state);

/** How any model is drawn and told, as long as nobody knows it better. */
export const tablesGuest: Guest = {
  name: 'tables',
  word: ({ step, fault }) => (step === 0 ? 'Start' : fault ? 'Mistake' : 'Step'),
  narrate({ step, operation, fault, events, play }) {
    if (fault) return fault.message;
    if (step === 0) return `Model ${play.script.model.name}, before the first statement.`;
    const kinds = events.map((event) => (event as { kind?: string }).kind ?? '').filter(Boolean);
    const what = [...new Set(kinds)].map((kind) => kind.replaceAll('-', ' '));
    return what.length === 0 ? `${operation}: done.` : `${operation}: ${listed(what)}.`;
  },
  readings: ({ step, play, statement }) => [
    { name: 'Model', value: play.script.model.name },
    { name: 'Step', value: `${step} of ${play.last}` },
    { name: 'Statement', value: statement?.kind ?? 'none yet' },
  ],
  twin,
  Picture: tablesPicture(twin),
};
