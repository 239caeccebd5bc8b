import type { HeapWords } from './heap-words.ts';
import { BUILD, OFFSETS, PROPERTY, TAG } from './offsets.ts';
import { plainName, quoted } from './plain-text.ts';

/** Characters of a string that a name or description shows. */
const SHOWN = 60;
/** JS_ATOM_HASH_MASK; as a hash it says that the atom is a private name (JS_ATOM_HASH_PRIVATE). */
const HASH_MASK = 2 ** 30 - 1;

/** What a JSString at `address` says, cut. */
export function stringText(heap: HeapWords, address: number, limit = SHOWN): string {
  const word = heap.word(address + OFFSETS.string.length);
  const length = word & 0x7fff_ffff;
  const text = heap.text(
    address + OFFSETS.string.characters,
    Math.min(length, limit),
    word >>> 31 === 1,
  );
  return length > limit ? `${text}…` : text;
}

export function stringLength(heap: HeapWords, address: number): number {
  return heap.word(address + OFFSETS.string.length) & 0x7fff_ffff;
}

/** What an atom names: a property or variable, a private field, or it is a symbol. */
export type AtomKind = 'index' | 'string' | 'private' | 'symbol';

export function atomKind(heap: HeapWords, runtime: number, atom: number): AtomKind {
  if (atom >= 0x8000_0000) return 'index';
  if (atom === 0) return 'string';
  const string = atomString(heap, runtime, atom);
  // JS_ATOM_TYPE_STRING
  if (heap.byte(string + OFFSETS.string.kind) >>> 6 === 1) return 'string';
  const hash = heap.word(string + OFFSETS.string.hash) & HASH_MASK;
  return hash === HASH_MASK ? 'private' : 'symbol';
}

/**
 * The name that an atom stands for: a property's, a variable's; `Symbol(x)` for a symbol. As the
 * program wrote it, cut.
 */
export function atomText(heap: HeapWords, runtime: number, atom: number): string {
  if (atom >= 0x8000_0000) return String(atom & 0x7fff_ffff);
  if (atom === 0) return '';
  const text = stringText(heap, atomString(heap, runtime, atom));
  if (atomKind(heap, runtime, atom) !== 'symbol') return text;
  // Well-known symbols are called by their names.
  return atom < BUILD.atomEnd ? text : `Symbol(${plainName(text)})`;
}

function atomString(heap: HeapWords, runtime: number, atom: number): number {
  return heap.word(heap.word(runtime + OFFSETS.runtime.atomArray) + 4 * atom);
}

/** Address of the JSValue of an object's own data property; 0 where it has none. */
export function ownProperty(heap: HeapWords, object: number, atom: number): number {
  const shape = heap.word(object + OFFSETS.object.shape);
  const count = heap.word(shape + OFFSETS.shape.propertyCount);
  for (let i = 0; i < count; i += 1) {
    const entry = shape + OFFSETS.shape.properties + 8 * i;
    if (heap.word(entry + 4) !== atom) continue;
    const kind = (heap.word(entry) >>> 26) & PROPERTY.mask;
    return kind === PROPERTY.normal ? heap.word(object + OFFSETS.object.properties) + 8 * i : 0;
  }
  return 0;
}

/** Address of what an object's own property points at, where that has this tag; else 0. */
export function ownPointer(heap: HeapWords, object: number, atom: number, tag: number): number {
  const at = ownProperty(heap, object, atom);
  return at !== 0 && heap.int(at + 4) === tag ? heap.word(at) : 0;
}

/** An object's own `name`, where it is a string. */
export function ownName(heap: HeapWords, object: number): string {
  const string = ownPointer(heap, object, BUILD.atomName, TAG.string);
  return string === 0 ? '' : stringText(heap, string);
}

/** What a primitive JSValue reads as, as a Map's key; '' for what is an object. */
export function primitiveText(heap: HeapWords, at: number): string {
  const low = heap.word(at);
  const tag = heap.int(at + 4);
  switch (tag) {
    case TAG.int:
      return String(low | 0);
    case TAG.bool:
      return low === 0 ? 'false' : 'true';
    case TAG.null:
      return 'null';
    case TAG.undefined:
      return 'undefined';
    case TAG.string:
      return quoted(stringText(heap, low));
    case TAG.symbol:
      return `Symbol(${plainName(stringText(heap, low))})`;
    case TAG.bigint:
      return bigintText(heap, low);
    default:
      break;
  }
  if (tag === TAG.shortBigint) return `${low | 0}n`;
  if (tag >= TAG.first && tag <= TAG.last) return '';
  const words = new Uint32Array([low, (tag + TAG.float64Addend) >>> 0]);
  return String(new Float64Array(words.buffer)[0]);
}

/** A JSBigInt: its digits where they are few, else its size. */
export function bigintText(heap: HeapWords, address: number): string {
  const limbs = heap.word(address + OFFSETS.bigint.length);
  if (limbs > 4) return `bigint of ${4 * limbs} bytes`;
  let value = 0n;
  for (let i = limbs - 1; i >= 0; i -= 1) {
    value = (value << 32n) | BigInt(heap.word(address + OFFSETS.bigint.limbs + 4 * i));
  }
  return `${BigInt.asIntN(32 * limbs, value)}n`;
}
