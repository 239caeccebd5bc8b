/** Positions that one fault reads: `start` up to but not with `end`. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Pages to read with a faulting one (mm/swap_state.c, __swapin_nr_pages, 6.1): as many as the last
 * window had hits and 2 more, rounded up to a power of two; without any hit a neighbour of the last
 * fault still gets 2. It halves at most from one fault to the next.
 */
function windowPages(
  previous: number,
  at: number,
  hits: number,
  most: number,
  last: number,
): number {
  let pages = hits + 2;
  if (hits === 0) {
    if (at !== previous + 1 && at !== previous - 1) pages = 1;
  } else {
    let rounded = 4;
    while (rounded < pages) rounded *= 2;
    pages = rounded;
  }
  return Math.max(Math.min(pages, most), Math.floor(last / 2));
}

/** Both ways begin as if 4 pages read ahead had been used (swapin_readahead_hits, GET_SWAP_RA_VAL). */
const firstHits = 4;

/**
 * Read-ahead by place on disk (swap_cluster_readahead): the aligned block of slots around the one
 * that is wanted, one history for the machine. Linux reads so where a swap device seeks. It helps if
 * pages that were evicted together are used together.
 */
export class ClusterReadahead {
  readonly #most: number;
  #previous = 0;
  #last = 0;
  #hits = firstHits;

  /** @param pageCluster vm.page-cluster: windows are at most 2 to that power; 0 reads none ahead. */
  constructor(pageCluster = 3) {
    this.#most = 2 ** pageCluster;
  }

  /** The slots to read for a fault on `slot` of an area with `slots`; the caller skips free ones. */
  window(slot: number, slots: number): Window {
    if (this.#most === 1) return { start: slot, end: slot + 1 };
    const hits = this.#hits;
    const pages = windowPages(this.#previous, slot, hits, this.#most, this.#last);
    if (hits === 0) this.#previous = slot;
    this.#hits = 0;
    this.#last = pages;
    const start = slot - (slot % pages);
    // Slot 0 is the header.
    return { start: Math.max(start, 1), end: Math.min(start + pages, slots + 1) };
  }

  /** A page that was read ahead is used for the first time. */
  hit(): void {
    this.#hits += 1;
  }

  clone(): ClusterReadahead {
    const copy = new ClusterReadahead(Math.log2(this.#most));
    copy.#previous = this.#previous;
    copy.#last = this.#last;
    copy.#hits = this.#hits;
    return copy;
  }
}

/** Windows stay inside what one page table maps: 512 pages (swap_ra_info, PMD_MASK). */
const tablePages = 512;
/** The history of an area has six bits for hits and windows of up to 32 pages. */
const mostHits = 63;
const mostPageCluster = 5;

/**
 * Read-ahead by virtual address (swap_vma_readahead): the pages after, before or around the one that
 * is wanted, one history for each mapped area. Linux reads so where no swap device seeks.
 */
export class VmaReadahead {
  readonly #most: number;
  #previous = 0;
  #last = 0;
  #hits = firstHits;

  /** @param pageCluster vm.page-cluster; more than 5 counts as 5. */
  constructor(pageCluster = 3) {
    this.#most = 2 ** Math.min(pageCluster, mostPageCluster);
  }

  /** The virtual pages to read for a fault on `page` of an area; the caller skips those in memory. */
  window(page: number, area: Window): Window {
    if (this.#most === 1) return { start: page, end: page + 1 };
    const previous = this.#previous;
    const pages = windowPages(previous, page, this.#hits, this.#most, this.#last);
    this.#previous = page;
    this.#last = pages;
    this.#hits = 0;
    let start = page - Math.floor((pages - 1) / 2);
    if (page === previous + 1) start = page;
    else if (page === previous - 1) start = page - pages + 1;
    const table = page - (page % tablePages);
    return {
      start: Math.max(start, area.start, table),
      end: Math.min(start + pages, area.end, table + tablePages),
    };
  }

  /** A fault on `page` found it in the swap cache, where `ahead` had or had not put it. */
  found(page: number, ahead: boolean): void {
    this.#previous = page;
    if (ahead) this.#hits = Math.min(this.#hits + 1, mostHits);
  }

  clone(): VmaReadahead {
    const copy = new VmaReadahead(Math.log2(this.#most));
    copy.#previous = this.#previous;
    copy.#last = this.#last;
    copy.#hits = this.#hits;
    return copy;
  }
}
