import { EntryCodec, type EntryFormat } from './entry-format.ts';

/** One level of a table, as the address is cut for it. */
export interface Level {
  /** The field's name for a table of this level: PML4, PDPT, PD, PT. */
  readonly name: string;
  /** Bits of the address that are the index into such a table. */
  readonly bits: number;
  /** Whether an entry of this level may map a large page itself, where its `large` flag is set. */
  readonly large?: boolean;
}

/** How a machine cuts a virtual address and what its table entries look like. */
export interface GeometrySpec {
  readonly offsetBits: number;
  /** From the root to the leaf; one level is a linear table. */
  readonly levels: readonly Level[];
  readonly entry: EntryFormat;
  /** Whether addresses are 64 bits wide and repeat the top bit of the index in all bits above it. */
  readonly signExtended?: boolean;
}

/** An address in the parts that the hardware looks at. */
export interface SplitAddress {
  readonly address: bigint;
  /** False where the address is not one of the address space; the parts are its low bits all the same. */
  readonly canonical: boolean;
  readonly indices: readonly {
    readonly name: string;
    readonly bits: number;
    readonly index: number;
  }[];
  readonly offset: number;
}

/**
 * A geometry made ready for speed. Levels are numbered from the root, 0.
 * A page number is the address without its offset bits, as an unsigned 64-bit number is cut: a plain
 * number, below 2^52 where pages have 4 KiB; the two halves of x86-64 keep different numbers.
 */
export class Geometry {
  readonly spec: GeometrySpec;
  readonly codec: EntryCodec;
  readonly pageSize: number;
  readonly depth: number;
  /** Bits of an address that mean something: 48 for four levels of x86-64. */
  readonly addressBits: number;
  /** For each level, how many pages of `pageSize` an entry of it covers. */
  readonly pagesPerEntry: readonly number[];
  /** For each level, how many entries a table of it has. */
  readonly entriesPerTable: readonly number[];
  /** For each level, how many frames a table takes: more than 1 where it is longer than a page. */
  readonly framesPerTable: readonly number[];

  constructor(spec: GeometrySpec) {
    this.spec = spec;
    this.codec = new EntryCodec(spec.entry);
    this.pageSize = 2 ** spec.offsetBits;
    this.depth = spec.levels.length;
    if (spec.entry.bytes > this.pageSize) throw new RangeError('a page must hold an entry');
    const bitsBelow = (level: number): number =>
      spec.levels.slice(level).reduce((sum, { bits }) => sum + bits, 0);
    this.addressBits = spec.offsetBits + bitsBelow(0);
    this.pagesPerEntry = spec.levels.map((_, level) => 2 ** bitsBelow(level + 1));
    this.entriesPerTable = spec.levels.map(({ bits }) => 2 ** bits);
    this.framesPerTable = this.entriesPerTable.map((entries) =>
      Math.ceil((entries * spec.entry.bytes) / this.pageSize),
    );
  }

  /** The index that a page has in the tables of a level. */
  indexOf(page: number, level: number): number {
    return Math.floor(page / this.pagesPerEntry[level]!) % this.entriesPerTable[level]!;
  }

  /** Whether an address is one of the address space. */
  isCanonical(address: bigint | number): boolean {
    const wide = BigInt(address);
    if (!this.spec.signExtended) return wide >= 0n && wide >> BigInt(this.addressBits) === 0n;
    return BigInt.asIntN(this.addressBits, wide) === BigInt.asIntN(64, wide);
  }

  /** The number of the page that an address lies in. */
  pageOf(address: bigint | number): number {
    if (typeof address === 'number') return Math.floor(address / this.pageSize);
    return Number(BigInt.asUintN(64, address) >> BigInt(this.spec.offsetBits));
  }

  /** The bytes from the start of its page to an address. */
  offsetOf(address: bigint | number): number {
    if (typeof address === 'number') return address % this.pageSize;
    return Number(BigInt.asUintN(this.spec.offsetBits, address));
  }

  /** The first address of a page. */
  addressOf(page: number): bigint {
    return BigInt(page) << BigInt(this.spec.offsetBits);
  }

  split(address: bigint | number): SplitAddress {
    const page = this.pageOf(address);
    return {
      address: BigInt.asUintN(64, BigInt(address)),
      canonical: this.isCanonical(address),
      indices: this.spec.levels.map(({ name, bits }, level) => ({
        name,
        bits,
        index: this.indexOf(page, level),
      })),
      offset: this.offsetOf(address),
    };
  }
}
