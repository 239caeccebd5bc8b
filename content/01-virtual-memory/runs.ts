import { machineModel } from '../../src/model/machine/model.ts';
import type { MachineSettings } from '../../src/model/machine/settings.ts';
import type { MachineState } from '../../src/model/machine/state.ts';
import type { MachineStatement } from '../../src/model/machine/statements.ts';
import { run } from '../../src/model/model.ts';
import { pagingModel } from '../../src/model/paging/model.ts';
import type { PagingSettings } from '../../src/model/paging/settings.ts';
import type { PagingStatement } from '../../src/model/paging/statements.ts';
import type { TablesView } from '../../src/model/paging/view.ts';
import { parseScript } from '../../src/model/script/script.ts';

/** The machine after the last step of a script. @throws Error where the script can't be read. */
export function machineAfter(script: string): MachineState {
  const { statements, chosen } = read(script);
  const trace = run(
    machineModel,
    statements as readonly MachineStatement[],
    chosen as MachineSettings,
  );
  return trace.frame(trace.last).state;
}

/** Page tables and TLB after the last step of a script. @throws Error where the script can't be read. */
export function tablesAfter(script: string): TablesView {
  const { statements, chosen } = read(script);
  const trace = run(
    pagingModel,
    statements as readonly PagingStatement[],
    chosen as PagingSettings,
  );
  return trace.frame(trace.last).state as TablesView;
}

function read(script: string) {
  const parsed = parseScript([machineModel, pagingModel], script);
  if (!parsed.ok) {
    const { expected, found } = parsed.error;
    throw new Error(`a script of chapter 1: expected ${expected}, found ${found}`);
  }
  return parsed;
}
