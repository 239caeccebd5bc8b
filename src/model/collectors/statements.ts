import { field, form, type StatementOf, word } from '../script/form.ts';
import { sizeWithin } from '../script/value.ts';

/** A stream that fills a megabyte a few times is as long as a page should wait for. */
export const heapSize = sizeWithin('a size of the heap', 1024, 1024 ** 2);
export const liveSize = sizeWithin('a size of what lives', 0, 1024 ** 2);

/** The statements of `model collectors`, as SCRIPT.md has them. */
export const collectorsForms = [
  form('heap', word('heap'), field('bytes', heapSize)),
  form('live', word('live'), field('bytes', liveSize)),
] as const;

export type CollectorsStatement = StatementOf<(typeof collectorsForms)[number]>;
