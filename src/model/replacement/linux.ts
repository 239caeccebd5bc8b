import { ActiveInactive } from '../reclaim/active-inactive.ts';
import type { PageKind } from '../reclaim/page-lists.ts';
import type { Marks, Policy } from './policy.ts';

/**
 * Linux 6.1's active and inactive list, with refault detection, as a policy: pages of a file where
 * the second use makes a page active, or anonymous ones whose accessed bits a scan has to find. No
 * outside source has confirmed its exact steps.
 */
export class Linux implements Policy {
  private readonly size: number;
  private readonly pages: number;
  private readonly kind: PageKind;
  private readonly lists: ActiveInactive;

  constructor(
    frames: number,
    pages: number,
    kind: PageKind = 'file',
    lists = new ActiveInactive(frames, pages, kind),
  ) {
    this.size = frames;
    this.pages = pages;
    this.kind = kind;
    this.lists = lists;
  }

  get victim(): number {
    return this.lists.victim;
  }

  access(page: number): boolean {
    return this.lists.access(page);
  }

  count(trace: Int32Array): number {
    let misses = 0;
    for (let at = 0; at < trace.length; at += 1) if (!this.lists.access(trace[at]!)) misses += 1;
    return misses;
  }

  /** The inactive list, then the active one, each from the oldest page to the newest. */
  frames(): number[] {
    return [...this.lists.pages('inactive'), ...this.lists.pages('active')];
  }

  /** The active list's pages, from the oldest to the newest; all others are inactive. */
  active(): number[] {
    return this.lists.pages('active');
  }

  marks(): Marks {
    const frames = this.frames();
    const active = new Set(this.active());
    return {
      kind: 'visited',
      visited: frames.map((page) => this.lists.isReferenced(page)),
      active: frames.map((page) => active.has(page)),
    };
  }

  clone(): Linux {
    return new Linux(this.size, this.pages, this.kind, this.lists.clone());
  }
}
