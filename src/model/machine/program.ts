import { GlibcHeap } from '../heap/glibc/glibc-heap.ts';
import type { HeapHost } from '../heap/glibc/host.ts';
import { CallStack } from '../stack/call-stack.ts';
import type { Ending } from './event.ts';
import { Objects } from './objects.ts';

/** What a name of a script stands for; sizes and addresses in bytes. */
export interface Named {
  readonly what: 'block' | 'mapping' | 'object';
  readonly address: number;
  /** As asked for. */
  readonly bytes: number;
  /** Given back: the name still has the old address, as a pointer in C does. */
  readonly freed?: boolean;
}

/** Who a program is to the OOM killer and to the cgroups. */
export interface Standing {
  readonly adj: number;
  readonly uid: number;
  /** The cgroup's name; '/' for the root. */
  readonly group: string;
}

/**
 * A process as its program has it: its names, its heap, its stack and its objects. What the kernel
 * knows of it is the kernel's.
 */
export class Program {
  readonly name: string;
  readonly pid: number;
  standing: Standing;
  readonly heap: GlibcHeap;
  readonly stack: CallStack;
  readonly objects: Objects;
  /** Blocks, mappings and objects by name, in the order they were made. */
  readonly named: Map<string, Named>;
  /** How it came to its end; absent while it lives. */
  ended: { readonly ending: Ending; readonly exitCode: number } | undefined;

  constructor(name: string, pid: number, standing: Standing, host: HeapHost, stackTop: number) {
    this.name = name;
    this.pid = pid;
    this.standing = standing;
    this.heap = new GlibcHeap({ host });
    // The kernel says how far the stack may grow.
    this.stack = new CallStack(Number.POSITIVE_INFINITY, stackTop);
    this.objects = new Objects();
    this.named = new Map();
  }

  /** The same program in the same condition, on another host: a checkpoint's, or a child's. */
  copy(host: HeapHost, name = this.name, pid = this.pid): Program {
    const copy: Program = Object.create(Program.prototype);
    return Object.assign(copy, this, {
      name,
      pid,
      heap: this.heap.clone(host),
      stack: this.stack.clone(),
      objects: this.objects.clone(),
      named: new Map(this.named),
    });
  }
}
