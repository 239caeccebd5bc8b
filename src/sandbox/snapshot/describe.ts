import {
  classIdOf,
  codeOf,
  functionName,
  functionPosition,
  functionText,
  isFunctionClass,
} from './function-text.ts';
import { KIND } from './kinds.ts';
import { BUILD, CLASS, OFFSETS, TAG } from './offsets.ts';
import { plainName, printable, quoted } from './plain-text.ts';
import type { SourcePosition } from './read-position.ts';
import {
  atomKind,
  atomText,
  bigintText,
  ownPointer,
  primitiveText,
  stringLength,
  stringText,
} from './read-text.ts';
import type { HeapSnapshot } from './snapshot.ts';

const O = OFFSETS.object;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const PROMISE_STATES = ['pending', 'fulfilled', 'rejected'];

/** Says what nodes are, in the words of the program; remembers what it looked up. */
export class Describer {
  readonly snapshot: HeapSnapshot;
  readonly #classOfPrototype = new Map<number, string>();
  readonly #functionOfCode = new Map<number, string>();

  constructor(snapshot: HeapSnapshot) {
    this.snapshot = snapshot;
  }

  atom(atom: number): string {
    return atomText(this.snapshot.heap, this.snapshot.source.runtime, atom);
  }

  /** Whether an atom names a private field or method, which no program can compute. */
  isPrivate(atom: number): boolean {
    const { heap, source } = this.snapshot;
    return atomKind(heap, source.runtime, atom) === 'private';
  }

  /** How a program gets at a property: `.name`, `[3]`, `["odd name"]`, `[Symbol(x)]`, `.#secret`. */
  access(atom: number): string {
    const { heap, source } = this.snapshot;
    const name = this.atom(atom);
    const kind = atomKind(heap, source.runtime, atom);
    if (kind === 'index' || kind === 'symbol') return `[${name}]`;
    return kind === 'private' || IDENTIFIER.test(name) ? `.${name}` : `[${quoted(name)}]`;
  }

  classId(node: number): number {
    return classIdOf(this.snapshot, node);
  }

  isFunction(node: number): boolean {
    return isFunctionClass(classIdOf(this.snapshot, node));
  }

  /**
   * Where a function, or the one of a suspended call, was written; undefined for what is neither.
   */
  position(node: number): SourcePosition | undefined {
    const { kinds, addresses } = this.snapshot;
    const callee = kinds[node] === KIND.frame ? this.#callee(addresses[node]!) : node;
    return callee === -1 ? undefined : functionPosition(this.snapshot, callee);
  }

  functionName(node: number): string {
    return functionName(this.snapshot, node);
  }

  /**
   * The name of a node's class, or of its kind where it is no object: what nodes are grouped by.
   */
  className(node: number): string {
    const { heap, kinds, addresses } = this.snapshot;
    const address = addresses[node]!;
    switch (kinds[node]) {
      case KIND.object:
        break;
      case KIND.string:
      case KIND.rope:
        return 'string';
      case KIND.frame:
        return 'suspended call';
      case KIND.variable:
        return 'captured variable';
      default:
        return NAMES[kinds[node]!] ?? 'engine';
    }
    const classId = this.classId(node);
    if (this.isFunction(node)) return 'function';
    if (classId === CLASS.proxy) return 'Proxy';
    const shape = heap.word(address + O.shape);
    const prototype = heap.word(shape + OFFSETS.shape.prototype);
    if (classId !== CLASS.object && classId !== CLASS.error && classId !== CLASS.array) {
      const own = prototype === 0 ? '' : this.#constructorName(prototype);
      if (own !== '' && own !== 'Object') return own;
      const table = heap.word(this.snapshot.source.runtime + OFFSETS.runtime.classArray);
      return this.atom(heap.word(table + OFFSETS.class.size * classId + OFFSETS.class.name));
    }
    const name = prototype === 0 ? '' : this.#constructorName(prototype);
    return name === '' ? 'Object' : name;
  }

  /**
   * The class name, and of functions their name and line, too: what tells one place from another.
   */
  groupName(node: number): string {
    if (!this.isFunction(node)) return this.className(node);
    const code = codeOf(this.snapshot, node);
    const known = this.#functionOfCode.get(code);
    if (code !== 0 && known !== undefined) return known;
    const text = functionText(this.snapshot, node);
    this.#functionOfCode.set(code, text);
    return text;
  }

