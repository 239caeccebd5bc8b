import type { HeapState } from '../../src/model/gc/heap-state.ts';
import { gcModel } from '../../src/model/gc/model.ts';
import { run } from '../../src/model/model.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';

/** The heap at the end of a script of `model gc`. */
function endOf(script: string): HeapState {
  const parsed = parseScript([gcModel as never], script);
  if (!parsed.ok) throw new Error(`numbers.ts: ${JSON.stringify(parsed.error)}`);
  const trace = run(gcModel, parsed.statements as never, parsed.chosen as never);
  return trace.frame(trace.last).state as HeapState;
}

/** Units of work of each pause in a script of `model gc`. */
const pausesOf = (script: string): number[] => endOf(script).pauses.map(({ work }) => work);

const lastPause = (script: string): string => formatNumber(pausesOf(script).at(-1)!);

// Lesson 2: the last reference to one object, and to a tree of seven.
const counting = 'model gc collector=refcount; root app';
export const oneFree = lastPause(`${counting}; object log 2KB; app -> log; cut app -> log`);
export const cascade = lastPause(
  `${counting}; object tree 64; object left 64; object right 64; object a 64; object b 64; object c 64; object d 64; app -> tree; tree -> left; tree -> right; left -> a; left -> b; right -> c; right -> d; cut app -> tree`,
);

/** The program of the figure's scenarios holes, slide and evacuate, up to its collection. */
const program =
  'root stack; root table; object a 32; object b 16; object c 32; object d 16; object e 16; object f 16; object g 32; stack -> c; table -> a; c -> f; a -> e; c -> b; b -> d; b -> g; cut c -> b';

// Lesson 3: a mark-sweep collection, and its two phases on their own.
const sweeping = `model gc heap=176; ${program}`;
export const holesPause = lastPause(`${sweeping}; collect`);
export const [holesMark, holesSweep] = pausesOf(`${sweeping}; mark; sweep`).map(formatNumber);

// Lesson 4: the same program with two collectors that move, and what it found no room for.
export const slidePause = lastPause(`model gc collector=compact heap=176; ${program}; collect`);
export const copyPause = lastPause(`model gc collector=copying heap=352; ${program}; collect`);
export const holesFree = formatBytes(freeAfter(`${sweeping}; collect`));
export const holesWant = formatBytes(64);

// Lesson 5: a minor collection after one message, from a pool and fresh.
const young = 'model gc collector=generational heap=640 nursery=160; root app';
export const poolMinor = lastPause(
  `${young}; object pooled 32; app -> pooled; minor; minor; object body 48; pooled -> body; minor`,
);
export const freshMinor = lastPause(
  `${young}; object fresh 32; object body 48; app -> fresh; fresh -> body; cut app -> fresh; minor`,
);

/** Bytes that are free at the end of a script, in however many pieces. */
function freeAfter(script: string): number {
  const { spaces, used } = endOf(script);
  return spaces.reduce((sum, { bytes }) => sum + bytes, 0) - used;
}
