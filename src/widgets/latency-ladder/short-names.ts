import type { RungId } from '../../model/latency/rungs.ts';

/** Where there is little room. In a sum of times `fault` is the trap and its return, without a read. */
export const shortNames: Readonly<Record<RungId, string>> = {
  l1: 'L1',
  l2: 'L2',
  l3: 'L3',
  ram: 'RAM',
  minor: 'fault',
  zram: 'compressed',
  nvme: 'NVMe',
  ssd: 'SATA SSD',
  disk: 'disk',
};
