import { expect } from 'vitest';
import { flag } from '../../src/model/paging/entry-format.ts';
import { twoLevelGeometry } from '../../src/model/paging/ostep.ts';
import { PhysicalMemory } from '../../src/model/paging/physical-memory.ts';
import { type Visit, walkTable } from '../../src/model/paging/walk.ts';
import { everyCase } from './golden.ts';

interface MultilevelCase {
  readonly input: {
    readonly pageSize: number;
    readonly pdBits: number;
    readonly ptBits: number;
    readonly offsetBits: number;
    readonly physBytes?: number;
    readonly pdbr: number;
    readonly memoryHex: string;
    readonly vas: readonly number[];
  };
  readonly translations: readonly unknown[];
}

everyCase<MultilevelCase>('ostep-paging-multilevel.json', ({ input, translations }) => {
  const { pageSize, pdBits, ptBits, offsetBits, pdbr, memoryHex } = input;
  const physBytes = input.physBytes ?? memoryHex.length / 2;
  const memory = new PhysicalMemory(pageSize, physBytes / pageSize);
  memoryHex.match(/../g)!.forEach((byte, address) => {
    memory.storeByte(address, Number.parseInt(byte, 16));
  });
  const geometry = twoLevelGeometry(pdBits, ptBits, offsetBits);

  const found = input.vas.map((va) => {
    const { visits, outcome } = walkTable(memory, geometry, pdbr, va, 0);
    const [pde, pte] = [visits[0], visits[1]].map(asOstepSaysIt);
    if (outcome.kind === 'mapped') {
      const pa = outcome.physical;
      return { va, pde, pte, result: { kind: 'ok', pa, value: memory.loadByte(pa) } };
    }
    const kind = ['pde-fault', 'pte-fault'][outcome.level];
    expect(outcome.reason).toBe('not-present');
    return { va, pde, pte, result: { kind } };
  });
  expect(found).toEqual(translations);
});

function asOstepSaysIt(visit: Visit | undefined): object | null {
  if (!visit) return null;
  const { index, low, flags, frame } = visit;
  return { index, byte: low, valid: (flags & flag.present) !== 0, pfn: frame };
}
