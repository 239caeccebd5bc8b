import type { FrameSource } from '../paging/frame-source.ts';
import type { Geometry } from '../paging/geometry.ts';
import { PhysicalMemory } from '../paging/physical-memory.ts';
import { x8664, x8664FiveLevels } from '../paging/x86-64.ts';
import { FrameLinks } from '../reclaim/page-lists.ts';
import { Pressure } from '../reclaim/pressure.ts';
import { VmStat } from '../reclaim/vmstat.ts';
import type { VmEvent } from './event.ts';
import type { MappedFile } from './file.ts';
import { Frames, type Use } from './frames.ts';
import { Group } from './group.ts';
import type { OutOfMemory } from './outcome.ts';
import type { Process } from './process.ts';
import { ReverseMap } from './reverse-map.ts';
import { checkSettings, type VmSettings } from './settings.ts';
import { SwapSpace } from './swap-space.ts';
import type { Wait } from './wait.ts';
import { type Watermarks, watermarksOf } from './watermarks.ts';

/** kswapd at the moment: simulated time has it busy until `until`, beside whoever runs. */
export interface Kswapd {
  readonly awake: boolean;
  readonly until: number;
  /** Turns in a row that freed nothing; after too many it gives up until somebody frees a page. */
  readonly failures: number;
}

/**
 * Everything that the kernel's parts work on, and what each of them needs of it. The parts are
 * functions in files of their own; `Kernel` is what others see.
 */
export class Core {
  readonly settings: VmSettings;
  readonly geometry: Geometry;
  readonly watermarks: Watermarks;
  readonly memory: PhysicalMemory;
  readonly frames: Frames;
  readonly links: FrameLinks;
  readonly reverse: ReverseMap;
  readonly swap: SwapSpace;
  readonly vmstat: VmStat;
  readonly pressure: Pressure;
  /** The first is the root: whoever is in no other. */
  readonly groups: Group[];
  /** By id - 1. */
  readonly files: MappedFile[];
  readonly processes: Map<number, Process>;
  swappiness: number;
  /** Simulated nanoseconds since the start. */
  now = 0;
  /** Tasks that want the CPU, the one that runs among them: what `full` pressure is measured by. */
  runnable = 1;
  kswapd: Kswapd = { awake: false, until: 0, failures: 0 };
  nextPid: number;
  nextAnonVma = 1;
  /** Where events go; without it none are made. */
  sink: VmEvent[] | undefined = undefined;
  /** Where waits go, for a scheduler that lets others run meanwhile; without it one waits on the spot. */
  waits: Wait[] | undefined = undefined;
  /** What the last allocation that failed was refused for. */
  refusal: OutOfMemory | undefined = undefined;
  /** Frames that a fault works on and reclaim must leave alone (a reference held, in Linux). */
  readonly pinned = new Set<number>();
  /** Frames taken for tables that are about to be made, in order from the root. */
  readonly spareTables: number[] = [];
  readonly tableSource: FrameSource = {
    allocate: () => this.spareTables.shift() ?? -1,
    release: (first) => this.free(first),
  };

  constructor(settings: VmSettings, of?: Core) {
    checkSettings(settings);
    this.settings = settings;
    this.geometry = settings.levels === 5 ? x8664FiveLevels : x8664;
    this.watermarks = settings.watermarks ?? watermarksOf(settings.frames);
    this.memory = of?.memory.clone() ?? new PhysicalMemory(4096, settings.frames);
    this.frames = of?.frames.clone() ?? new Frames(settings.frames);
    const links = of?.links.clone() ?? new FrameLinks(settings.frames);
    this.links = links;
    this.reverse = of?.reverse.clone() ?? new ReverseMap();
    this.swap = of?.swap.clone() ?? new SwapSpace(settings.swapSlots, settings.pageCluster);
    this.vmstat = of?.vmstat.clone() ?? new VmStat();
    this.pressure = of?.pressure.clone() ?? new Pressure();
    this.groups = of?.groups.map((group) => group.clone(links)) ?? [new Group(0, '/', links)];
    this.files = of?.files.map((file) => file.clone()) ?? [];
    this.processes = new Map();
    this.swappiness = of?.swappiness ?? settings.swappiness;
    this.nextPid = of?.nextPid ?? settings.firstPid;
    if (of === undefined) return;
    this.now = of.now;
    this.runnable = of.runnable;
    this.kswapd = of.kswapd;
    this.nextAnonVma = of.nextAnonVma;
    for (const [pid, process] of of.processes) {
      this.processes.set(pid, process.clone(this.memory, this.tableSource));
    }
  }

  /** A core of its own in the same condition, without a sink. */
  clone(): Core {
    return new Core(this.settings, this);
  }

  /** @throws RangeError if no process has the number. */
  process(pid: number): Process {
    const process = this.processes.get(pid);
    if (process === undefined) throw new RangeError(`no process ${pid}`);
    return process;
  }

  file(id: number): MappedFile {
    const file = this.files[id - 1];
    if (file === undefined) throw new RangeError(`no file ${id}`);
    return file;
  }

  /** The group that a process's new pages are charged to. */
  payer({ group }: Process): Group {
    return this.groups[group]!;
  }

  /** The group that a frame is charged to. */
  groupOf(frame: number): Group {
    return this.groups[this.frames.groups.get(frame) - 1]!;
  }

  /** The low half of an entry, which is named by its address in units of 8 bytes. */
  entry(entry: number): number {
    return this.memory.load32(entry * 8);
  }

  setEntry(entry: number, low: number, high: number): void {
    this.memory.store32(entry * 8, low);
    this.memory.store32(entry * 8 + 4, high);
  }

  /** Changes the low half alone. */
  setEntryLow(entry: number, low: number): void {
    this.memory.store32(entry * 8, low);
  }

  /** A free frame for a group, charged to it; -1 for none. Reclaims nothing. */
  take(group: Group, as: Use): number {
    const frame = this.frames.take(as);
    if (frame < 0) return -1;
    this.frames.groups.set(frame, group.id + 1);
    group.charged += 1;
    return frame;
  }

  /** Gives a frame back: off its list, charged to nobody, free. */
  free(frame: number): void {
    const group = this.groupOf(frame);
    group.lists.remove(frame);
    group.charged -= 1;
    this.frames.giveBack(frame);
    this.vmstat.pgfree += 1;
    if (this.kswapd.failures > 0) this.kswapd = { ...this.kswapd, failures: 0 };
  }

  /** The process and page that an entry belongs to. */
  ownerOf(entry: number): Process {
    return this.process(this.frames.owners.get(Math.floor(entry / 512)));
  }

  pageOf(entry: number): number {
    return this.frames.places.get(Math.floor(entry / 512)) + (entry % 512);
  }
}
