import { formatDuration } from '../../src/model/latency/duration.ts';
import { humanTime } from '../../src/model/latency/human-time.ts';
import { latencyModel } from '../../src/model/latency/latency-model.ts';
import { type RungId, rungOf } from '../../src/model/latency/rungs.ts';
import type { LatencyStatement } from '../../src/model/latency/statements.ts';
import { run } from '../../src/model/model.ts';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import type { PolicyName } from '../../src/model/replacement/policies.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { watermarksOf } from '../../src/model/vm/watermarks.ts';
import { scenarios as races } from '../../src/widgets/replacement-race/scenarios.ts';

const pageBytes = 4096;
const gib = 1024 ** 3;

/** Lesson 1: the machine of its figures has 128 KiB of RAM. */
const figure = 128 * 1024;
export const frames = formatNumber(figure / pageBytes);
export const low = formatNumber(watermarksOf(figure / pageBytes).low);
export const low16 = formatBytes(watermarksOf((16 * gib) / pageBytes).low * pageBytes);

/** Lesson 2: the rungs of the latency ladder. */
const takes = (id: RungId): string => formatDuration(rungOf(id).each);
export const ram = takes('ram');
export const minor = takes('minor');
export const zram = takes('zram');
/** How many accesses of RAM one wait is. */
const inAccesses = (id: RungId): string => formatNumber(rungOf(id).each / rungOf('ram').each);
export const nvmeInAccesses = inAccesses('nvme');
export const diskInAccesses = inAccesses('disk');
export const nvmeHuman = humanTime(rungOf('nvme').each);
export const diskHuman = humanTime(rungOf('disk').each);

/** The mean access when one in a million faults to such a drive and the others hit the first cache. */
function mean(drive: 'nvme' | 'disk'): number {
  const script = parseScript(
    [latencyModel],
    `model latency\naccess l1 times 999999\nfault ${drive}`,
  );
  if (!script.ok) throw new Error(script.error.message);
  const trace = run(latencyModel, script.statements as readonly LatencyStatement[]);
  return trace.frame(trace.last).state.effective;
}
export const meanDisk = formatDuration(mean('disk'), 2);
export const meanNvme = formatDuration(mean('nvme'), 2);
export const timesDisk = formatNumber(Math.round(mean('disk') / rungOf('l1').each));
/** One fault in so many accesses costs a tenth of the time of the others. */
export const oneInDisk = `${formatNumber(Math.round(rungOf('disk').each / (0.1 * rungOf('l1').each) / 1e6))} million`;

/** Lesson 3: faults of the lanes of its figures, from their scenarios. */
const faults = (scenario: string, policy: PolicyName, of: number): string => {
  const { script } = races.find(({ name }) => name === scenario)!;
  const pages = script.split('refer ')[1]!.trim().split(/\s+/).map(Number);
  return formatNumber(countMisses(policy, pages, of));
};
export const fifo = faults('textbook', 'fifo', 3);
export const lru = faults('textbook', 'lru', 3);
export const opt = faults('textbook', 'opt', 3);
export const clockFifo = faults('clock', 'fifo', 3);
export const clockClock = faults('clock', 'clock', 3);
export const clockLru = faults('clock', 'lru', 3);
export const belady3 = faults('belady', 'fifo', 3);
export const belady4 = faults('belady', 'fifo', 4);
