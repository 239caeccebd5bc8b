import type { Slab } from './slab.ts';

/**
 * The slabs of one size class, as SLUB keeps them (mm/slub.c): one from which objects are taken
 * until it is full, and a list of partial ones. A slab that gets its first free object goes to the
 * list's tail (__slab_free); one that gets empty is given back if the list has `keep` slabs or more
 * (min_partial). Full ones are in no list. One CPU only, and no batches of slabs for it.
 */
export class SlabCache {
  private readonly keep: number;
  private current: Slab | undefined;
  private readonly partial = new Set<Slab>();

  constructor(keep: number) {
    this.keep = keep;
  }

  /** The slab of the next object; undefined where a new one is needed. */
  next(): Slab | undefined {
    if (this.current && !this.current.isFull) return this.current;
    const [slab] = this.partial;
    if (!slab) return undefined;
    this.partial.delete(slab);
    this.current = slab;
    return slab;
  }

  /** Takes from a new slab from now on. */
  use(slab: Slab): void {
    this.current = slab;
  }

  /** An object of the slab became free; says whether the slab is to be given back. */
  freed(slab: Slab): boolean {
    if (slab === this.current) return false;
    if (slab.used === 0 && this.partial.size >= this.keep) {
      this.partial.delete(slab);
      return true;
    }
    this.partial.add(slab);
    return false;
  }

  *freeOrder(): Iterable<number> {
    if (this.current) yield* this.current.freeOrder();
    for (const slab of this.partial) yield* slab.freeOrder();
  }

  /** The same over copies of its slabs. */
  clone(copyOf: (slab: Slab) => Slab): SlabCache {
    const copy = new SlabCache(this.keep);
    copy.current = this.current && copyOf(this.current);
    for (const slab of this.partial) copy.partial.add(copyOf(slab));
    return copy;
  }
}
