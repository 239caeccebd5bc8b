/** Any object: two owners are the same only where they are one object. */
type Owner = object;

interface Frame {
  readonly owner: Owner;
  /** The frame's bytes, four to a word, the lowest address in the lowest bits. */
  readonly words: Int32Array;
}

interface Chunk {
  readonly owner: Owner;
  readonly frames: (Frame | undefined)[];
}

const chunkFrames = 64;
// A frame number may be a float for the engine, and its division and remainder are slow.
const inChunk = chunkFrames - 1;
const perChunk = 1 / chunkFrames;

/**
 * RAM in frames of `pageSize` bytes, numbered from 0. A frame takes space only once it is written;
 * until then its bytes are zero. Addresses are bytes and plain numbers (52 bits fit).
 *
 * A clone costs nothing: whatever was there is owned by nobody from then on, and the first write of
 * either side copies the frame, the way fork() shares pages. Multi-byte reads and writes are
 * little-endian on every host, because words are made of bytes by shifts only.
 */
export class PhysicalMemory {
  readonly pageSize: number;
  /** How many frames the machine has; what lies beyond reads as zero and cannot be written. */
  readonly frameCount: number;
  #owner: Owner = {};
  #chunks = new Map<number, Chunk>();
  #chunksOwner = this.#owner;
  /** The frame that was read last: the halves of an entry are read one after the other. */
  #recent = -1;
  #recentWords: Int32Array | undefined;

  /** @param pageSize bytes, any whole number; @param frameCount frames, no limit when left out. */
  constructor(pageSize: number, frameCount = Number.POSITIVE_INFINITY) {
    this.pageSize = pageSize;
    this.frameCount = frameCount;
  }

  /** The 32 bits at an address that is a multiple of 4, as a signed number. */
  load32(address: number): number {
    const frame = Math.floor(address / this.pageSize);
    const words = this.#words(frame);
    return words === undefined ? 0 : words[(address - frame * this.pageSize) >>> 2]!;
  }

  /** Sets the 32 bits at an address that is a multiple of 4. */
  store32(address: number, value: number): void {
    const frame = Math.floor(address / this.pageSize);
    this.#ownWords(frame)[(address - frame * this.pageSize) >>> 2] = value;
  }

  /** The byte at an address, 0…255. */
  loadByte(address: number): number {
    const frame = Math.floor(address / this.pageSize);
    const words = this.#words(frame);
    if (words === undefined) return 0;
    const offset = address - frame * this.pageSize;
    return (words[offset >>> 2]! >>> ((offset & 3) << 3)) & 0xff;
  }

  storeByte(address: number, value: number): void {
    const frame = Math.floor(address / this.pageSize);
    const words = this.#ownWords(frame);
    const offset = address - frame * this.pageSize;
    const shift = (offset & 3) << 3;
    words[offset >>> 2] = (words[offset >>> 2]! & ~(0xff << shift)) | ((value & 0xff) << shift);
  }

  /** An unsigned little-endian number of 1, 2 or 4 bytes at any address. */
  load(address: number, bytes: 1 | 2 | 4): number {
    let value = 0;
    for (let at = bytes - 1; at >= 0; at -= 1) value = value * 256 + this.loadByte(address + at);
    return value;
  }

  /** Stores the low 1, 2 or 4 bytes of a number at any address. */
  store(address: number, bytes: 1 | 2 | 4, value: number): void {
    for (let at = 0; at < bytes; at += 1) this.storeByte(address + at, value >>> (8 * at));
  }

  /** Whether a frame takes space, because something was written to it. */
  holds(frame: number): boolean {
    return this.#words(frame) !== undefined;
  }

  /** Whether every byte of a frame is zero. */
  isZero(frame: number): boolean {
    return this.#words(frame)?.every((word) => word === 0) ?? true;
  }

  /** Makes a frame read as zeros, and gives its space back. */
  clearFrame(frame: number): void {
    if (!this.holds(frame)) return;
    this.#ownChunk(frame).frames[frame & inChunk] = undefined;
    this.#recent = -1;
  }

  /** A memory of its own with the same contents. */
  clone(): PhysicalMemory {
    const copy = new PhysicalMemory(this.pageSize, this.frameCount);
    copy.#chunks = this.#chunks;
    copy.#chunksOwner = this.#chunksOwner;
    this.#owner = {};
    return copy;
  }

  #words(frame: number): Int32Array | undefined {
    if (frame === this.#recent) return this.#recentWords;
    this.#recent = frame;
    const chunk = this.#chunks.get(Math.floor(frame * perChunk));
    this.#recentWords = chunk?.frames[frame & inChunk]?.words;
    return this.#recentWords;
  }

  #ownWords(number: number): Int32Array {
    const { frames } = this.#ownChunk(number);
    const frame = frames[number & inChunk];
    if (frame?.owner === this.#owner) return frame.words;
    const words = frame ? frame.words.slice() : new Int32Array(Math.ceil(this.pageSize / 4));
    frames[number & inChunk] = { owner: this.#owner, words };
    this.#recent = -1;
    return words;
  }

  #ownChunk(frame: number): Chunk {
    if (!(frame >= 0 && frame < this.frameCount)) {
      throw new RangeError(`frame ${frame} is not one of the ${this.frameCount} of this memory`);
    }
    if (this.#chunksOwner !== this.#owner) {
      this.#chunks = new Map(this.#chunks);
      this.#chunksOwner = this.#owner;
    }
    const number = Math.floor(frame * perChunk);
    const old = this.#chunks.get(number);
    if (old?.owner === this.#owner) return old;
    const frames = old ? old.frames.slice() : new Array<undefined>(chunkFrames).fill(undefined);
    const chunk = { owner: this.#owner, frames };
    this.#chunks.set(number, chunk);
    return chunk;
  }
}
