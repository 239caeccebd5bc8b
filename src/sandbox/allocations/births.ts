import { LAYOUT } from '../layout.ts';
import { GC_TYPE, OFFSETS } from '../snapshot/offsets.ts';
import { BirthRecords } from './birth-records.ts';
import { isHelper } from './born-classes.ts';
import { OpenSites } from './open-sites.ts';

/** FLAG4_BIT of dlmalloc's header, 4 bytes before what malloc gave: see ../snapshot/marks.ts. */
const MARK = 4;
const OUTSIDE = 0;
/** Reports beyond which a run would take longer than a learner waits: about a second. */
const MAX_EVENTS = 1_500_000;

/**
 * Which site made each object, told from the engine's memory while the program runs.
 *
 * QuickJS appends each new object to gc_obj_list (add_gc_object), and malloc clears the mark of each
 * block that it gives. So what was made since the last report stands unmarked at the list's end:
 * exactly, with builtins' objects too, at addresses used before, and with nothing kept alive. A
 * collection may change the order; one has happened when the threshold was computed anew, and then
 * the whole list is searched.
 */
export class Births {
  readonly records = new BirthRecords();
  /** Code was compiled while the program ran; what that makes is not reported. */
  codeFromText = false;
  #isFresh = true;
  #round = 0;
  #clock = 0;
  readonly #words: Uint32Array;
  readonly #list: number;
  readonly #threshold: number;
  readonly #frame: number;
  readonly #open: OpenSites;

  /** @param runtime - the address of the JSRuntime in `memory`, which doesn't grow. */
  constructor(memory: WebAssembly.Memory, runtime: number) {
    this.#words = new Uint32Array(memory.buffer);
    this.#list = runtime + OFFSETS.runtime.gcObjects;
    this.#threshold = (runtime + LAYOUT.runtime.gcThreshold) >>> 2;
    this.#frame = (runtime + OFFSETS.runtime.currentFrame) >>> 2;
    this.#open = new OpenSites(this.#words, this.#frame);
  }

  get spent(): boolean {
    return this.#clock > MAX_EVENTS;
  }

  /** Takes all that is there as old: the code of a module that was just compiled among it. */
  adopt(): void {
    this.#isFresh = false;
    this.records.adopt(this.#words);
  }

  /** Forgets which sites are open, takes all that is there as old, and counts for `round` on. */
  startRound(round: number): void {
    this.#round = round;
    this.#open.clear();
    this.adopt();
  }

  /** Before `known`: what is new belongs to the innermost open site, but for what that names. */
  others(): void {
    if (!this.#isLast()) this.#sweep(this.#open.top());
  }

  /** `value`, an object's address or 0, was just made at `site`. */
  known(site: number, value: number): void {
    if (!this.spent) this.#claim(site, value, this.#clock);
  }

  begin(site: number): void {
    if (this.#isLast()) return;
    this.#sweep(this.#open.top());
    // What was new just now was made before it: `Object.assign(this, row)` gives, but makes, nothing.
    this.#open.push(site, this.#clock + 1);
  }

  /** What is new belongs to `site`, and so does `value`, if it was made since the site began. */
  end(site: number, value: number): void {
    if (this.#isLast()) return;
    const began = this.#open.pop(site);
    this.#sweep(site);
    this.#claim(site, value, Math.min(began, this.#clock));
  }

  /** `value` is what a function that slept goes on with; what is new was made meanwhile. */
  resume(site: number, value: number): void {
    if (this.#isLast()) return;
    this.#open.clear();
    this.#sweep(OUTSIDE);
    this.#claim(site, value, this.#clock);
  }

  #isLast(): boolean {
    this.#clock += 1;
    return this.spent;
  }

  /**
   * The value of a site's expression: its own, where it was reported since `began` as something made
   * on the way. What is unmarked still stands before an older object, and belongs to nobody.
   */
  #claim(site: number, object: number, began: number): void {
    if (object === 0) return;
    const classId = this.#words[(object + OFFSETS.header.type) >>> 2]! >>> 16;
    this.records.move(object, site, this.#round, began, classId);
  }

  /** Gives all that is new to `site`, as what it made on the way. */
  #sweep(site: number): void {
    if (this.#isFresh) {
      this.adopt(); // the first report of all: what was compiled is complete
      return;
    }
    const words = this.#words;
    // A threshold is 1.5 times a multiple of 8 (JS_TriggerGC), so an odd one is ours.
    const isWhole = (words[this.#threshold]! & 1) === 0;
    if (isWhole) words[this.#threshold]! |= 1;
    for (let link = words[this.#list >>> 2]!; link !== this.#list; link = words[link >>> 2]!) {
      const object = link - OFFSETS.header.link;
      const type = words[(object + OFFSETS.header.type) >>> 2]!;
      const kind = type & 15;
      if (kind !== GC_TYPE.object && kind !== GC_TYPE.bytecode) continue;
      const head = (object - 4) >>> 2;
      if ((words[head]! & MARK) !== 0) {
        if (isWhole || kind === GC_TYPE.bytecode) continue;
        return;
      }
      words[head]! |= MARK;
      if (kind === GC_TYPE.bytecode) {
        this.codeFromText = true;
        continue;
      }
      const owner = isHelper(type >>> 16) ? OUTSIDE : site;
      this.records.add(object, owner, this.#round, this.#clock, type >>> 16);
    }
  }
}
