import type { MachineState, ProcessState } from '../../model/machine/state.ts';

/** A process by its name, as the machine's events have it, or by its pid, as the kernel's have it. */
export const processOf = (
  { processes }: MachineState,
  process: string | number,
): ProcessState | undefined =>
  processes.find(({ name, pid }) => (typeof process === 'string' ? name : pid) === process);

/** `web` of a pid; `process 101` where no process of the script ever had it. */
export const processLabel = (state: MachineState, process: string | number): string =>
  processOf(state, process)?.name ?? (typeof process === 'string' ? process : `process ${process}`);
