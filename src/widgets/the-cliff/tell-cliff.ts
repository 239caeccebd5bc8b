import type { CliffState } from '../../model/cliff/state.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { counted, listed } from '../narrate/words.ts';
import type { CliffMoment } from './course.ts';

/** Waiting for the disk for more of a second than this, because of swap, is called thrashing. */
const thrashing = 50;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
const pagesAsBytes = (pages: number): string => formatBytes(pages * 4096);

/** How large the working sets are, against RAM. */
const sizeOf = ({ workingSets, ram }: CliffState): string =>
  `${pagesAsBytes(workingSets)}, ${percent(workingSets / ram.pages)} of RAM`;

export function tellCliff(moment: CliffMoment): string {
  const { step, state, statement, fault, play } = moment;
  if (fault) return fault.message;
  const together = `Together they keep using ${sizeOf(state)}.`;
  const running = state.programs.filter(
    ({ name, standing }) => name !== 'scan' && standing !== 'killed',
  );
  const count = counted(running.length, 'program');
  if (step === 0) return `${pagesAsBytes(state.ram.pages)} of RAM and ${count}. ${together}`;
  switch (statement!.kind) {
    case 'programs':
      return `${count} run now. ${together}`;
    case 'set':
      return `Each program keeps using ${pagesAsBytes(state.set)} of its own memory now. ${together}`;
    case 'scan':
      return 'Somebody begins to read a file, page after page, and will need none of them again.';
    case 'swappiness':
      return `Swappiness is ${state.swappiness} now: ${inclination(state.swappiness)}.`;
    default:
      return tellSecond(state, killedIn(moment, play.at(step - 1).state));
  }
}

/** Documentation/admin-guide/sysctl/vm.rst: 100 holds both for equally dear. */
function inclination(swappiness: number): string {
  if (swappiness === 0)
    return 'pages of files go, and anonymous memory stays as long as there are any';
  if (swappiness < 100) return 'pages of files go sooner than anonymous memory';
  if (swappiness === 100) return 'pages of files and anonymous memory go alike';
  return 'anonymous memory goes sooner than pages of files';
}

function killedIn({ state }: CliffMoment, before: CliffState): readonly string[] {
  const was = new Set(
    before.programs.filter(({ standing }) => standing === 'killed').map(({ name }) => name),
  );
  return state.programs
    .filter(({ name, standing }) => standing === 'killed' && !was.has(name))
    .map(({ name }) => name);
}

/** Those with most of their pages in swap, while somebody has all. */
function starvedIn({ programs }: CliffState): readonly string[] {
  const rich = programs.some(({ swapped, standing }) => swapped <= 1 && standing !== 'killed');
  return programs.flatMap(({ name, resident, swapped }) =>
    rich && swapped > resident ? [name] : [],
  );
}

function tellSecond(state: CliffState, killed: readonly string[]): string {
  const { references, majorFaults, minorFaults, vmstat } = state.intervals.at(-1)!;
  const { si, so, bi, wa, id } = vmstat;
  const done = `${counted(references, 'page')} of work, ${counted(majorFaults, 'major fault')}.`;
  const kib = (amount: number): string => formatBytes(amount * 1024);
  if (killed.length > 0) {
    return `${done} Neither RAM nor swap had room for a page more: ${killed.join(' and ')} held most, and was killed.`;
  }
  if (si > 0 && wa >= thrashing) {
    return `${done} Thrashing: for ${wa} % of the second everybody waits for the disk, and each page that comes in puts out one that is needed soon.`;
  }
  const starved = starvedIn(state);
  if (si > 0 && starved.length > 0) {
    return `${done} ${listed(starved)} hardly get${starved.length === 1 ? 's' : ''} on: who waits for the disk uses no page meanwhile, and loses more of them to those who run.`;
  }
  if (si > 0 || so > 0) {
    return `${done} Pages that are in use don’t all fit: ${kib(si)} came back from swap, and ${kib(so)} went there.`;
  }
  if (bi > 0) return `${done} ${kib(bi)} of files were read, and nothing went to swap.`;
  const rest =
    id > 0
      ? `, and for ${id} % of the second nobody had work for the CPU`
      : ', and the CPU never waits';
  const first =
    minorFaults > 0 ? ` ${counted(minorFaults, 'minor fault')}, for pages that are new.` : '';
  return `${done}${first} All that is used is in memory${rest}.`;
}

export function wordOfCliff({ step, statement, state, fault }: CliffMoment): string {
  if (fault) return 'Too long';
  if (step === 0) return 'Start';
  const words: Record<string, string> = {
    set: 'Working set',
    programs: 'Programs',
    scan: 'Scan',
    swappiness: 'Swappiness',
  };
  const word = words[statement!.kind];
  if (word) return word;
  const { si, so, bi, wa } = state.intervals.at(-1)!.vmstat;
  if (si > 0 && wa >= thrashing) return 'Thrashing';
  if (si > 0 || so > 0) return 'Swapping';
  return bi > 0 ? 'Reading' : 'It fits';
}

export const perSecond = (count: number): string => `${formatNumber(count)} a second`;
