import type { Pressure } from '../reclaim/pressure.ts';
import { accessMemory, accessOutside } from './access-memory.ts';
import { roomInGroup } from './allocate.ts';
import { moveBreak } from './brk.ts';
import { Core } from './core.ts';
import type { VmEvent } from './event.ts';
import { endProcess } from './exit.ts';
import { fork } from './fork.ts';
import { type FrameView, frameView, type PageView, pageView } from './frame-view.ts';
import { Group } from './group.ts';
import { taskPages } from './layout.ts';
import { type Advice, advise } from './madvise.ts';
import { type MapsLine, mapsOf } from './maps.ts';
import { addFile, type Mapping, mapMemory } from './mmap.ts';
import { protectRange } from './mprotect.ts';
import { unmapRange } from './munmap.ts';
import type { AccessMode, Outcome, OutOfMemory } from './outcome.ts';
import { runKswapd } from './reclaim.ts';
import { invalid, type Refused } from './refused.ts';
import { defaultSettings, type VmSettings } from './settings.ts';
import { type Smap, smapOf } from './smaps.ts';
import { type Start, spawn } from './spawn.ts';
import { type Usage, usageOf } from './usage.ts';

/**
 * Virtual memory as Linux 6.1 has it on x86-64: the address spaces of processes over the frames that
 * they share. It changes in place; `clone` gives another in the same condition, which shares with
 * this one whatever neither of them changes.
 *
 * Addresses are bytes. What a program may have made up comes as a bigint of 64 bits; results are
 * multiples of 4096, which are exact as numbers. A process or group that does not exist is the
 * caller's mistake and throws a RangeError; what a program does wrong is a result.
 */
export class Kernel {
  readonly #core: Core;
  readonly #taskPages: number;

  /** @param of what is not chosen is as in `defaultSettings`; or the state of another kernel. */
  constructor(of: Partial<VmSettings> | Core = {}) {
    this.#core = of instanceof Core ? of : new Core({ ...defaultSettings, ...of });
    this.#taskPages = taskPages(this.#core.geometry.addressBits);
  }

