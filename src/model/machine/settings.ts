import type { Kernel } from '../oom/kernel.ts';
import { kernelRelease } from '../oom/kernel-release.ts';
import type { Choices } from '../script/settings.ts';
import { sizeWithin, whole } from '../script/value.ts';

/** What can be chosen about `model machine`; sizes in bytes. */
export interface MachineSettings {
  readonly ram: number;
  readonly swap: number;
  readonly swappiness: number;
  /** vm.overcommit_memory and vm.overcommit_ratio. */
  readonly overcommit: number;
  readonly ratio: number;
  /** vm.page-cluster: 2 to its power pages are read around one. */
  readonly readahead: number;
  /** RLIMIT_STACK. */
  readonly stack: number;
  /** Whose rules the OOM killer follows. */
  readonly kernel: Kernel;
}

/** A process alone takes a dozen frames, most of them page tables. */
const leastRam = 128 * 1024;

/** Pages by the hundred thousand: more than a figure draws, and than its checkpoints should hold. */
const most = 1024 ** 3;

export const machineSettings: Choices<MachineSettings> = {
  ram: [sizeWithin('a size', leastRam, most), 1024 ** 2],
  swap: [sizeWithin('a size', 0, most), 1024 ** 2],
  swappiness: [whole('vm.swappiness', 0, 200), 60],
  overcommit: [whole('vm.overcommit_memory', 0, 2), 0],
  ratio: [whole('per cent', 0, 1000), 50],
  readahead: [whole('vm.page-cluster', 0, 5), 3],
  stack: [sizeWithin('a size', 4096), 8 * 1024 ** 2],
  kernel: [kernelRelease, { major: 6, minor: 1 }],
};
