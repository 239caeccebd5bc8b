import type { HeapHost } from './host.ts';
import type { Words } from './words.ts';

type Done =
  | { readonly kind: 'sbrk'; readonly increment: number }
  | { readonly kind: 'mmap'; readonly address: number; readonly bytes: number };

/**
 * The host as malloc calls it: what it maps has words, and what a call that aborts took can be given
 * back. munmap and mremap are always the last that a call does, so those need not be.
 */
export class System {
  readonly host: HeapHost;
  private readonly words: Words;
  private readonly done: Done[] = [];

  constructor(host: HeapHost, words: Words) {
    this.host = host;
    this.words = words;
  }

  begin(): void {
    if (this.done.length > 0) this.done.length = 0;
  }

  undo(): void {
    for (const one of this.done.toReversed()) {
      if (one.kind === 'sbrk') this.sbrk(-one.increment);
      else this.munmap(one.address, one.bytes);
    }
    this.done.length = 0;
  }

  sbrk(increment: number): number | null {
    const before = this.host.sbrk(increment);
    if (before === null || increment === 0) return before;
    if (increment > 0) this.words.map(before, increment);
    else this.words.unmap(before + increment, -increment);
    this.done.push({ kind: 'sbrk', increment });
    return before;
  }

  mmap(bytes: number): number | null {
    const address = this.host.mmap(bytes);
    if (address === null) return null;
    this.words.map(address, bytes);
    this.done.push({ kind: 'mmap', address, bytes });
    return address;
  }

  munmap(address: number, bytes: number): void {
    this.words.unmap(address, bytes);
    this.host.munmap(address, bytes);
  }

  mremap(address: number, bytes: number, newBytes: number): number | null {
    const to = this.host.mremap?.(address, bytes, newBytes) ?? null;
    if (to === null) return null;
    this.words.unmap(address, bytes);
    this.words.map(to, newBytes);
    return to;
  }
}
