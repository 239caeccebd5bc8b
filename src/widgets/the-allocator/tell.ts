import { formatBytes } from '../../model/units.ts';
import type { Reading } from '../kit/figure-spec.ts';
import { narrateHeap, narrateHeapStart, wordOfHeap } from '../narrate/heap.ts';
import { fitting } from '../narrate/words.ts';
import { type AnyMoment, heapsOf } from './heap-play.ts';
import { outcomeOf, refusedBy } from './outcome.ts';

export function word(moment: AnyMoment): string {
  const heaps = heapsOf(moment);
  if (moment.step === 0) return 'Start';
  const faults = heaps.filter(({ fault }) => fault);
  if (faults.length > 0 && faults.length < heaps.length) {
    return `${wordOfHeap(faults[0]!)} in ${faults.length} of ${heaps.length}`;
  }
  return wordOfHeap(heaps[0]!);
}

export function narrate(moment: AnyMoment): string {
  const heaps = heapsOf(moment);
  const [first] = heaps;
  if (heaps.length === 1) {
    return moment.step === 0 ? narrateHeapStart(first!.state) : narrateHeap(first!);
  }
  if (moment.step === 0) {
    const labels = heaps.map(({ label }) => label.toLowerCase()).join('; ');
    return `${heaps.length} heaps, each with one free block, and one program for all: ${labels}.`;
  }
  const told = heaps.map((heap) => outcomeOf(moment, heap));
  if (new Set(told).size === 1) return `${moment.operation}. The same in every heap: ${told[0]}.`;
  return fitting(
    [`${moment.operation}.`, ...heaps.map(({ label }, lane) => `${label}: ${told[lane]}.`)],
    410,
  );
}

export function readings(moment: AnyMoment): Reading[] {
  const heaps = heapsOf(moment);
  if (heaps.length > 1) {
    return heaps.slice(0, 4).map((heap): Reading => {
      const { free, largestFree } = heap.state.fragmentation;
      const refused = refusedBy(heap);
      const value = `${formatBytes(largestFree)} of ${formatBytes(free)}`;
      return {
        name: `${heap.label}: largest of free`,
        value: refused > 0 ? `${value}, ${refused} refused` : value,
        bad: heap.fault !== undefined,
      };
    });
  }
  const { handedOut, free, largestFree, external } = heaps[0]!.state.fragmentation;
  return [
    { name: 'In use', value: formatBytes(handedOut) },
    { name: 'Free', value: formatBytes(free) },
    { name: 'Largest free block', value: formatBytes(largestFree) },
    { name: 'Free bytes outside it', value: `${Math.round(external * 100)} %` },
  ];
}
