import { machineModel } from '../../model/machine/model.ts';
import type { MachineSettings } from '../../model/machine/settings.ts';
import type { MachineStatement } from '../../model/machine/statements.ts';
import { run } from '../../model/model.ts';
import type { Question } from '../kit/question.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf, type MachineFrame } from '../narrate/machine/told.ts';
import { counted } from '../narrate/words.ts';
import { accessOf } from './predict-kind.ts';
import { drawnProcess, processNamed } from './strips.ts';

/** How many pages a step will bring in: by an allocation, from disk, or into the page table. */
export function predictCount(now: MachineMoment, next: MachineMoment): Question | undefined {
  return ofBlock(now, next) ?? fromDisk(now, next) ?? around(next);
}

const residentOf = ({ state, play }: MachineMoment): number =>
  processNamed(state, drawnProcess(play))?.usage?.resident ?? 0;

function ofBlock(now: MachineMoment, next: MachineMoment): Question | undefined {
  const block = eventsOf(next.events, 'named')[0];
  if (!block || block.process !== drawnProcess(now.play)) return undefined;
  const all = Math.ceil(block.bytes / pageBytes);
  const right = residentOf(next) - residentOf(now);
  const written = eventsOf(next.events, 'accessed').filter(
    ({ because }) => because === 'allocator',
  );
  const why =
    right === 0
      ? 'What is mapped has addresses only; no page of it was touched.'
      : `Only what was touched counts: ${counted(written.length, 'page')} in which malloc wrote words of its own.`;
  return asking({
    prompt: `${next.operation}: by how many pages will RSS grow?`,
    right,
    others: [0, all],
    explain: (picked) =>
      picked === all
        ? `That is its size in addresses, which VSS counts. ${next.statement?.kind === 'calloc' ? 'Calloc need not write zeros into a fresh mapping. ' : ''}${why}`
        : why,
  });
}

function fromDisk(now: MachineMoment, next: MachineMoment): Question | undefined {
  const right = eventsOf(next.events, 'read-in').length;
  if (right === 0 || !accessOf(next)) return undefined;
  const settings = now.play.script.chosen as Partial<MachineSettings>;
  const readahead = settings.readahead ?? 3;
  const alone = readWith(next, 0);
  const further = readWith(next, readahead < 5 ? readahead + 1 : readahead - 1);
  const why = `Read-around brings up to ${2 ** readahead} pages around the one that is asked for (vm.page-cluster ${readahead}), as far as the file goes and they aren’t there.`;
  return asking({
    prompt: `${next.operation} finds its page on disk only. How many pages will be read?`,
    right,
    others: [alone, further, 2 ** readahead].filter((pages) => pages > 0),
    explain: (picked) =>
      picked === alone && picked !== right
        ? `That would be so with vm.page-cluster 0. ${why}`
        : picked === further && picked !== right
          ? `That would be so with vm.page-cluster ${readahead < 5 ? readahead + 1 : readahead - 1}. ${why}`
          : why,
  });
}

/** How many pages the same step reads where the machine reads further around, or not at all. */
function readWith({ play, step }: MachineMoment, readahead: number): number {
  const { chosen, statements } = play.script;
  const trace = run(machineModel, statements as MachineStatement[], {
    ...(chosen as Partial<MachineSettings>),
    readahead,
  });
  return eventsOf((trace.frame(step) as MachineFrame).events, 'read-in').length;
}

/** The pages of 64 KiB: what fault-around fills at most (fault_around_bytes). */
const windowPages = 16;

function around(next: MachineMoment): Question | undefined {
  const [event] = eventsOf(next.events, 'mapped-around');
  if (!event || !accessOf(next)) return undefined;
  const right = event.pages + 1;
  return asking({
    prompt: `${next.operation} finds its page in the page cache. Of how many pages will it fill the entries?`,
    right,
    others: [1, windowPages],
    explain: (picked) =>
      `${picked === 1 ? 'That would be so without fault-around. ' : ''}A fault on a cached page fills the entries of its neighbours, too: of those in the same 64 KiB that the cache has and that are still empty.`,
  });
}

interface Amounts {
  readonly prompt: string;
  readonly right: number;
  readonly others: readonly number[];
  readonly explain: (picked: number) => string;
}

function asking({ prompt, right, others, explain }: Amounts): Question | undefined {
  const amounts = [...new Set([right, ...others])].sort((a, b) => a - b);
  if (amounts.length < 2) return undefined;
  return {
    prompt,
    options: amounts.map((amount) => ({ id: `pages-${amount}`, label: counted(amount, 'page') })),
    right: [`pages-${right}`],
    explain: ([picked]) => explain(Number(picked?.slice('pages-'.length))),
  };
}
