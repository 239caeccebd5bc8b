import { randomOf } from '../random.ts';
import { Pressure } from '../reclaim/pressure.ts';
import type { CpuTimes } from '../reclaim/vmstat-command.ts';
import { Kernel } from '../vm/kernel.ts';
import type { Outcome } from '../vm/outcome.ts';
import { prot } from '../vm/vma.ts';
import { Disk } from './disk.ts';
import { type CliffSettings, mostSet } from './settings.ts';
import { Worker } from './worker.ts';

/**
 * What a program does with a page before it takes the next, in ns: so much that a simulated second is
 * a thousand accesses and not ten million. A disk of the same machine takes ten times as long to
 * bring a page; from RAM to a disk it would be a hundred thousand times.
 */
export const workNs = 1e6;
export const pageBytes = 4096;
const second = 1e9;

const pagesOf = (bytes: number): number => Math.floor(bytes / pageBytes);

/**
 * Programs on one CPU, one disk and the kernel of `vm/`, which decides what is in memory: while one
 * waits for its page another works, until all of them wait. Nothing is a formula: throughput, faults
 * and pressure are counted. Time is in nanoseconds.
 */
export class Cliff {
  readonly kernel: Kernel;
  readonly pressure = new Pressure();
  readonly settings: CliffSettings;
  /** Those that run and those that were killed; a scan is the last one. */
  readonly workers: Worker[] = [];
  set: number;
  now = 0;
  references = 0;
  readonly times: { -readonly [Key in keyof CpuTimes]: number } = {
    ...{ user: 0, nice: 0, system: 0, idle: 0, iowait: 0, irq: 0, softirq: 0, steal: 0 },
  };
  readonly #disk: Disk;
  /** Nothing that the page tables say has changed since this number did. */
  #calm = 0;

  constructor(settings: CliffSettings) {
    this.settings = settings;
    this.set = pagesOf(settings.set);
    this.#disk = new Disk(settings.disk);
    this.kernel = new Kernel({
      frames: pagesOf(settings.ram),
      swapSlots: pagesOf(settings.swap),
      swappiness: settings.swappiness,
      pageCluster: settings.readahead,
      swapDevice: settings.disk === 'hdd' ? 'disk' : 'ssd',
    });
    this.kernel.core.waits = [];
    this.runPrograms(settings.programs);
  }

  /** Those that run, without a scan. */
  get programs(): readonly Worker[] {
    return this.workers.filter(({ once, killed }) => !once && !killed);
  }

  /** Starts programs, or ends those that were started last, until so many run. */
  runPrograms(count: number): void {
    const running = this.programs;
    for (const worker of running.slice(count)) this.#end(worker);
    const taken = new Set(this.programs.map(({ name }) => name));
    for (let letter = 0; taken.size < count; letter += 1) {
      const name = String.fromCharCode(65 + letter);
      if (taken.has(name)) continue;
      taken.add(name);
      this.#remove(this.workers.find((one) => one.name === name));
      this.#start(name, this.set, pagesOf(this.settings.files));
    }
    this.workers.sort(
      (one, other) => Number(one.once) - Number(other.once) || (one.name < other.name ? -1 : 1),
    );
  }

  /** What each program keeps using from now on, in bytes. */
  useSet(bytes: number): void {
    this.set = pagesOf(bytes);
    for (const worker of this.workers) if (!worker.once) worker.set = this.set;
  }

  /** Somebody reads a file of so many bytes from its first page to its last. */
  startScan(bytes: number): void {
    for (const worker of this.workers.filter(({ once }) => once)) this.#end(worker);
    this.#start('scan', 0, pagesOf(bytes), true);
  }

  /** Lets a second pass. */
  runSecond(): void {
    const until = (Math.floor(this.now / second) + 1) * second;
    while (this.now < until) {
      const next = this.#nextToRun();
      if (next === undefined || next.ready >= until) {
        this.#pass(until);
        return;
      }
      if (next.ready > this.now) this.#pass(next.ready);
      this.#run(next);
    }
  }