  /** What a path says of a node: its class, and what tells it from others of that class. */
  describe(node: number): string {
    const { heap, kinds, addresses } = this.snapshot;
    const address = addresses[node]!;
    switch (kinds[node]) {
      case KIND.string:
        return this.#string(address);
      case KIND.symbol:
        return `Symbol(${plainName(stringText(heap, address))})`;
      case KIND.rope:
        return `string of ${heap.word(address + OFFSETS.rope.length)} characters`;
      case KIND.bigint:
        return bigintText(heap, address);
      case KIND.frame:
        return this.#frame(address);
      case KIND.object:
        return this.#object(node, address);
      default:
        return this.className(node);
    }
  }

  #string(address: number): string {
    const { heap } = this.snapshot;
    const length = stringLength(heap, address);
    return length > 60 ? `string of ${length} characters` : quoted(stringText(heap, address));
  }

  #object(node: number, address: number): string {
    const { heap } = this.snapshot;
    const classId = this.classId(node);
    if (this.isFunction(node)) return functionText(this.snapshot, node);
    const name = this.className(node);
    const data = heap.word(address + O.data);
    if (classId === CLASS.array || classId === CLASS.arguments) {
      return `${name}(${this.#arrayLength(address)})`;
    }
    if (classId >= CLASS.map && classId <= CLASS.weakSet) {
      return `${name}(${heap.word(data + OFFSETS.map.recordCount)})`;
    }
    if (classId >= CLASS.firstTypedArray && classId <= CLASS.lastTypedArray) {
      return `${name}(${heap.word(address + OFFSETS.array.count)})`;
    }
    switch (classId) {
      case CLASS.arrayBuffer:
        return `${name}(${heap.word(data + OFFSETS.buffer.byteLength)})`;
      case CLASS.promise:
        return `${name} (${PROMISE_STATES[heap.word(data)] ?? 'unknown'})`;
      case CLASS.regexp:
        return data === 0 ? name : `${name} /${pattern(stringText(heap, data))}/`;
      default:
        return name;
    }
  }

  #arrayLength(address: number): string {
    const { heap } = this.snapshot;
    // An array's `length` is always its first property (JS_PROP_LENGTH).
    const values = heap.word(address + O.properties);
    return primitiveText(heap, values);
  }

  #frame(address: number): string {
    const node = this.#callee(address);
    return node === -1 ? 'finished call' : `suspended ${functionText(this.snapshot, node)}`;
  }

  /** The function of a suspended call; -1 once it has returned. */
  #callee(frame: number): number {
    const { heap } = this.snapshot;
    if (heap.word(frame + OFFSETS.frame.isCompleted) !== 0) return -1;
    const at = frame + OFFSETS.frame.function;
    return heap.int(at + 4) === TAG.object ? this.nodeAt(heap.word(at)) : -1;
  }

  /** The name of the nearest constructor on a chain of prototypes. */
  #constructorName(prototype: number): string {
    const known = this.#classOfPrototype.get(prototype);
    if (known !== undefined) return known;
    const { heap } = this.snapshot;
    let name = '';
    let at = prototype;
    for (let depth = 0; at !== 0 && name === '' && depth < 100; depth += 1) {
      const maker = ownPointer(heap, at, BUILD.atomConstructor, TAG.object);
      const node = maker === 0 ? -1 : this.nodeAt(maker);
      if (node !== -1 && this.isFunction(node)) name = plainName(this.functionName(node));
      at = heap.word(heap.word(at + O.shape) + OFFSETS.shape.prototype);
    }
    this.#classOfPrototype.set(prototype, name);
    return name;
  }

  /** The node whose struct lies at an address; -1 for none. */
  nodeAt(address: number): number {
    const { heap, blockNodes } = this.snapshot;
    return Math.max(0, blockNodes[heap.place(address)] ?? 0) - 1;
  }

  /** The node that owns the block that malloc gave as `pointer`, and whether its struct lies in it. */
  ownerOf(pointer: number): { readonly node: number; readonly isStruct: boolean } | undefined {
    const { heap, blockNodes } = this.snapshot;
    const owner = blockNodes[heap.place(pointer)] ?? 0;
    return owner === 0 ? undefined : { node: Math.abs(owner) - 1, isStruct: owner > 0 };
  }
}

/** A RegExp's source, in which nothing looks like the next step of a path. */
function pattern(source: string): string {
  return printable(source).replaceAll('→', '\\u2192');
}

/** Kinds that a path or a table may name; the rest are the engine's. */
const NAMES: Readonly<Record<number, string>> = {
  [KIND.bytecode]: 'code',
  [KIND.shape]: 'shape',
  [KIND.context]: 'realm',
  [KIND.module]: 'module',
  [KIND.symbol]: 'symbol',
  [KIND.bigint]: 'bigint',
  [KIND.weakEntry]: 'weak entry',
  [KIND.registration]: 'registration',
  [KIND.job]: 'pending job',
  [KIND.handle]: 'host handle',
  [KIND.shell]: 'dead object',
  [KIND.root]: 'root',
};
