import type { Choices } from '../script/settings.ts';
import { onOff, size, type Value, whole } from '../script/value.ts';
import { type Kernel, kernelOf, printKernel } from './kernel.ts';

/** What can be chosen about `model oom`; sizes in bytes. */
export interface OomSettings {
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
}

const kernelExpected = 'a release of Linux from 3.0 on such as 6.1';

const kernel: Value<Kernel> = {
  expected: kernelExpected,
  read(reader) {
    const { kind, text } = reader.token;
    const found = kind === 'number' && /^\d\.\d{1,2}$/.test(text) ? kernelOf(text) : undefined;
    if (!found || found.major < 3) return reader.fail(kernelExpected);
    reader.at += 1;
    return found;
  },
  write: printKernel,
};

export const oomSettings: Choices<OomSettings> = {
  ram: [size('a size', 4096), 512 * 1024 ** 2],
  reserved: [size(), 0],
  swap: [size(), 0],
  kernel: [kernel, { major: 6, minor: 1 }],
  overcommit: [whole('vm.overcommit_memory', 0, 2), 0],
  ratio: [whole('per cent', 0, 1000), 50],
  'kill-allocating': [onOff, false],
};
