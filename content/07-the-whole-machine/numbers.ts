import { cliffModel } from '../../src/model/cliff/cliff-model.ts';
import type { CliffState } from '../../src/model/cliff/state.ts';
import { run } from '../../src/model/model.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { scenarios } from '../../src/widgets/the-cliff/scenarios.ts';

/** Lesson 1: the machine of its figure. */
export const ram = formatBytes(256 * 1024);
export const swap = formatBytes(64 * 1024);

/** Lesson 2: the seconds of the figure's story, by the step that ends them. */
const { script } = scenarios.find(({ name }) => name === 'one-more')!;
const parsed = parseScript([cliffModel], script);
if (!parsed.ok) throw new Error(parsed.error.message);
const trace = run(cliffModel, parsed.statements as never, parsed.chosen as never);
const second = (step: number) => (trace.frame(step).state as CliffState).intervals.at(-1)!;

const [well, first, worst] = [second(14), second(16), second(26)];
export const wellWork = formatNumber(well.references);
export const firstWork = formatNumber(first.references);
export const firstFaults = formatNumber(first.majorFaults);
export const worstWork = formatNumber(worst.references);
export const worstSi = formatNumber(worst.vmstat.si);
export const worstSo = formatNumber(worst.vmstat.so);
export const worstIdle = formatNumber(worst.vmstat.id + worst.vmstat.wa);
/** How much of the work of five programs eight get done. */
export const worstShare = `${Math.round((100 * worst.references) / well.references)} %`;
