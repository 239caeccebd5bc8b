import { BrokenInvariant } from './broken-invariant.ts';
import { EDGE, INTERNAL, type InternalName } from './edges.ts';
import { Growable } from './growable.ts';
import type { HeapWords } from './heap-words.ts';
import { KIND, KIND_NAMES } from './kinds.ts';
import { BUILD, OFFSETS, TAG } from './offsets.ts';

/**
 * Collects nodes and edges while a heap is read. Nodes get numbers as they are met and are read in
 * that order, so that the edges come packed: all that are added while node n is read are n's.
 *
 * `refs` counts what the graph knows of the references that QuickJS counts.
 */
export class GraphBuilder {
  readonly heap: HeapWords;
  readonly kinds = new Growable();
  readonly addresses = new Growable();
  readonly sizes = new Growable();
  /** Bytes of a node's blocks that are younger than the last marking. */
  readonly fresh = new Growable();
  /** How many blocks a node owns. */
  readonly blocks = new Growable();
  readonly refs = new Growable();
  readonly first = new Growable();
  readonly to = new Growable(1 << 15);
  readonly types = new Growable(1 << 15);
  readonly names = new Growable(1 << 15);
  /**
   * Of each place where a block begins, the node + 1 whose struct lies in it; negative where the
   * block is another of that node's: a table, a string's text.
   */
  readonly blockNodes: Int32Array;
  readonly #atoms: number;
  readonly #atomCount: number;

  constructor(heap: HeapWords, runtime: number) {
    this.heap = heap;
    this.blockNodes = new Int32Array(heap.places);
    this.#atoms = heap.word(runtime + OFFSETS.runtime.atomArray);
    this.#atomCount = heap.word(runtime + OFFSETS.runtime.atomSize);
  }

  get nodeCount(): number {
    return this.kinds.length;
  }

  /** The node at an address, -1 for none. */
  find(address: number): number {
    return Math.max(0, this.blockNodes[this.heap.place(address)] ?? 0) - 1;
  }

  add(kind: number, address: number): number {
    const node = this.kinds.length;
    this.kinds.push(kind);
    this.addresses.push(address);
    this.sizes.push(0);
    this.fresh.push(0);
    this.blocks.push(0);
    this.refs.push(0);
    if (address !== 0) this.blockNodes[this.heap.place(address)] = node + 1;
    return node;
  }

  /** The node of this kind at an address, a new one where there is none yet. */
  node(kind: number, address: number): number {
    const known = this.find(address);
    if (known === -1) {
      if (!this.heap.isBlock(address)) {
        throw new BrokenInvariant(
          'pointer',
          `${address} is said to be a ${KIND_NAMES[kind]} and is no block in use`,
        );
      }
      return this.add(kind, address);
    }
    if (this.kinds.at(known) !== kind) {
      throw new BrokenInvariant(
        'pointer',
        `${address} is said to be a ${KIND_NAMES[kind]} and is a ${KIND_NAMES[this.kinds.at(known)]}`,
      );
    }
    return known;
  }

  /** The node of a collected object: all of them are known from the collector's list. */
  collected(kind: number, address: number): number {
    const node = this.find(address);
    if (node === -1 || this.kinds.at(node) !== kind) {
      throw new BrokenInvariant(
        'pointer',
        `${address} is said to be a ${KIND_NAMES[kind]} and is none in the collector's list`,
      );
    }
    return node;
  }

  /**
   * Gives `node` the block at `pointer`, of at least `needed` bytes; a null pointer is no block.
   */
  own(node: number, pointer: number, needed = 0): void {
    if (pointer === 0 && needed === 0) return;
    const size = this.heap.take(pointer, needed);
    this.sizes.add(node, size);
    this.blocks.add(node, 1);
    const place = this.heap.place(pointer);
    if (this.blockNodes[place] === 0) this.blockNodes[place] = -(node + 1);
    if (!this.heap.isMarked(pointer)) this.fresh.add(node, size);
  }

  edge(to: number, type: number, name: number): void {
    this.to.push(to);
    this.types.push(type);
    this.names.push(name);
  }

  /** An edge that QuickJS counts in its target's reference count. */
  counted(to: number, type: number, name: number): void {
    this.refs.add(to, 1);
    this.edge(to, type, name);
  }

  internal(kind: number, address: number, name: InternalName): void {
    if (address !== 0) this.counted(this.collected(kind, address), EDGE.internal, INTERNAL[name]);
  }

  /** The JSValue at `address`, where it is a pointer. */
  value(address: number, type: number, name: number): void {
    const tag = this.heap.int(address + 4);
    if (tag >= 0 || tag < TAG.first) return;
    const node = this.pointer(tag, this.heap.word(address));
    if (node !== -1) this.counted(node, type, name);
  }

  internalValue(address: number, name: InternalName): void {
    this.value(address, EDGE.internal, INTERNAL[name]);
  }

  internalString(address: number, name: InternalName): void {
    this.counted(this.#string(address), EDGE.internal, INTERNAL[name]);
  }

  /** The node that a JSValue with this tag points at; -1 where the tag is no pointer's. */
  pointer(tag: number, address: number): number {
    switch (tag) {
      case TAG.object:
        return this.collected(KIND.object, address);
      case TAG.string:
        return this.#string(address);
      case TAG.symbol:
        return this.node(KIND.symbol, address);
      case TAG.rope:
        return this.node(KIND.rope, address);
      case TAG.bigint:
        return this.node(KIND.bigint, address);
      case TAG.bytecode:
        return this.collected(KIND.bytecode, address);
      case TAG.module:
        return this.collected(KIND.module, address);
      default:
        throw new BrokenInvariant('pointer', `${tag} is no tag of a value`);
    }
  }

  /**
   * A string's node. It may be a symbol's: the name of a function that a private field was given,
   * or a description, is the symbol's own JSString under a string's tag (__JS_AtomToValue,
   * force_string).
   */
  #string(address: number): number {
    const known = this.find(address);
    const isSymbol = known !== -1 && this.kinds.at(known) === KIND.symbol;
    return isSymbol ? known : this.node(KIND.string, address);
  }

  /**
   * What a WeakMap's key, a WeakRef's target or a registration's token is. It may be dead by now:
   * then its emptied struct is left, which those that know it weakly do hold (js_weakref_free frees
   * it with the last of them).
   */
  weakValue(address: number, name: InternalName): number {
    const tag = this.heap.int(address + 4);
    if (tag !== TAG.object && tag !== TAG.symbol) return -1;
    const target = this.heap.word(address);
    const known = this.find(target);
    const node =
      known !== -1 ? known : this.node(tag === TAG.symbol ? KIND.symbol : KIND.shell, target);
    const isDead = this.heap.int(target) === 0;
    this.edge(node, isDead ? EDGE.internal : EDGE.weak, INTERNAL[name]);
    return node;
  }

  /**
   * The name that `atom` stands for: numbers below 2^31 are no strings, and some are never freed.
   */
  atom(atom: number): void {
    if (atom < BUILD.atomEnd || atom >= 0x8000_0000) return;
    const string = this.atomString(atom);
    const known = this.find(string);
    if (known === -1) throw new BrokenInvariant('pointer', `atom ${atom} is not in the table`);
    this.counted(known, EDGE.name, atom);
  }

  /** Address of an atom's JSString; an odd one is a free place. */
  atomString(atom: number): number {
    if (atom >= this.#atomCount) {
      throw new BrokenInvariant('count', `there is no atom ${atom} of ${this.#atomCount}`);
    }
    return this.heap.word(this.#atoms + 4 * atom);
  }
}
