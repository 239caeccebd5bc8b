import { formatAddress } from '../../units.ts';
import type { Allocator, Block, HeapEvent } from '../allocator.ts';
import { Arena } from './arena.ts';
import { blocks } from './blocks.ts';
import { type Bin, bins, type Chunk, chunks } from './chunks.ts';
import { Abort, type GlibcFault, glibcFault, segmentationFault } from './fault.ts';
import type { HeapHost } from './host.ts';
import { chunkSize } from './layout.ts';
import { libcFree } from './libc-free.ts';
import { type Mallinfo, mallinfo } from './mallinfo.ts';
import { initTcache, intMalloc, libcMalloc } from './malloc.ts';
import { libcMemalign } from './memalign.ts';
import { PrivateSpace } from './private-space.ts';
import { libcRealloc } from './realloc.ts';
import { defaults, fixesThresholds, type Tunables } from './tunables.ts';
import { Unmapped } from './words.ts';
import { write } from './write.ts';

/** All there is to draw of a heap, as plain data. Addresses are those of headers. */
export interface GlibcView {
  readonly chunks: readonly Chunk[];
  readonly bins: readonly Bin[];
  readonly mallinfo: Mallinfo;
  readonly mmapThreshold: number;
  readonly trimThreshold: number;
  /** What the last split of a small request left over, while it is there. */
  readonly lastRemainder?: number;
}

export interface GlibcOptions {
  readonly tunables?: Partial<Tunables>;
  /** Who gives the memory; an address space of its own otherwise. */
  readonly host?: HeapHost;
}

/**
 * malloc of glibc 2.36 on x86-64, for one thread: the main arena and its tcache, chunk for chunk and
 * byte for byte what malloc.c does. Compared with a real glibc 2.36 over random programs.
 *
 * Where glibc would abort, the call has no effect, and `fault` says what glibc would have said.
 */
export class GlibcHeap implements Allocator {
  /** What the last call died of, or what glibc let pass in it. */
  fault: GlibcFault | undefined;
  private readonly arena: Arena;
  /** Events before the last call. */
  private logged = 0;

  /** @throws RangeError for a tunable that glibc would not take. */
  constructor(from: GlibcOptions | Arena = {}) {
    this.arena = from instanceof Arena ? from : newArena(from);
  }

  get log(): HeapEvent[] | undefined {
    return this.arena.log;
  }
  set log(log: HeapEvent[] | undefined) {
    this.arena.log = log;
  }

  /** The user's address; null for ENOMEM, and where glibc aborts. */
  malloc(bytes: number): number | null {
    this.begin();
    try {
      return this.handOut(libcMalloc(this.arena, bytes), bytes);
    } catch (error) {
      return this.died(error, bytes);
    }
  }

  /** As malloc, but never from the tcache (__libc_calloc). */
  calloc(count: number, bytes: number): number | null {
    this.begin();
    try {
      initTcache(this.arena);
      return this.handOut(intMalloc(this.arena, count * bytes), count * bytes);
    } catch (error) {
      return this.died(error, count * bytes);
    }
  }

  memalign(boundary: number, bytes: number): number | null {
    this.begin();
    try {
      return this.handOut(libcMemalign(this.arena, boundary, bytes), bytes);
    } catch (error) {
      return this.died(error, bytes);
    }
  }

  /** As C: of null a malloc; to 0 bytes a free, which gives null. */
  realloc(address: number | null, bytes: number): number | null {
    if (address === null) return this.malloc(bytes);
    if (bytes === 0) {
      this.free(address);
      return null;
    }
    this.begin();
    const old = address - 16;
    try {
      const held = this.arena.asked(old) >= 0;
      const user = libcRealloc(this.arena, old, bytes);
      if (user !== 0) this.arena.setAsked(old, -1);
      if (!held) this.fault = this.unnoticed(address);
      return this.handOut(user, bytes);
    } catch (error) {
      return this.died(error, bytes, address);
    }
  }

  /** A fault where glibc aborts, and also where the block was not in use and glibc did not notice. */
  free(address: number | null): GlibcFault | undefined {
    if (address === null) return undefined;
    this.begin();
    const p = address - 16;
    try {
      const held = this.arena.asked(p) >= 0;
      libcFree(this.arena, address);
      this.arena.setAsked(p, -1);
      if (!held) this.fault = this.unnoticed(address);
    } catch (error) {
      this.died(error, undefined, address);
    }
    return this.fault;
  }

