import { formatAddress } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import type { ProgramMoment } from './geometry.ts';
import { sourceOf } from './source.ts';

/** Everything that the drawing says, as tables. */
export function twin(moment: ProgramMoment): TwinTable[] {
  const { state } = moment;
  const { stack, heap, values, pointers, objects } = state;
  const { file, lines, now } = sourceOf(moment);
  const textAt = (address: number, bytes: number): string => {
    const own = values.find((one) => one.address === address);
    const there =
      own ??
      values.find((one) => one.address < address + bytes && one.address + one.bytes > address);
    if (!there) return '–';
    const text = there.text ?? 'written';
    return there.leftover ? `${text}, left over` : text;
  };
  const below = values.filter((one) => one.leftover && one.address < Number(stack.sp));
  return [
    {
      caption: `${file}, with the line of this step`,
      columns: ['Line', 'Code', 'This step'],
      numeric: [0],
      rows: lines.map((line, index) => [
        String(index + 1),
        line || ' ',
        index + 1 === now ? 'here' : '',
      ]),
    },
    {
      caption: `Frames, from the top of the stack ${stack.top} down${stack.hidden > 0 ? `, without ${stack.hidden} in the middle` : ''}`,
      columns: ['Frame', 'Slot', 'Address', 'Bytes', 'Holds'],
      numeric: [3],
      rows: stack.frames.flatMap((frame) =>
        frame.slots.map((slot) => [
          frame.name,
          slot.name,
          slot.address,
          String(slot.bytes),
          slot.damaged ? 'overwritten' : textAt(Number(slot.address), slot.bytes),
        ]),
      ),
      none: 'Nothing runs.',
    },
    {
      caption: 'Left over below the stack pointer',
      columns: ['Address', 'Bytes', 'Holds'],
      numeric: [1],
      rows: below.map(({ address, bytes, text = 'written' }) => [
        formatAddress(address),
        String(bytes),
        text,
      ]),
      none: `Nothing that is known. Further down, from ${stack.guard.from}, is the guard page.`,
    },
    {
      caption: 'Blocks of the heap, from the lowest up',
      columns: ['Address', 'State', 'Bytes in all', 'Asked for', 'What', 'Holds'],
      numeric: [2, 3],
      rows: heap.blocks.map((block) => {
        const object = objects.find(({ user }) => block.state === 'live' && user === block.user);
        const inside = values.filter(
          ({ address }) => address >= block.user && address < block.address + block.size,
        );
        return [
          formatAddress(block.user),
          block.state === 'own'
            ? 'malloc’s own'
            : block.state === 'live'
              ? 'in use'
              : `free, ${block.place ?? 'for objects'}`,
          String(block.size),
          object ? String(object.bytes) : '–',
          object
            ? `${object.label ?? 'block'}${object.reachable ? '' : ', nothing leads there'}`
            : '–',
          inside
            .map(({ address, text = 'written' }) => `${text} at ${formatAddress(address)}`)
            .join(', ') || '–',
        ];
      }),
      none: 'No heap yet.',
    },
    {
      caption: 'Pointers',
      columns: ['Variable', 'Lies at', 'Holds', 'Leads to', 'State'],
      rows: pointers.map(({ name, from, to, into, state: is }) => [
        name,
        formatAddress(from),
        is === 'null' ? 'NULL' : formatAddress(to),
        into === 'nowhere' ? 'nowhere' : `the ${into}`,
        is === 'dangling' ? 'dangling: what was there is gone' : is,
      ]),
      none: 'No variable holds an address.',
    },
  ];
}
