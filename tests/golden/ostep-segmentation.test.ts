import { expect } from 'vitest';
import { type Segment, throughSegments } from '../../src/model/paging/segments.ts';
import { everyCase } from './golden.ts';

interface SegmentationCase {
  readonly input: {
    readonly vaSize: number;
    readonly seg0: Segment;
    readonly seg1: Segment;
    readonly vas: readonly number[];
  };
  readonly translations: readonly unknown[];
}

everyCase<SegmentationCase>('ostep-segmentation.json', ({ input, translations }) => {
  const found = input.vas.map((va) => {
    const { index, physical } = throughSegments([input.seg0, input.seg1], input.vaSize, va);
    return { va, segment: index, valid: physical !== undefined, pa: physical ?? null };
  });
  expect(found).toEqual(translations);
});
