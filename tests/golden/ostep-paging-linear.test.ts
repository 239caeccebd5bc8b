import { expect } from 'vitest';
import { flag } from '../../src/model/paging/entry-format.ts';
import { linearGeometry } from '../../src/model/paging/ostep.ts';
import { PageTable } from '../../src/model/paging/page-table.ts';
import { PhysicalMemory } from '../../src/model/paging/physical-memory.ts';
import { everyCase } from './golden.ts';

interface LinearCase {
  readonly input: {
    readonly vaSize: number;
    readonly pmSize: number;
    readonly pageSize: number;
    readonly pageTable: readonly (number | null)[];
    readonly vas: readonly number[];
  };
  readonly translations: readonly unknown[];
}

everyCase<LinearCase>('ostep-paging-linear.json', ({ input, translations }) => {
  const { vaSize, pmSize, pageSize, pageTable } = input;
  const geometry = linearGeometry(vaSize / pageSize, pageSize);
  // OSTEP keeps the table apart: here it lies just behind the machine's own frames.
  let next = pmSize / pageSize;
  const frames = {
    allocate(count: number) {
      next += count;
      return next - count;
    },
    release() {},
  };
  const table = new PageTable(new PhysicalMemory(pageSize), geometry, frames);
  pageTable.forEach((frame, page) => {
    if (frame !== null) table.map(page, frame, flag.present);
  });

  const found = input.vas.map((va) => {
    const { outcome } = table.walk(va);
    const pa = outcome.kind === 'mapped' ? outcome.physical : null;
    const frame = table.translate(geometry.pageOf(va), 0);
    expect(frame < 0 ? null : frame * pageSize + geometry.offsetOf(va)).toBe(pa);
    return { va, vpn: geometry.pageOf(va), valid: pa !== null, pa };
  });
  expect(found).toEqual(translations);
});
