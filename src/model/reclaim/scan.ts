import { activeAnon, activeFile, inactiveAnon, inactiveFile, type PageKind } from './page-lists.ts';
import type { Lruvec, Reclaimed, ReclaimHost, Verdict } from './reclaim-host.ts';

/** A reclaim under way (struct scan_control): its counts, and who is told. */
export class Scan {
  readonly host: ReclaimHost;
  priority: number;
  reclaimed = 0;
  scannedAnon = 0;
  scannedFile = 0;
  stolenAnon = 0;
  stolenFile = 0;
  activated = 0;
  deactivated = 0;
  refilled = 0;

  constructor(host: ReclaimHost, priority: number) {
    this.host = host;
    this.priority = priority;
  }

  get scanned(): number {
    return this.scannedAnon + this.scannedFile;
  }

  counts(): Reclaimed {
    const { host: _host, ...counts } = this;
    return counts;
  }

  /** Looks at up to `pages` pages from the tail of an inactive list; how many went. */
  inactive(group: Lruvec, kind: PageKind, pages: number): number {
    const { lists, workingset } = group;
    const list = kind === 'file' ? inactiveFile : inactiveAnon;
    const met = Math.min(pages, lists.length(list));
    let gone = 0;
    let written = 0;
    for (let left = met; left > 0; left -= 1) {
      const frame = lists.oldest(list);
      // Taken off first, as isolate_lru_folios does: eviction finds it on no list.
      lists.remove(frame);
      let verdict = this.#judge(lists.links, frame, kind);
      if (verdict === 'evicted') verdict = this.host.evict(frame, kind);
      if (verdict === 'evicted' || verdict === 'written') {
        gone += 1;
        if (verdict === 'written') written += 1;
      } else if (verdict === 'activated' || verdict === 'no-swap') {
        lists.putBack(frame, true);
        workingset.activated();
        this.activated += 1;
      } else {
        lists.putBack(frame, false);
      }
      this.host.note?.(frame, verdict, this.priority);
    }
    if (kind === 'file') {
      this.scannedFile += met;
      this.stolenFile += gone;
    } else {
      this.scannedAnon += met;
      this.stolenAnon += gone;
    }
    lists.noteCost(kind, written);
    return gone;
  }

  /**
   * Moves up to `pages` pages from the tail of an active list to the inactive one, used or not
   * (shrink_active_list): the bit is cleared, and a use from then on brings the page back. Only
   * executable code of files goes round again.
   */
  active(group: Lruvec, kind: PageKind, pages: number): void {
    const { lists, workingset } = group;
    const list = kind === 'file' ? activeFile : activeAnon;
    const met = Math.min(pages, lists.length(list));
    for (let left = met; left > 0; left -= 1) {
      const frame = lists.oldest(list);
      lists.remove(frame);
      const used = this.host.referenced(frame) > 0;
      if (used && kind === 'file' && this.host.executable(frame)) {
        lists.putBack(frame, true);
        workingset.activated();
        this.host.note?.(frame, 'rotated', this.priority);
        continue;
      }
      lists.links.setWorkingset(frame);
      lists.putBack(frame, false);
      this.deactivated += 1;
      this.host.note?.(frame, 'deactivated', this.priority);
    }
    this.refilled += met;
  }

  /**
   * Whether an inactive page may go (folio_check_references). A page that was just mapped has been
   * used through its mapping by the fault itself, so one use is not enough to stay: it earns a second
   * look. Since 5.9 that holds for anonymous pages too.
   */
  #judge(links: Lruvec['lists']['links'], frame: number, kind: PageKind): Verdict {
    const uses = this.host.referenced(frame);
    const before = links.isReferenced(frame);
    links.setReferenced(frame, uses > 0);
    if (uses > 0) {
      if (before || uses > 1) return 'activated';
      return kind === 'file' && this.host.executable(frame) ? 'activated' : 'second-chance';
    }
    return before && kind === 'file' && this.host.dirty(frame) ? 'awaits-writeback' : 'evicted';
  }
}
