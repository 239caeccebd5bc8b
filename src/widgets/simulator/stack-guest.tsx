import type { StackEvent } from '../../model/stack/event.ts';
import type { StackView } from '../../model/stack/view.ts';
import { formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import type { Moment } from '../kit/moment.ts';
import { narrateStack, narrateStackStart, wordOfStack } from '../narrate/stack.ts';
import type { AnyMoment, Guest } from './guest.ts';
import { tablesPicture } from './tables-picture.tsx';

const told = (moment: AnyMoment) => moment as Moment<StackView, StackEvent>;

function twin(moment: AnyMoment): TwinTable[] {
  const { frames, hidden, pointers, sp, top, guard, used, left } = told(moment).state;
  return [
    {
      caption: hidden > 0 ? `Frames, and ${hidden} between them` : 'Frames',
      columns: ['Function', 'Depth', 'Frame pointer', 'Stack pointer', 'Size'],
      numeric: [1, 4],
      rows: frames.map(({ name, depth, fp, sp: low, bytes }) => [
        ...[name, String(depth), fp, low],
        formatBytes(bytes),
      ]),
      none: 'Nothing runs.',
    },
    {
      caption: 'Slots, from the highest address down',
      columns: ['Slot', 'Of', 'Address', 'Size', 'State'],
      numeric: [3],
      rows: frames.flatMap((frame) =>
        frame.slots.map(({ name, address, bytes, damaged }) => [
          ...[name, frame.name, address, formatBytes(bytes)],
          damaged ? 'written over' : 'as it was',
        ]),
      ),
      none: 'No slot.',
    },
    {
      caption: 'Pointers',
      columns: ['Pointer', 'Leads to', 'Address', 'State'],
      rows: pointers.map(({ name, function: of, local, address, dangling }) => [
        ...[name, `${local} of ${of}`, address],
        dangling ? 'dangling: the function has returned' : 'valid',
      ]),
      none: 'No pointer.',
    },
    {
      caption: 'The stack',
      columns: ['What', 'Value'],
      rows: [
        ['Top', top],
        ['Stack pointer', sp],
        ['Used', formatBytes(used)],
        ['Left', formatBytes(left)],
        ['Guard', `${formatBytes(guard.bytes)} from ${guard.from}`],
      ],
    },
  ];
}

/** One thread's stack, told by its own sentences and drawn as tables. */
export const stackGuest: Guest = {
  name: 'stack',
  word: (moment) => (moment.step === 0 ? 'Start' : wordOfStack(told(moment).frame)),
  narrate: (moment) =>
    moment.step === 0 ? narrateStackStart(told(moment).state) : narrateStack(told(moment).frame),
  readings(moment) {
    const { used, limit, depth, reached } = told(moment).state;
    return [
      { name: 'Stack in use', value: `${formatBytes(used)} of ${formatBytes(limit)}` },
      { name: 'Frames', value: String(depth) },
      { name: 'Reached', value: formatBytes(reached) },
    ];
  },
  twin,
  Picture: tablesPicture(twin),
};
