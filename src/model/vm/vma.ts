import { noExecute, pte } from './pte.ts';

/** What a mapping allows: the bits of mmap's PROT_READ, PROT_WRITE and PROT_EXEC. */
export const prot = { none: 0, read: 1, write: 2, exec: 4 } as const;

/**
 * A range of pages that are treated alike (struct vm_area_struct). A value: a change makes a new one.
 * Bounds are page numbers, and `end` is the first page after it.
 */
export interface Vma {
  readonly start: number;
  readonly end: number;
  /** Bits of `prot`. */
  readonly prot: number;
  /** MAP_SHARED: what one process writes, all see, and a file keeps. */
  readonly shared: boolean;
  /** The number of the file it shows, a shmem object's for shared anonymous memory; 0 for none. */
  readonly file: number;
  /** Its first page's place in the file; in private anonymous memory, `start` as it was at first. */
  readonly offset: number;
  /** VM_GROWSDOWN: a stack, which a fault below it makes longer. */
  readonly growsDown: boolean;
  /**
   * Who can hold its anonymous pages (struct anon_vma): a number that areas share when one was
   * split off the other; 0 until the first anonymous page.
   */
  readonly anonVma: number;
  /** The pages may be the parent's too (an anon_vma_chain longer than one), as after fork(). */
  readonly inherited: boolean;
}

/** MAP_PRIVATE and written to: pages are copied first (is_cow_mapping; files can always be written). */
export const isPrivate = (vma: Vma): boolean => !vma.shared;

/** Some access is allowed (vma_is_accessible). */
export const isAccessible = (vma: Vma): boolean => vma.prot !== prot.none;

/** The page of the file that a page of the area shows (linear_page_index). */
export const fileIndex = (vma: Vma, page: number): number => page - vma.start + vma.offset;

/**
 * The bits of a new entry for a page of the area, in its low half (vm_page_prot, from protection_map
 * in arch/x86/mm/pgprot.c). Entries are born accessed. A private page is not writable before the
 * fault that makes it the process's own; nor is a shared one of a file whose writes must be noticed.
 *
 * @param notice shared pages start read-only, so that the first write faults
 *   (vma_wants_writenotify: true for files on disk, false for shmem).
 */
export function entryFlags(vma: Vma, notice: boolean): number {
  if (!isAccessible(vma)) return pte.protNone | pte.accessed;
  const direct = vma.shared && !notice && (vma.prot & prot.write) !== 0;
  return pte.present | pte.user | pte.accessed | (direct ? pte.writable : 0);
}

/** The upper half of it. A page without any access has no bit to set there but this one, as on x86. */
export const entryHigh = (vma: Vma): number => ((vma.prot & prot.exec) !== 0 ? 0 : noExecute);

/** As /proc/PID/maps writes it: `rw-p`. */
export function protText(vma: Vma): string {
  const letter = (bit: number, one: string): string => ((vma.prot & bit) !== 0 ? one : '-');
  return `${letter(prot.read, 'r')}${letter(prot.write, 'w')}${letter(prot.exec, 'x')}${vma.shared ? 's' : 'p'}`;
}
