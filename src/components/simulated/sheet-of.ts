import { cliffModel } from '../../model/cliff/cliff-model.ts';
import type { CliffState } from '../../model/cliff/state.ts';
import { machineModel } from '../../model/machine/model.ts';
import type { MachineState } from '../../model/machine/state.ts';
import type { AnyModel } from '../../model/model.ts';
import { printError } from '../../model/script/error.ts';
import { onOneLine, playOf } from '../../widgets/kit/play.ts';
import { activityMonitorSheet } from './activity-monitor.ts';
import { htopSheet } from './htop.ts';
import type { Sheet } from './sheet.ts';
import { taskManagerSheet } from './task-manager.ts';
import { vmstatSheet } from './vmstat.ts';

interface Tool {
  readonly name: string;
  readonly model: AnyModel;
  readonly sheet: (state: never, seconds: number) => Sheet;
}

const cliff = cliffModel as unknown as AnyModel;
const machine = machineModel as unknown as AnyModel;

/** Each tool and the model whose scripts it can look at. */
const tools = {
  vmstat: { name: 'vmstat', model: cliff, sheet: vmstatSheet },
  htop: { name: 'htop', model: machine, sheet: htopSheet },
  'activity-monitor': { name: 'Activity Monitor', model: cliff, sheet: activityMonitorSheet },
  'task-manager': { name: 'Task Manager', model: machine, sheet: taskManagerSheet },
} as const satisfies Record<string, Tool>;

export type ToolId = keyof typeof tools;
export const toolIds = Object.keys(tools) as readonly ToolId[];

export interface Shown extends Sheet {
  /** As the tool is called. */
  readonly tool: string;
  /** The script on one line, and its last step, which is what is shown. */
  readonly script: string;
  readonly step: number;
  /** What the last statement could not do, in the model's words. */
  readonly refused?: string;
}

/**
 * What a tool shows after the last statement of a script; of what it shows second by second, the last so many.
 * @throws Error where the script can't be read or is for another model: the build has to fail.
 */
export function sheetOf(id: ToolId, source: string, seconds = 5): Shown {
  const { name, model, sheet }: Tool = tools[id];
  const played = playOf<CliffState | MachineState, unknown>([model], source.replaceAll(';', '\n'));
  if (!played.ok) throw new Error(`<Screen tool="${id}">: ${printError(played.error)} ${source}`);
  const { play } = played;
  const { state, fault } = play.at(play.last);
  return {
    ...sheet(state as never, seconds),
    tool: name,
    script: onOneLine(play as never),
    step: play.last,
    ...(fault && { refused: fault.message }),
  };
}
