import {
  allLists,
  FrameLinks,
  type PageKind,
  PageLists,
} from '../../../src/model/reclaim/page-lists.ts';
import type { Eviction, ReclaimHost, Verdict } from '../../../src/model/reclaim/reclaim-host.ts';
import { Workingset } from '../../../src/model/reclaim/workingset.ts';

/** A memory group whose pages are only what a test says of them. */
export class TestGroup {
  readonly lists: PageLists;
  readonly workingset: Workingset;
  readonly accessed: number[];
  readonly executables = new Set<number>();
  readonly dirties = new Set<number>();
  readonly answers = new Map<number, Eviction>();
  readonly evicted: number[] = [];
  readonly notes: [frame: number, verdict: Verdict][] = [];
  swap = 1000;

  constructor(frames: number) {
    this.lists = new PageLists(new FrameLinks(frames));
    this.workingset = new Workingset(this.lists);
    this.accessed = Array.from({ length: frames }, () => 0);
  }

  add(frame: number, kind: PageKind, active = false): void {
    this.lists.add(frame, kind, active);
  }

  readonly host: ReclaimHost = {
    referenced: (frame) => {
      const uses = this.accessed[frame]!;
      this.accessed[frame] = 0;
      return uses;
    },
    executable: (frame) => this.executables.has(frame),
    dirty: (frame) => this.dirties.has(frame),
    evict: (frame) => {
      const answer = this.answers.get(frame) ?? 'evicted';
      if (answer === 'evicted' || answer === 'written') this.evicted.push(frame);
      return answer;
    },
    swapTotal: () => this.swap,
    swapFree: () => this.swap,
    note: (frame, verdict) => this.notes.push([frame, verdict]),
  };

  held(): number[] {
    return allLists.flatMap((list) => this.lists.frames(list));
  }
}