  /** Whoever has waited longest, or will be ready first. */
  #nextToRun(): Worker | undefined {
    let next: Worker | undefined;
    for (const one of this.workers) {
      if (!one.killed && (next === undefined || one.ready < next.ready)) next = one;
    }
    return next;
  }

  /** A page of work, or what comes in between: a wait for the page. */
  #run(worker: Worker): void {
    worker.waits = 'nothing';
    worker.stalled = false;
    if (!worker.fetched) {
      if (worker.finished) {
        this.#end(worker);
        return;
      }
      if (this.#fetch(worker)) return;
    }
    worker.fetched = false;
    this.#pass(this.now + workNs, 'user');
    if (!worker.once) this.references += 1;
    worker.ready = this.now;
    if (this.settings.think > 0 && !worker.once) {
      worker.ready = this.now + this.settings.think * workNs;
      worker.waits = 'user';
    }
  }

  /** Accesses the next page; true where the worker has to wait before it can work with it. */
  #fetch(worker: Worker): boolean {
    const page = worker.next();
    if (worker.seen[page] === this.#calm && !this.kernel.core.kswapd.awake) return false;
    const { core } = this.kernel;
    core.now = this.now;
    const awake = core.kswapd.awake;
    const outcome = this.#access(worker, page);
    if (outcome.kind !== 'hit' || awake) this.#calm += 1;
    worker.seen[page] = this.#calm;
    if (worker.killed) return true;
    if (outcome.kind !== 'hit') this.#pass(core.now, 'system');
    return this.#wait(worker);
  }

  /** One access; where memory is out, whoever holds most is killed, as oom_badness says, until it works. */
  #access(worker: Worker, page: number): Outcome {
    const mode = worker.isFile(page) ? 'read' : 'write';
    for (;;) {
      const outcome = this.kernel.access(worker.pid, worker.addressOf(page), mode);
      if (outcome.kind !== 'oom') return outcome;
      const victim = this.#largest();
      victim.killed = true;
      this.kernel.kill(victim.pid);
      this.#calm += 1;
      if (victim === worker) return outcome;
    }
  }

  #largest(): Worker {
    const held = ({ pid }: Worker): number => {
      const { resident, swapped, tables } = this.kernel.usage(pid);
      return resident + swapped + tables;
    };
    return this.workers
      .filter(({ killed }) => !killed)
      .reduce((most, one) => (held(one) > held(most) ? one : most));
  }

  /** What the kernel says that the worker has to wait for. */
  #wait(worker: Worker): boolean {
    const { waits } = this.kernel.core;
    if (waits!.length === 0) return false;
    let ready = this.now;
    for (const wait of waits!.splice(0)) {
      if (wait.kind === 'read') {
        ready = this.#disk.read(ready, wait.pages);
        worker.waits = 'disk';
        worker.stalled ||= wait.stalled;
      } else {
        ready += wait.took;
        if (worker.waits !== 'disk') worker.waits = 'reclaim';
        worker.stalled = true;
      }
    }
    worker.fetched = true;
    worker.ready = ready;
    return true;
  }

  /**
   * Time goes on, with the CPU at work or not, and is accounted: spans are cut where somebody's
   * wait ends, because from there on it wants the CPU.
   */
  #pass(until: number, busy?: 'user' | 'system'): void {
    while (this.now < until) {
      let end = until;
      let stalled = 0;
      let onDisk = 0;
      let wanting = 0;
      for (const { killed, ready, waits, stalled: isStalled } of this.workers) {
        if (killed) continue;
        if (ready <= this.now || waits === 'nothing') {
          wanting += 1;
          continue;
        }
        end = Math.min(end, ready);
        if (waits === 'disk') onDisk += 1;
        if (isStalled) stalled += 1;
      }
      const span = end - this.now;
      if (busy) this.times[busy] += span;
      else if (onDisk > 0) this.times.iowait += span;
      else this.times.idle += span;
      if (stalled > 0) this.pressure.stall(this.now, end, stalled, stalled + (busy ? wanting : 0));
      else this.pressure.advance(end);
      this.now = end;
    }
  }

  #start(name: string, set: number, files: number, once = false): void {
    const { kernel, settings } = this;
    kernel.core.now = this.now;
    const pid = kernel.spawn({ name });
    // No frame even for its tables: the program does not start.
    if (typeof pid !== 'number') return;
    const mostPages = once ? 1 : pagesOf(mostSet);
    const anon = kernel.mmap(pid, { length: mostPages * pageBytes }) as number;
    const length = Math.max(files, 1) * pageBytes;
    const id = kernel.addFile(`${name}.dat`, Math.max(files, 1));
    const file = kernel.mmap(pid, { length, file: id, prot: prot.read }) as number;
    const random = randomOf(`${settings.seed} ${name} ${pid}`);
    const loop = once || settings.pattern === 'loop';
    this.workers.push(
      new Worker({
        ...{ name, pid, anon, file, set, files, mostPages, loop, once, random },
        ready: this.now,
      }),
    );
    this.#calm += 1;
  }

  #end(worker: Worker): void {
    this.kernel.kill(worker.pid);
    this.#calm += 1;
    this.#remove(worker);
  }

  #remove(worker: Worker | undefined): void {
    if (worker) this.workers.splice(this.workers.indexOf(worker), 1);
  }
}
