import { expect } from 'vitest';
import { type Segment, throughSegments } from '../../src/model/paging/segments.ts';
import { everyCase } from './golden.ts';

interface SegmentationCase {
  readonly input: {
    readonly vaSize: number;
    readonly seg0: Omit<Segment, 'grows'>;
    readonly seg1: Omit<Segment, 'grows'>;
    readonly vas: readonly number[];
  };
  readonly translations: readonly unknown[];
}

everyCase<SegmentationCase>('ostep-segmentation.json', ({ input, translations }) => {
  const seg0: Segment = { grows: 'up', ...input.seg0 };
  const seg1: Segment = { grows: 'down', ...input.seg1 };
  const found = input.vas.map((va) => {
    const { index, physical } = throughSegments([seg0, seg1], input.vaSize, va);
    return { va, segment: index, valid: physical !== undefined, pa: physical ?? null };
  });
  expect(found).toEqual(translations);
});
