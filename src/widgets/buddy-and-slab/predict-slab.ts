import { heapSettings } from '../../model/heap/settings.ts';
import { classFor, sizeClasses } from '../../model/heap/slab/size-classes.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { type HeapMoment, requestOf } from './heap-play.ts';
import { drawnSlabs, slabStatus } from './slab-bands.ts';

/** More to choose from is no question but a search. */
const mostOptions = 8;

/** Which slab serves the next object; asked where there is one at all. */
export function predictSlab(now: HeapMoment, next: HeapMoment): Question | undefined {
  const request = requestOf(next);
  const taken = next.events.find(({ kind }) => kind === 'take');
  const slabs = drawnSlabs(now.state);
  if (!request || request.refused || !taken || !('block' in taken)) return undefined;
  if (slabs.length === 0 || slabs.length > mostOptions) return undefined;
  const serving = slabs.find(
    ({ address, size }) => taken.block! >= address && taken.block! < address + size,
  );
  const right = serving ? String(serving.address) : 'new';
  const why = serving
    ? `Objects come from one slab until it is full, then from the first in the list of partial ones: now that is ${formatAddress(serving.address)}.`
    : 'Every slab is full, so a new one is made.';
  return {
    prompt: `Which slab does ${next.operation} get its object from?`,
    options: [
      ...slabs.map(({ address, used, objects }) => ({
        id: String(address),
        label: `${formatAddress(address)}, ${used} of ${objects} used`,
      })),
      { id: 'new', label: 'A new slab' },
    ],
    right: [right],
    explain([answer]) {
      if (answer === undefined || answer === right) return why;
      if (answer === 'new') return `There are free objects in slabs, so none is made. ${why}`;
      const slab = slabs.find(({ address }) => String(address) === answer)!;
      const lowest = Math.min(
        ...slabs.filter(({ free }) => free.length > 0).map(({ address }) => address),
      );
      if (slab.free.length === 0) return `That slab is full. ${why}`;
      const low =
        slab.address === lowest ? 'That is the lowest address, but that is not the rule' : '';
      return `${low || `That slab has to wait: it is ${slabStatus(slab).split(',')[0]}`}. ${why}`;
    },
  };
}

/** Which size class a request falls into. */
export function predictClass(now: HeapMoment, next: HeapMoment): Question | undefined {
  const request = requestOf(next);
  const taken = next.events.find(({ kind }) => kind === 'take');
  if (!request || request.refused || !taken) return undefined;
  const chosen = now.play.script.chosen as { spacing?: number; slab?: number };
  const spacing = chosen.spacing ?? heapSettings.spacing[1];
  const largest = (chosen.slab ?? heapSettings.slab[1]) / 2;
  const classes = sizeClasses(largest, spacing);
  const at = classFor(classes, request.asked);
  // Above the largest class it is whole slabs, which nothing here is asked about.
  if (classes[at] !== taken.size) return undefined;
  const powers = sizeClasses(largest, 1);
  const power = powers[classFor(powers, request.asked)];
  const sizes = [...new Set([...classes.slice(Math.max(at - 2, 0), at + 3), power ?? taken.size])];
  if (sizes.length < 2) return undefined;
  const asked = formatBytes(request.asked);
  const right = `${formatBytes(taken.size)} is the smallest class that holds ${asked}.`;
  return {
    prompt: `Which size class does ${next.operation} get its object from?`,
    options: sizes
      .sort((a, b) => a - b)
      .map((size) => ({ id: `class-${size}`, label: formatBytes(size) })),
    right: [`class-${taken.size}`],
    explain([answer]) {
      const size = Number(answer?.split('-')[1]);
      if (answer === undefined || size === taken.size) return right;
      if (size < request.asked) return `${formatBytes(size)} are less than ${asked}. ${right}`;
      if (size === power) return `That is what classes of powers of two alone would give. ${right}`;
      return `${formatBytes(size)} would do, but it is more than need be. ${right}`;
    },
  };
}
