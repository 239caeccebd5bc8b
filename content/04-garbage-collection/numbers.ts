import { gcModel } from '../../src/model/gc/model.ts';
import type { HeapState } from '../../src/model/gc/heap-state.ts';
import { run } from '../../src/model/model.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatNumber } from '../../src/model/units.ts';

/** Units of work of the last pause in a script of `model gc`. */
function lastPause(script: string): number {
  const parsed = parseScript([gcModel as never], script);
  if (!parsed.ok) throw new Error(`numbers.ts: ${JSON.stringify(parsed.error)}`);
  const trace = run(gcModel, parsed.statements as never, parsed.chosen as never);
  return (trace.frame(trace.last).state as HeapState).pauses.at(-1)!.work;
}

// Lesson 2: the last reference to one object, and to a tree of seven.
const counting = 'model gc collector=refcount; root app';
export const oneFree = formatNumber(
  lastPause(`${counting}; object log 2KB; app -> log; cut app -> log`),
);
export const cascade = formatNumber(
  lastPause(
    `${counting}; object tree 64; object left 64; object right 64; object a 64; object b 64; object c 64; object d 64; app -> tree; tree -> left; tree -> right; left -> a; left -> b; right -> c; right -> d; cut app -> tree`,
  ),
);
