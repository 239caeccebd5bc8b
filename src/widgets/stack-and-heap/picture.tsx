import type { ProgramEvent } from '../../model/program/event.ts';
import type { ProgramState } from '../../model/program/view.ts';
import { Drawing } from '../draw/drawing.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { wordOfProgram } from '../narrate/program.ts';
import { Gauge } from './gauge.tsx';
import { planOf } from './geometry.ts';
import { heapBlocks } from './heap-bands.ts';
import { HeapColumn } from './heap-column.tsx';
import { Listing } from './listing.tsx';
import { Pointers } from './pointers.tsx';
import { sourceOf } from './source.ts';
import { stackBands } from './stack-bands.ts';
import { StackColumn } from './stack-column.tsx';

/** Source, stack and heap of a program at a moment, with the pointers between them. */
export function Picture({ id, moment, width, ask }: PictureProps<ProgramState, ProgramEvent>) {
  const { state, play, fault, frame } = moment;
  const source = sourceOf(moment);
  const plan = planOf(play, source.lines.length, width);
  const bands = stackBands(state);
  const { blocks, left } = heapBlocks(state);
  const { depth } = state.stack;
  return (
    <Drawing
      id={id}
      width={width}
      height={plan.height}
      label={`A program with ${depth} ${depth === 1 ? 'frame' : 'frames'} on its stack and ${state.objects.length} blocks from its heap. A row is 8 bytes.`}
    >
      <Listing
        {...source}
        width={plan.code.width}
        shown={plan.code.lines}
        fault={fault && wordOfProgram(frame)}
        ask={ask}
      />
      <StackColumn {...{ id, moment, plan, bands, ask }} />
      {plan.heapless ? (
        <Gauge {...{ id, plan }} stack={state.stack} />
      ) : (
        <HeapColumn {...{ id, moment, plan, blocks, left, ask }} />
      )}
      <Pointers {...{ plan, bands, blocks }} pointers={state.pointers} />
    </Drawing>
  );
}