  /** The program writes, wherever it likes: `count` bytes of the value `byte`. */
  write(address: number, count: number, byte = 0x41): GlibcFault | undefined {
    this.fault = write(this.arena, address, count, byte);
    return this.fault;
  }

  allocate(size: number): number | null {
    return this.malloc(size);
  }

  reallocate(address: number, size: number): number | null {
    return this.realloc(address, size);
  }

  mallinfo(): Mallinfo {
    return mallinfo(this.arena);
  }

  /** The chunk of a block that is in use, by its header alone. @throws RangeError for any other. */
  chunkOf(address: number): Chunk {
    const p = address - 16;
    const { arena } = this;
    const asked = arena.asked(p);
    if (asked < 0) throw new RangeError(`no block at ${formatAddress(address)} is in use`);
    const state = arena.mapped.has(p) ? 'mapped' : 'live';
    return { address: p, size: arena.size(p), state, asked };
  }

  /** The pages in which the last call wrote headers, links and sizes: an address in each. */
  wrote(): number[] {
    return this.arena.words.pagesWritten().filter((address) => this.arena.words.isMapped(address));
  }

  view(): GlibcView {
    const { arena } = this;
    const all = bins(arena);
    const lastRemainder = arena.lastRemainder;
    const unsorted = all.find(({ kind }) => kind === 'unsorted');
    return {
      chunks: chunks(arena),
      bins: all,
      mallinfo: mallinfo(arena),
      mmapThreshold: arena.mmapThreshold,
      trimThreshold: arena.trimThreshold,
      ...(unsorted?.chunks.includes(lastRemainder) ? { lastRemainder } : {}),
    };
  }

  /** A heap whose end somebody else has moved has a gap there. */
  blocks(): Iterable<Block> {
    return blocks(this.arena);
  }

  *freeOrder(): Iterable<number> {
    for (const bin of bins(this.arena)) yield* bin.chunks;
    if (this.arena.segments.length > 0) yield this.arena.top;
  }

  /**
   * `host` is who serves the copy, in the condition that this one's is in; it may be left out where
   * this one's can be cloned.
   */
  clone(host: HeapHost | undefined = this.arena.system.host.clone?.()): GlibcHeap {
    if (!host) throw new TypeError('this heap needs a host for its clone');
    const copy = new GlibcHeap(this.arena.clone(host));
    copy.fault = this.fault;
    return copy;
  }

  private begin(): void {
    this.fault = undefined;
    this.logged = this.arena.log?.length ?? 0;
    this.arena.begin();
  }

  private handOut(user: number, bytes: number): number | null {
    if (user === 0) {
      const tooLarge = chunkSize(bytes) === 0;
      return this.refuse(
        bytes,
        tooLarge
          ? 'no size is larger than PTRDIFF_MAX'
          : 'the system gives no more memory (ENOMEM)',
      );
    }
    this.arena.setAsked(user - 16, bytes);
    return user;
  }

  private refuse(size: number, because: string): null {
    this.arena.log?.push({ kind: 'refuse', size, because });
    return null;
  }

  /** Takes the call back. A mistake that is not the program's is thrown on. */
  private died(error: unknown, bytes?: number, user?: number): null {
    if (error instanceof Abort) {
      this.fault = error.fault;
    } else if (error instanceof Unmapped) {
      this.fault = segmentationFault(error.address, user);
    } else {
      throw error;
    }
    this.arena.undo();
    if (this.arena.log) this.arena.log.length = this.logged;
    return bytes === undefined ? null : this.refuse(bytes, this.fault.message);
  }

  private unnoticed(address: number): GlibcFault {
    const why = `The block at ${formatAddress(address)} is not in use, and glibc did not notice: the same bytes will be handed out twice.`;
    return glibcFault('unnoticed-free', why, address);
  }
}

function newArena({ tunables = {}, host = new PrivateSpace() }: GlibcOptions): Arena {
  const chosen = { ...defaults, ...tunables };
  if (chosen.mxfast > 160 || chosen.tcacheMax > defaults.tcacheMax) {
    throw new RangeError('mxfast is 160 at most and tcacheMax 1032, as glibc has it');
  }
  const arena = new Arena(chosen, host);
  arena.init(fixesThresholds(tunables));
  return arena;
}
