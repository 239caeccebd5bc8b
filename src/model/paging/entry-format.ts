import { faultBit } from './page-fault.ts';
import type { PhysicalMemory } from './physical-memory.ts';

/**
 * What an entry may say, as bits of one number, whatever its format: x86-64's own low twelve bits
 * (Intel SDM volume 3A, table 4-20), so that they need no translation there, and no-execute above.
 */
export const flag = {
  present: 1 << 0,
  writable: 1 << 1,
  user: 1 << 2,
  writeThrough: 1 << 3,
  cacheDisable: 1 << 4,
  accessed: 1 << 5,
  dirty: 1 << 6,
  large: 1 << 7,
  global: 1 << 8,
  /** Three bits that hardware leaves to the kernel. */
  soft0: 1 << 9,
  soft1: 1 << 10,
  soft2: 1 << 11,
  noExecute: 1 << 12,
} as const;

export type FlagName = keyof typeof flag;

/** Where an entry keeps what it says: bit numbers from the least significant, 0. */
export interface EntryFormat {
  readonly bytes: 1 | 2 | 4 | 8;
  /** The frame number's lowest bit, and how many bits it has (at most 52). */
  readonly frame: { readonly low: number; readonly bits: number };
  /** A flag that has no bit: nothing forbids what it would allow or forbid. */
  readonly bits: { readonly present: number } & { readonly [name in FlagName]?: number };
  /** An entry that maps nothing and was never used; 0 in most formats, 0x7f in OSTEP's. */
  readonly empty?: number;
}

const names = Object.keys(flag) as FlagName[];

/** The bits of a flag in the halves of an entry; both 0 where the format has none. */
export interface Mask {
  readonly low: number;
  readonly high: number;
}

/** A format made ready for speed: an entry is two signed 32-bit halves, a flag a mask on each. */
export class EntryCodec {
  readonly format: EntryFormat;
  readonly emptyLow: number;
  readonly #present: Mask;
  readonly #large: Mask;
  readonly #writable: Mask;
  readonly #user: Mask;
  readonly #noExecute: Mask;
  readonly #masks: readonly (Mask & { readonly flag: number })[];
  readonly #frameLow: number;
  readonly #frameHigh: number;
  readonly #scale: number;

  constructor(format: EntryFormat) {
    this.format = format;
    this.emptyLow = format.empty ?? 0;
    this.#masks = names.flatMap((name) =>
      format.bits[name] === undefined ? [] : [{ flag: flag[name], ...maskOfFlag(format, name) }],
    );
    this.#present = maskOfFlag(format, 'present');
    this.#large = maskOfFlag(format, 'large');
    this.#writable = maskOfFlag(format, 'writable');
    this.#user = maskOfFlag(format, 'user');
    this.#noExecute = maskOfFlag(format, 'noExecute');
    const { low, bits } = format.frame;
    this.#frameLow = maskOf(low, low + bits);
    this.#frameHigh = maskOf(low - 32, low + bits - 32);
    this.#scale = 2 ** low;
  }

  /** The low half of the entry at an address; all of one of up to 4 bytes. */
  lowAt(memory: PhysicalMemory, address: number): number {
    const { bytes } = this.format;
    return bytes >= 4 ? memory.load32(address) : memory.load(address, bytes as 1 | 2);
  }

  highAt(memory: PhysicalMemory, address: number): number {
    return this.format.bytes === 8 ? memory.load32(address + 4) : 0;
  }

  storeAt(memory: PhysicalMemory, address: number, low: number, high: number): void {
    const { bytes } = this.format;
    if (bytes < 4) {
      memory.store(address, bytes as 1 | 2, low);
      return;
    }
    memory.store32(address, low);
    if (bytes === 8) memory.store32(address + 4, high);
  }

  mask(name: FlagName): Mask {
    return maskOfFlag(this.format, name);
  }

  isPresent(low: number, high: number): boolean {
    return ((low & this.#present.low) | (high & this.#present.high)) !== 0;
  }

  /** Whether the bit is set that makes an entry above the leaf map a page itself. */
  isLarge(low: number, high: number): boolean {
    return ((low & this.#large.low) | (high & this.#large.high)) !== 0;
  }

  /** Whether nothing was ever written there: neither a page nor, say, a swap slot. */
  isEmpty(low: number, high: number): boolean {
    return low === this.emptyLow && high === 0;
  }

  /**
   * Whether entries allow an access, of `faultBit`: `all` is what every level's entry says, `any`
   * what at least one says. What the format has no bit for is allowed.
   */
  allows(
    access: number,
    allLow: number,
    allHigh: number,
    anyLow: number,
    anyHigh: number,
  ): boolean {
    return (
      ((access & faultBit.write) === 0 || given(this.#writable, allLow, allHigh)) &&
      ((access & faultBit.user) === 0 || given(this.#user, allLow, allHigh)) &&
      ((access & faultBit.execute) === 0 ||
        ((anyLow & this.#noExecute.low) | (anyHigh & this.#noExecute.high)) === 0)
    );
  }

  /** The frame number that an entry holds. */
  frameOf(low: number, high: number): number {
    const above = ((high & this.#frameHigh) >>> 0) * 2 ** 32;
    return (above + ((low & this.#frameLow) >>> 0)) / this.#scale;
  }

  /** What an entry says, as bits of `flag`. */
  flagsOf(low: number, high: number): number {
    let flags = 0;
    for (const mask of this.#masks) {
      if (((low & mask.low) | (high & mask.high)) !== 0) flags |= mask.flag;
    }
    return flags;
  }

  /** The low half of the entry that holds a frame and says `flags`. */
  low(frame: number, flags: number): number {
    let low = (frame * this.#scale) & this.#frameLow;
    for (const mask of this.#masks) if ((flags & mask.flag) !== 0) low |= mask.low;
    return low;
  }

  high(frame: number, flags: number): number {
    let high = ((frame * this.#scale) / 2 ** 32) & this.#frameHigh;
    for (const mask of this.#masks) if ((flags & mask.flag) !== 0) high |= mask.high;
    return high;
  }
}

/** The bits from…to-1 of a 32-bit word. */
function maskOf(from: number, to: number): number {
  let mask = 0;
  for (let bit = Math.max(from, 0); bit < Math.min(to, 32); bit += 1) mask |= 1 << bit;
  return mask;
}

function maskOfFlag({ bits }: EntryFormat, name: FlagName): Mask {
  const bit = bits[name];
  if (bit === undefined) return { low: 0, high: 0 };
  return bit < 32 ? { low: 1 << bit, high: 0 } : { low: 0, high: 1 << (bit - 32) };
}

const given = (mask: Mask, low: number, high: number): boolean =>
  ((low & mask.low) | (high & mask.high)) !== 0 || (mask.low | mask.high) === 0;
