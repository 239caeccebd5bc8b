import { expect } from 'vitest';
import { commitLimit, mayMap, type OvercommitMode } from '../../src/model/oom/overcommit.ts';
import { everyCase } from './golden.ts';

interface MmapInput {
  readonly kind: 'mmap';
  readonly mode: OvercommitMode;
  readonly ratio: number;
  readonly overcommitKB?: number;
  readonly requestKB: number;
  readonly memTotalKB: number;
  readonly swapTotalKB: number;
  readonly hugetlbKB?: number;
  readonly commitLimitKB?: number | null;
  readonly committedKB: number;
  readonly adminReserveKB: number;
  readonly userReserveKB: number;
  readonly totalVmKB?: number | null;
  readonly totalVm?: number | null;
  readonly totalVmPages?: number | null;
  readonly total_vm?: number | null;
  readonly root: boolean;
}

interface LimitInput {
  readonly kind: 'commitLimit';
  readonly totalRamPages: number;
  readonly hugetlbPages?: number;
  readonly ratio: number;
  readonly overcommitKB?: number;
  readonly swapPages: number;
}

interface OvercommitCase {
  readonly input: MmapInput | LimitInput;
  readonly ok?: boolean;
  readonly commitLimitKB?: number;
}

const pages = (kB: number | null | undefined): number => Math.floor((kB ?? 0) / 4);

everyCase<OvercommitCase>('linux61-overcommit.json', ({ input, ok, commitLimitKB }) => {
  if (input.kind === 'commitLimit') {
    const { totalRamPages: ramPages, swapPages, hugetlbPages, ratio, overcommitKB } = input;
    const limit = commitLimit({ ramPages, swapPages, hugetlbPages, ratio, kbytes: overcommitKB });
    expect(limit * 4).toBe(commitLimitKB);
    return;
  }
  expect(input.kind, 'kind of case').toBe('mmap');
  const ramPages = pages(input.memTotalKB);
  const swapPages = pages(input.swapTotalKB);
  // What /proc/meminfo said, where the case has it: then nothing about huge pages is left open.
  const limit =
    typeof input.commitLimitKB === 'number'
      ? pages(input.commitLimitKB)
      : commitLimit({
          ramPages,
          swapPages,
          hugetlbPages: pages(input.hugetlbKB),
          ratio: input.ratio,
          kbytes: input.overcommitKB,
        });
  const answer = mayMap({
    mode: input.mode,
    pages: Math.ceil(input.requestKB / 4),
    committed: pages(input.committedKB),
    limit,
    ramPages,
    swapPages,
    adminReserve: pages(input.adminReserveKB),
    userReserve: pages(input.userReserveKB),
    totalVm: input.totalVm ?? input.totalVmPages ?? input.total_vm ?? pages(input.totalVmKB),
    root: input.root,
  });
  expect(answer.ok).toBe(ok);
  if (commitLimitKB !== undefined) expect(limit * 4).toBe(commitLimitKB);
});
