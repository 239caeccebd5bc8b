import { frameBit } from '../../../src/model/vm/frames.ts';
import type { Kernel } from '../../../src/model/vm/kernel.ts';
import { frameOfPte, holdsPage, pte, slotOfPte } from '../../../src/model/vm/pte.ts';

/** Plain, because it is asked a million times. */
function same(found: unknown, expected: unknown, what: string): void {
  if (found === expected) return;
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is}, not ${should}`);
}

/**
 * What must hold between two calls, whatever happened: found by walking every table from its root, and
 * not by what the kernel keeps count of.
 */
export function checkKernel(kernel: Kernel): void {
  const { core } = kernel;
  const { frames, swap } = core;
  const mappings = new Map<number, number[]>();
  const slotUsers = new Map<number, number>();
  const tables = new Map<number, number>();
  const add = (counts: Map<number, number>, key: number) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);

  let shares = 0;
  for (const process of core.processes.values()) {
    let swapped = 0;
    const resident = { anon: 0, file: 0, shmem: 0 };
    let counted = 0;
    for (const { frame, level } of process.table.tables()) {
      add(tables, frame);
      same(frames.owners.get(frame), process.pid, `owner of table ${frame}`);
      if (level >= core.geometry.depth - 3) counted += 1;
    }
    same(process.tables, counted, 'tables counted');
    for (const { page, address, low, level } of process.table.entries()) {
      same(level, core.geometry.depth - 1, 'level of a page');
      const area = process.areas.find(({ start, end }) => start <= page && page < end);
      same(area !== undefined, true, `area of mapped page ${page}`);
      if (!holdsPage(low)) {
        swapped += 1;
        add(slotUsers, slotOfPte(low));
        continue;
      }
      const frame = frameOfPte(low);
      if (frame === 0) continue;
      const use = kernel.frame(frame).use as keyof typeof resident;
      resident[use] += 1;
      mappings.set(frame, [...(mappings.get(frame) ?? []), address / 8]);
      if (!area!.shared && (low & pte.writable) !== 0) {
        same(use, 'anon', `use of writable private page ${page}`);
      }
    }
    const { anon, file, shmem } = process;
    same({ anon, file, shmem, swapped: process.swapped }, { ...resident, swapped }, 'counters');
    shares += kernel.usage(process.pid).proportional;
    process.areas.forEach((area, at) => {
      same(area.start < area.end, true, 'an area has pages');
      if (at > 0) same(area.start >= process.areas[at - 1]!.end, true, 'areas are apart');
    });
  }

  const cached = new Map<number, number>();
  for (const file of core.files) {
    for (const index of file.cached.used()) {
      const held = file.cached.get(index);
      if (held < 0) add(slotUsers, -1 - held);
      else {
        same([frames.owners.get(held), frames.places.get(held)], [file.id, index], 'file page');
        add(cached, held);
      }
    }
  }

  let free = 0;
  const charged = core.groups.map(() => 0);
  for (let frame = 0; frame < frames.count; frame += 1) {
    const { use, mapped, slot, list } = kernel.frame(frame);
    const entries = mappings.get(frame) ?? [];
    same(core.reverse.count(frame), entries.length, `mappings of frame ${frame}`);
    same(core.reverse.entries(frame).sort(), entries.sort(), `entries of frame ${frame}`);
    same(mapped.length, entries.length, 'mappings shown');
    if (use === 'free') free += 1;
    else if (use !== 'reserved') charged[frames.groups.get(frame) - 1]! += 1;
    // Each frame in use is used for one thing, and found from it.
    same(tables.get(frame) ?? 0, use === 'table' ? 1 : 0, `table in frame ${frame}`);
    const inFile = use === 'file' || use === 'shmem';
    same(cached.get(frame) ?? 0, inFile ? 1 : 0, `file page in frame ${frame}`);
    if (use === 'anon') same(entries.length > 0 || slot !== undefined, true, `user of ${frame}`);
    same(list !== undefined, use === 'anon' || inFile, `list of frame ${frame}`);
    if (slot !== undefined) {
      same(swap.cached.get(slot), frame, `swap cache of slot ${slot}`);
      add(slotUsers, slot);
    }
    const exclusive = use === 'anon' && frames.has(frame, frameBit.exclusive);
    if (exclusive) same(entries.length <= 1, true, `owner of exclusive frame ${frame}`);
  }
  same(kernel.free, free, 'free frames');
  const listed = core.groups.reduce((sum, { lists }) => sum + lists.size, 0);
  same(free + 1 + tables.size + listed, frames.count, 'all frames');
  same(
    core.groups.map((group) => group.charged),
    charged,
    'charges',
  );
  same(Math.round(shares * 1e6) / 1e6, mappings.size, 'sum of shares');

  const slots = Array.from({ length: swap.area.slots }, (_, at) => at + 1);
  for (const slot of slots) {
    same(swap.area.references(slot), slotUsers.get(slot) ?? 0, `users of slot ${slot}`);
  }
  same(swap.area.used, slotUsers.size, 'used slots');
  const swapCharged = core.groups.reduce((sum, group) => sum + group.swapCharged, 0);
  same(swapCharged, slotUsers.size, 'charged slots');
  same(core.pinned.size + core.spareTables.length, 0, 'left over');
}

/** Everything that another kernel in the same condition shows too. */
export function condition(kernel: Kernel): string {
  const { core } = kernel;
  return JSON.stringify({
    frames: Array.from({ length: kernel.frames }, (_, frame) => kernel.frame(frame)),
    usage: kernel.pids.map((pid) => kernel.usage(pid)),
    maps: kernel.pids.map((pid) => kernel.maps(pid)),
    smaps: kernel.pids.map((pid) => kernel.smaps(pid)),
    now: core.now,
    vmstat: core.vmstat.print(),
    pressure: core.pressure.print(),
    kswapd: core.kswapd,
    swap: core.swap.area.used,
  });
}
