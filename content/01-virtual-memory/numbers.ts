import { formatDuration } from '../../src/model/latency/duration.ts';
import { rungOf } from '../../src/model/latency/rungs.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { costs } from '../../src/model/vm/costs.ts';
import { scenarios as walks } from '../../src/widgets/address-translation/scenarios.ts';
import { tablesAfter } from './runs.ts';

const GiB = 2 ** 30;
const page = 4096;

/** The lower half of 48 bits, which Linux gives to programs on x86-64. */
const userSpace = 2 ** 47;

/** A laptop to compare with. */
const laptop = 16 * GiB;
export const laptopRam = formatBytes(laptop);
export const houseOverRam = formatNumber(userSpace / laptop);

/** One entry of eight bytes for each page of 48 bits of addresses. */
const flatEntryCount = 2 ** 48 / page;
export const flatEntries = formatNumber(flatEntryCount);
export const flatBytes = formatBytes(flatEntryCount * 8);

/** What the tables take at the end of a script. */
const tableBytes = (script: string): string => formatBytes(tablesAfter(script).tableFrames * page);

const onePage = (scheme: string): string =>
  tableBytes(`model paging scheme=${scheme}\nmap 0xbffff000 -> 42`);
export const flat32 = onePage('linear');
export const tree32 = onePage('two-level');
export const walkTables = tableBytes(walks.find(({ name }) => name === 'first-walk')!.script);

export const numbersOnPage = formatNumber(page / 8);
const levels = 4;
export const walkL2 = formatDuration(levels * rungOf('l2').each);
export const walkRam = formatDuration(levels * rungOf('ram').each);

/** The second-level TLB of known.json's `tlb-second`. */
const secondLevel = 1536;
export const reachSmall = formatBytes(secondLevel * page);
export const reachHuge = formatBytes(secondLevel * 512 * page);

export const minorFault = formatDuration(costs.minorFault);
export const minorOverRam = formatNumber(costs.minorFault / costs.access);
export const nvme = formatDuration(rungOf('nvme').each);
export const disk = formatDuration(rungOf('disk').each);

/** What a fork has to copy for a heap, in entries and in bytes of tables. */
const forked = 512 * 2 ** 20;
export const forkHeap = formatBytes(forked);
export const forkEntries = formatNumber(forked / page);
export const forkTables = formatBytes((forked / page) * 8);
