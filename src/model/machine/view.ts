import { eachEntry } from '../vm/entries.ts';
import type { FrameView } from '../vm/frame-view.ts';
import { frameOfPte, holdsPage, pte, slotOfPte } from '../vm/pte.ts';
import { groupPath, type Machine } from './machine.ts';
import type { Program } from './program.ts';
import { commitLimitOf, committedPages } from './space.ts';
import type { CallState, MachineState, PageState, ProcessState } from './state.ts';

/** More calls than a drawing of a stack shows; `depth` says how many there are. */
const mostCalls = 64;

/** All there is to draw, as plain data. */
export function viewOf(machine: Machine, log: readonly string[]): MachineState {
  const { kernel, overcommit } = machine;
  const { core } = kernel;
  const { some, full } = core.pressure;
  return {
    now: core.now,
    ram: { pages: kernel.frames, free: kernel.free },
    swap: { pages: core.swap.area.slots, free: core.swap.area.free },
    watermarks: core.watermarks,
    swappiness: core.swappiness,
    overcommit: {
      mode: overcommit.mode,
      committed: committedPages(kernel),
      limit: commitLimitOf(kernel, overcommit),
    },
    processes: [...machine.programs.values()].map((program) => processOf(machine, program)),
    frames: framesOf(machine),
    groups: core.groups.map(({ name, charged, limit }) => ({
      name: groupPath(name),
      charged,
      limit: Number.isFinite(limit) ? limit : null,
    })),
    vmstat: { ...core.vmstat },
    pressure: { some, full },
    panicked: machine.panicked,
    log,
  };
}

function processOf({ kernel }: Machine, program: Program): ProcessState {
  const { name, pid, standing, ended, heap, stack, objects, named } = program;
  const about = { name, pid, ...standing };
  const none = { maps: [], pages: [], named: [], chunks: [], calls: [], depth: 0, objects: [] };
  if (ended) return { ...about, ended, usage: null, ...none };
  return {
    ...about,
    ended: null,
    usage: kernel.usage(pid),
    maps: kernel.maps(pid),
    pages: pagesOf({ kernel }, pid),
    named: [...named].map(([id, what]) => ({ name: id, ...what })),
    chunks: heap.view().chunks,
    calls: callsOf(stack),
    depth: stack.depth,
    objects: objects.list(),
  };
}

function pagesOf({ kernel: { core } }: Pick<Machine, 'kernel'>, pid: number): PageState[] {
  const process = core.process(pid);
  const pages: PageState[] = [];
  for (const { start, end } of process.areas) {
    eachEntry(core, process, start, end, (_, page, low) => {
      const held = holdsPage(low);
      pages.push({
        page,
        ...(held ? { frame: frameOfPte(low) } : { slot: slotOfPte(low) }),
        writable: held && (low & pte.writable) !== 0,
        accessed: held && (low & pte.accessed) !== 0,
        dirty: held && (low & pte.dirty) !== 0,
      });
    });
  }
  return pages;
}

function callsOf({ innermost }: Program['stack']): CallState[] {
  const calls: CallState[] = [];
  for (let frame = innermost; frame && calls.length < mostCalls; frame = frame.caller) {
    calls.push({ name: frame.name, fp: frame.fp, sp: frame.sp });
  }
  return calls;
}

function framesOf({ kernel }: Machine): FrameView[] {
  const frames: FrameView[] = [];
  for (let frame = 0; frame < kernel.frames; frame += 1) {
    if (kernel.core.frames.use(frame) !== 0) frames.push(kernel.frame(frame));
  }
  return frames;
}
