import { wordBytes } from './cost.ts';
import type { SpaceView } from './heap-state.ts';

/** Two spaces at the bottom of a heap; the program uses one, where objects lie without a gap. */
export class Semispaces {
  /** Bytes of one, in whole words. */
  readonly bytes: number;
  /** Where the one in use begins: 0 or `bytes`. */
  base = 0;
  /** Its free pointer. */
  top = 0;
  /** The free pointer of the one that was left last. */
  private leftTop = 0;

  constructor(bytes: number) {
    this.bytes = Math.floor(bytes / wordBytes) * wordBytes;
  }

  clone(): Semispaces {
    const copy = new Semispaces(this.bytes);
    copy.base = this.base;
    copy.top = this.top;
    copy.leftTop = this.leftTop;
    return copy;
  }

  /** Where the second one ends. */
  get end(): number {
    return 2 * this.bytes;
  }

  has(bytes: number): boolean {
    return this.top + bytes <= this.base + this.bytes;
  }

  /** Takes room at the free pointer; gives its address. */
  take(bytes: number): number {
    this.top += bytes;
    return this.top - bytes;
  }

  /** From here on the other one is in use, and empty. */
  turn(): void {
    this.leftTop = this.top;
    this.base = this.base === 0 ? this.bytes : 0;
    this.top = this.base;
  }

  /** @param moving whether objects are still being moved out of the one that was left. */
  views(names: readonly [string, string], moving: boolean): SpaceView[] {
    return names.map((name, index) => {
      const start = index * this.bytes;
      const left = moving ? this.leftTop : start;
      return { name, start, bytes: this.bytes, free: start === this.base ? this.top : left };
    });
  }
}
