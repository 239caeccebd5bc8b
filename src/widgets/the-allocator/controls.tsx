import type { HeapStatement } from '../../model/heap/statements.ts';
import { printScript } from '../../model/script/script.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { counted } from '../narrate/words.ts';
import { fewest, goalOf } from './game.ts';
import { type AnyEvent, type AnyState, heapsOf } from './heap-play.ts';

const sizes = [64, 128, 256, 512];
/** With more blocks than this the script is the better place. */
const mostKeys = 24;

/** Keys that go on from the step shown: each adds a statement, in place of what followed. */
export function Controls({ moment, play }: ControlsProps<AnyState, AnyEvent>) {
  const { step, play: playing } = moment;
  const { model, chosen, statements } = playing.script;
  const heap = heapsOf(moment)[0]!;
  const goal = goalOf(moment);
  const used = statements as readonly HeapStatement[];
  const add = (statement: HeapStatement): void => {
    const now = used.slice(0, step);
    play(printScript({ model, chosen, statements: [...now, statement] }), step + 1);
  };
  const live = [
    ...new Set(
      heap.state.blocks.flatMap(({ state, names }) => (state === 'live' ? names.slice(0, 1) : [])),
    ),
  ];
  const rest = playing.last - step;
  return (
    <div class="controls">
      {goal && (
        <p class={goal.reached ? 'goal reached' : 'goal'} role="status">
          <b>{goal.reached ? 'Done.' : 'Goal:'}</b>{' '}
          {goal.reached
            ? `malloc failed with ${percent(goal.free)} of the heap free, after ${counted(goal.used, 'operation')}.${goal.used > fewest ? ` It can be done in ${fewest}.` : ' Nobody can do it in fewer.'}`
            : goal.tooFull
              ? `that request failed, but only ${percent(goal.free)} is free. More than half has to be, and enough for the request.`
              : `make malloc fail while more than half of the heap is free. ${counted(goal.used, 'operation')} so far, ${percent(goal.free)} free. It can be done in ${fewest}.`}
        </p>
      )}
      <fieldset class="tries" aria-label="Ask for a block">
        {sizes.map((bytes) => (
          <button
            key={bytes}
            type="button"
            class="b"
            onClick={() => add({ kind: 'malloc', name: nextName(heap.state.pointers), bytes })}
          >
            malloc {bytes}
          </button>
        ))}
      </fieldset>
      <fieldset class="tries" aria-label="Give a block back">
        {live.slice(0, mostKeys).map((name) => (
          <button
            key={name}
            type="button"
            class="b"
            onClick={() => add({ kind: 'free', place: { name, offset: 0 } })}
          >
            free {name}
          </button>
        ))}
        {live.length === 0 && <span>Nothing to free yet.</span>}
      </fieldset>
      <p class="hint">
        {rest > 0
          ? `A key goes on from this step, in place of the ${counted(rest, 'step')} that follow.`
          : 'A key adds a step; one step back takes it away again.'}
      </p>
    </div>
  );
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** The first letter of the alphabet that no variable has; then a1, b1 and so on. */
function nextName(pointers: readonly { readonly name: string }[]): string {
  const taken = new Set(pointers.map(({ name }) => name));
  for (let place = 0; ; place += 1) {
    const name = `${String.fromCharCode(97 + (place % 26))}${place < 26 ? '' : Math.floor(place / 26)}`;
    if (!taken.has(name)) return name;
  }
}