  clone(): Kernel {
    return new Kernel(this.#core.clone());
  }

  /** The state itself, for those who look closer. To change it by hand breaks its sums. */
  get core(): Core {
    return this.#core;
  }

  /** Where events go from now on; none are made without it. A clone has none. */
  set sink(events: VmEvent[] | undefined) {
    this.#core.sink = events;
  }

  /** A memory cgroup; limits are in pages. Its number; that of the root, which always exists, is 0. */
  addGroup(
    name: string,
    limit = Number.POSITIVE_INFINITY,
    swapLimit = Number.POSITIVE_INFINITY,
  ): number {
    const group = new Group(this.#core.groups.length, name, this.#core.links);
    group.limit = limit;
    group.swapLimit = swapLimit;
    this.#core.groups.push(group);
    return group.id;
  }

  /**
   * Sets memory.max, in pages, and reclaims what is over it (mm/memcontrol.c, memory_max_write).
   * False where that does not suffice: then somebody in the group has to be killed.
   */
  setLimit(group: number, limit: number): boolean {
    const of = this.#core.groups[group];
    if (of === undefined) throw new RangeError(`no group ${group}`);
    of.limit = limit;
    return roomInGroup(this.#core, of, 16, 0);
  }

  /** vm.swappiness, 0 to 200. */
  setSwappiness(swappiness: number): void {
    this.#core.swappiness = swappiness;
  }

  /** A file of so many pages; on disk, or in tmpfs. Its number, for `mmap`. */
  addFile(name: string, pages: number, where: 'disk' | 'tmpfs' = 'disk'): number {
    return addFile(this.#core, name, where === 'disk', pages).id;
  }

  /** Starts a process; its number, or why there is no memory for it. */
  spawn(start: Start): number | OutOfMemory {
    return spawn(this.#core, start)?.pid ?? this.#refusal();
  }

  /** Copies a process; the child's number, or why there is no memory for it. */
  fork(pid: number, name?: string): number | OutOfMemory {
    const parent = this.#core.process(pid);
    return fork(this.#core, parent, name ?? parent.name)?.pid ?? this.#refusal();
  }

  /** Ends a process, by itself or from outside; how many frames that freed. */
  kill(pid: number): number {
    return endProcess(this.#core, this.#core.process(pid));
  }

  /** The address of the new mapping, or why there is none. */
  mmap(pid: number, mapping: Mapping): number | Refused {
    const page = mapMemory(this.#core, this.#core.process(pid), mapping);
    return typeof page === 'number' ? page * 4096 : page;
  }

  /** Unmaps whole pages; where nothing is mapped, nothing happens. */
  munmap(pid: number, address: number, length: number): Refused | undefined {
    const process = this.#core.process(pid);
    const end = endPage(address, length);
    if (!(length > 0) || end > this.#taskPages) {
      return invalid(`munmap needs a range of the address space, found ${length} bytes.`);
    }
    const refused = unaligned('munmap', address);
    if (refused === undefined) unmapRange(this.#core, process, address / 4096, end);
    return refused;
  }

  /** @param allowed bits of `prot`. */
  mprotect(pid: number, address: number, length: number, allowed: number): Refused | undefined {
    const process = this.#core.process(pid);
    return (
      unaligned('mprotect', address) ??
      protectRange(this.#core, process, address / 4096, endPage(address, length), allowed)
    );
  }

  madvise(pid: number, address: number, length: number, advice: Advice): Refused | undefined {
    const process = this.#core.process(pid);
    return (
      unaligned('madvise', address) ??
      advise(this.#core, process, address / 4096, endPage(address, length), advice)
    );
  }

  /** Moves the end of the heap to an address; where it is then: the old one if it was refused. */
  brk(pid: number, address: number): number {
    return moveBreak(this.#core, this.#core.process(pid), address);
  }

  /**
   * One access to a byte.
   *
   * @param contents what a write leaves in the page: a number below 2^31 that stands for its bytes.
   */
  access(pid: number, address: bigint | number, mode: AccessMode, contents?: number): Outcome {
    const core = this.#core;
    const process = core.process(pid);
    const page = core.geometry.pageOf(address);
    if (!(page >= 0 && page < this.#taskPages)) return accessOutside(core, pid, BigInt(address));
    return accessMemory(core, process, page, mode, address, contents);
  }

  /** Simulated time passes with nobody at work, in nanoseconds. */
  idle(nanoseconds: number): void {
    this.#core.now += nanoseconds;
    runKswapd(this.#core);
    this.#core.pressure.advance(this.#core.now);
  }

  /** Frames that are free, and all of them. */
  get free(): number {
    return this.#core.frames.free;
  }

  get frames(): number {
    return this.#core.frames.count;
  }

  get pids(): number[] {
    return [...this.#core.processes.keys()];
  }

  /** PSI up to now: time lost for want of memory. */
  get pressure(): Pressure {
    this.#core.pressure.advance(this.#core.now);
    return this.#core.pressure;
  }

  frame(frame: number): FrameView {
    return frameView(this.#core, frame);
  }

  /** Where a page of a process is; looking at it changes nothing. */
  page(pid: number, page: number): PageView {
    return pageView(this.#core, this.#core.process(pid), page);
  }

  usage(pid: number): Usage {
    return usageOf(this.#core, this.#core.process(pid));
  }

  maps(pid: number): MapsLine[] {
    return mapsOf(this.#core, this.#core.process(pid));
  }

  /** One for each line of `maps`, in the same order. */
  smaps(pid: number): Smap[] {
    const process = this.#core.process(pid);
    return process.areas.map((area) => smapOf(this.#core, process, area));
  }

  #refusal(): OutOfMemory {
    const refusal = this.#core.refusal!;
    this.#core.sink?.push({ ...refusal, kind: 'out-of-memory' });
    return refusal;
  }
}

/** The first page after a range of bytes. */
const endPage = (address: number, length: number): number => Math.ceil((address + length) / 4096);

function unaligned(call: string, address: number): Refused | undefined {
  if (address % 4096 === 0) return undefined;
  return invalid(
    `${call} works on whole pages: its address must be a multiple of 4096, found 0x${address.toString(16)}.`,
  );
}
