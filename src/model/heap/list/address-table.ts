import { type Blocks, none } from './blocks.ts';

/**
 * The live block that begins at an address: open addressing with linear probing over ids, the
 * address being in the block itself. A deletion moves what follows back (Knuth, TAOCP 3, 6.4,
 * algorithm R), so that there are no tombstones and a clone is one copy.
 */
export class AddressTable {
  private readonly blocks: Blocks;
  private slots: Int32Array;
  private used: number;

  constructor(blocks: Blocks, slots: Int32Array = new Int32Array(16), used = 0) {
    this.blocks = blocks;
    this.slots = slots;
    this.used = used;
  }

  /** `none` where no block of the table begins. */
  get(address: number): number {
    return this.slots[this.slotOf(address)]!;
  }

  add(block: number): void {
    this.used += 1;
    // At most half full: a probe looks at two slots or three.
    if (this.used * 2 > this.slots.length) this.grow();
    this.slots[this.slotOf(this.blocks.address(block))] = block;
  }

  delete(address: number): void {
    const { slots, blocks } = this;
    const mask = slots.length - 1;
    let hole = this.slotOf(address);
    this.used -= 1;
    for (let at = (hole + 1) & mask; slots[at] !== none; at = (at + 1) & mask) {
      const home = this.homeOf(blocks.address(slots[at]!));
      // It may move back only if the hole lies between its home and where it is.
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      slots[hole] = slots[at]!;
      hole = at;
    }
    slots[hole] = none;
  }

  clone(blocks: Blocks): AddressTable {
    return new AddressTable(blocks, this.slots.slice(), this.used);
  }

  /** Where the address is, or would go. */
  private slotOf(address: number): number {
    const { slots, blocks } = this;
    const mask = slots.length - 1;
    let at = this.homeOf(address);
    while (slots[at] !== none && blocks.address(slots[at]!) !== address) at = (at + 1) & mask;
    return at;
  }

  private homeOf(address: number): number {
    const low = address % 0x100000000;
    let hash = Math.imul(low ^ Math.floor(address / 0x100000000), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) & (this.slots.length - 1);
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (const block of old) {
      if (block !== none) this.slots[this.slotOf(this.blocks.address(block))] = block;
    }
  }
}
