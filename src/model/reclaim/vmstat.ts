import type { PageKind } from './page-lists.ts';
import type { Reclaimed, ReclaimOptions } from './reclaim-host.ts';
import type { Refault } from './workingset.ts';

/**
 * Counters of /proc/vmstat, by their names and in its order (mm/vmstat.c, vmstat_text, 6.1); those
 * that the model can't move are left out. Pages of 4096 bytes unless a line says otherwise.
 */
export class VmStat {
  workingset_refault_anon = 0;
  workingset_refault_file = 0;
  workingset_activate_anon = 0;
  workingset_activate_file = 0;
  workingset_restore_anon = 0;
  workingset_restore_file = 0;
  /** KiB read from and written to disks, swap included. */
  pgpgin = 0;
  pgpgout = 0;
  pswpin = 0;
  pswpout = 0;
  /** Direct reclaims; the kernel has one count for each zone. */
  allocstall = 0;
  pgfree = 0;
  pgactivate = 0;
  pgdeactivate = 0;
  pgfault = 0;
  pgmajfault = 0;
  pgrefill = 0;
  pgsteal_kswapd = 0;
  pgsteal_direct = 0;
  pgscan_kswapd = 0;
  pgscan_direct = 0;
  pgscan_anon = 0;
  pgscan_file = 0;
  pgsteal_anon = 0;
  pgsteal_file = 0;
  /** Times that kswapd woke. */
  pageoutrun = 0;
  pgrotated = 0;
  drop_pagecache = 0;
  oom_kill = 0;
  /** Pages read ahead from swap, and those of them that were used. */
  swap_ra = 0;
  swap_ra_hit = 0;

  /**
   * Adds what a reclaim did. The machine does not count a group's own reclaim as kswapd's or a
   * task's (mm/vmscan.c, shrink_inactive_list); to count it in the group's `memory.stat`, say `direct`.
   */
  addReclaim(counts: Reclaimed, by: ReclaimOptions['by']): void {
    const { scannedAnon, scannedFile, stolenAnon, stolenFile } = counts;
    this.pgscan_anon += scannedAnon;
    this.pgscan_file += scannedFile;
    this.pgsteal_anon += stolenAnon;
    this.pgsteal_file += stolenFile;
    this.pgactivate += counts.activated;
    this.pgdeactivate += counts.deactivated;
    if (by === 'group') return;
    this.pgrefill += counts.refilled;
    this[`pgscan_${by}`] += scannedAnon + scannedFile;
    this[`pgsteal_${by}`] += stolenAnon + stolenFile;
  }

  addRefault(kind: PageKind, { active, restored }: Refault): void {
    this[`workingset_refault_${kind}`] += 1;
    if (active) this[`workingset_activate_${kind}`] += 1;
    if (restored) this[`workingset_restore_${kind}`] += 1;
  }

  /** One `name value` line each, as the file prints them. */
  print(): string {
    return Object.entries(this)
      .map(([name, value]) => `${name} ${value}\n`)
      .join('');
  }

  clone(): VmStat {
    return Object.assign(new VmStat(), this);
  }
}
