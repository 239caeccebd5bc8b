import type { Choices } from '../script/settings.ts';
import { onOff, size, sizeWithin, whole } from '../script/value.ts';
import type { Kernel } from './kernel.ts';
import { kernelRelease } from './kernel-release.ts';

/** What can be chosen about `model oom`; sizes in bytes. */
export type OomSettings = {
  readonly ram: number;
  /** RAM that the kernel keeps for itself from the start. */
  readonly reserved: number;
  readonly swap: number;
  readonly kernel: Kernel;
  /** vm.overcommit_memory and vm.overcommit_ratio. */
  readonly overcommit: number;
  readonly ratio: number;
  /** vm.oom_kill_allocating_task. */
  readonly 'kill-allocating': boolean;
};

export const oomSettings: Choices<OomSettings> = {
  ram: [sizeWithin('a size', 4096), 512 * 1024 ** 2],
  reserved: [size(), 0],
  swap: [size(), 0],
  kernel: [kernelRelease, { major: 6, minor: 1 }],
  overcommit: [whole('vm.overcommit_memory', 0, 2), 0],
  ratio: [whole('per cent', 0, 1000), 50],
  'kill-allocating': [onOff, false],
};
