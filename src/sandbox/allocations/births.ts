import { LAYOUT } from '../layout.ts';
import { GC_TYPE, OFFSETS } from '../snapshot/offsets.ts';
import { BirthRecords } from './birth-records.ts';
import { isHelper } from './born-classes.ts';
import { OpenSites } from './open-sites.ts';

/** FLAG4_BIT of dlmalloc's header, 4 bytes before what malloc gave: see ../snapshot/marks.ts. */
const MARK = 4;
const OUTSIDE = 0;
/** Events beyond which a run would take longer than a learner waits: about two seconds. */
const MAX_EVENTS = 4_000_000;

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

  /** `value`, an object's address or 0, was just made at `site`. */
  known(site: number, value: number): void {
    if (value !== 0 && !this.#isLast()) this.#claim(site, value, this.#clock);
  }

  /** What else is new belongs to the innermost open site. */
  others(): void {
    if (!this.#isLast()) this.#sweep(this.#open.top());
  }

  begin(site: number): void {
    if (this.#isLast()) return;
    this.#sweep(this.#open.top());
    this.#open.push(site, this.#clock);
  }

  /** What is new belongs to `site`, and so does `value`, if it was made since the site began. */
  end(site: number, value: number): void {
    if (this.#isLast()) return;
    const began = this.#open.pop(site);
    if (value !== 0) this.#claim(site, value, began);
    this.#sweep(site);
  }

  resume(site: number, value: number): void {
    if (this.#isLast()) return;
    this.#open.clear();
    if (value !== 0) this.#claim(site, value, this.#clock);
    this.#sweep(OUTSIDE);
  }

  #isLast(): boolean {
    this.#clock += 1;
    return this.spent;
  }

  /** The value of a site's expression: new, or reported since `began` as part of something else. */
  #claim(site: number, object: number, began: number): void {
    const words = this.#words;
    const head = (object - 4) >>> 2;
    const classId = words[(object + 4) >>> 2]! >>> 16;
    if ((words[head]! & MARK) === 0) {
      words[head]! |= MARK;
      this.records.add(object, site, this.#round, 0, classId);
    } else {
      this.records.move(object, site, this.#round, began, classId);
    }
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
