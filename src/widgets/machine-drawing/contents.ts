import type { MachineState } from '../../model/machine/state.ts';
import { letterAt, type Owner, ownerAt } from '../draw/owner.ts';

/** A page that lies somewhere: in a frame of RAM or in a slot of swap. */
export interface Content {
  /** The same wherever it lies, so that a page glides from its frame to its slot. */
  readonly key: string;
  readonly where: 'ram' | 'swap';
  /** The frame's number, or the slot's. */
  readonly number: number;
  readonly owner: Owner;
  readonly letter: string;
  /** `page of main`, `page table of web`, as the twin says it. */
  readonly what: string;
  readonly dirty: boolean;
  /** The page's number in the first process that has it. */
  readonly page?: number;
  readonly pid?: number;
}

const known = new WeakMap<MachineState, readonly Content[]>();

/** Everything that RAM and swap hold, in the order of frames and then of slots. */
export function contentsOf(state: MachineState): readonly Content[] {
  const before = known.get(state);
  if (before) return before;
  const made = lookThrough(state);
  known.set(state, made);
  return made;
}

function lookThrough({ frames, processes }: MachineState): Content[] {
  const places = new Map(processes.map(({ pid }, place) => [pid, place]));
  const nameOf = (pid: number): string =>
    processes[places.get(pid) ?? -1]?.name ?? `process ${pid}`;
  const pagesOf = processes.map(({ name }) => `page of ${name}`);
  const contents: Content[] = [];
  const saved = new Map<number, number>();
  for (const { frame, use, mapped, table, file, slot, dirty } of frames) {
    const at = { where: 'ram' as const, number: frame, dirty };
    if (slot !== undefined) saved.set(slot, frame);
    const [first] = mapped;
    if (first && mapped.length === 1 && !file) {
      // Nearly all of a large memory: worth a short way.
      const rank = places.get(first.pid) ?? 0;
      contents.push({
        ...{ where: 'ram', number: frame, dirty, page: first.page, pid: first.pid },
        ...{ key: `${first.pid}-${first.page}`, owner: ownerAt(rank), letter: letterAt(rank) },
        what: pagesOf[rank] ?? 'page',
      });
    } else if (first) {
      const pids = [...new Set(mapped.map(({ pid }) => pid))];
      const ranks = pids.map((pid) => places.get(pid) ?? 0);
      contents.push({
        ...at,
        ...first,
        key: `${first.pid}-${first.page}`,
        owner: ownerAt(ranks[0]!),
        letter: ranks.length > 2 ? String(ranks.length) : ranks.map(letterAt).join(''),
        what: `${file ? `page ${file.index} of the file ${file.name}, mapped by` : 'page of'} ${pids.map(nameOf).join(' and ')}`,
      });
    } else if (use === 'table') {
      const what = table ? `page table of ${nameOf(table.pid)}` : 'page table';
      contents.push({ ...at, key: `t${frame}`, owner: 'k', letter: 'T', what });
    } else if (file) {
      const what = `page ${file.index} of ${file.name}, cached`;
      contents.push({ ...at, key: `f${file.name}-${file.index}`, owner: 'n', letter: 'f', what });
    } else if (use === 'reserved') {
      contents.push({
        ...at,
        key: `k${frame}`,
        owner: 'k',
        letter: 'K',
        what: 'kept by the kernel',
      });
    } else {
      contents.push({
        ...at,
        key: `u${frame}`,
        owner: 'n',
        letter: '·',
        what: 'read ahead, nobody’s yet',
      });
    }
  }
  const seen = new Set<number>();
  processes.forEach(({ pid, name, pages }, rank) => {
    for (const { page, slot } of pages) {
      if (slot === undefined || seen.has(slot)) continue;
      seen.add(slot);
      contents.push({
        ...{ key: `${pid}-${page}`, where: 'swap', number: slot, dirty: false, page, pid },
        ...{ owner: ownerAt(rank), letter: letterAt(rank), what: `page of ${name}` },
      });
    }
  });
  const letters = new Map(
    contents.map(({ where, number, letter }) => [where === 'ram' ? number : -1, letter]),
  );
  for (const [slot, frame] of saved) {
    if (seen.has(slot)) continue;
    contents.push({
      ...{
        key: `s${slot}`,
        where: 'swap',
        number: slot,
        owner: 'n',
        letter: letters.get(frame) ?? '',
        dirty: false,
      },
      what: `copy of frame ${frame}`,
    });
  }
  return contents;
}
