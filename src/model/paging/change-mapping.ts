import { formatAddress, formatBytes } from '../units.ts';
import type { AddressSpaces } from './address-spaces.ts';
import { flag } from './entry-format.ts';
import type { PagingEvent } from './event.ts';
import type { Geometry } from './geometry.ts';
import { done, type PagingStep, refused } from './paging-step.ts';
import { flagsOfProt, protFlags, protOf } from './prot.ts';
import type { PagingStatement } from './statements.ts';
import { shownPage } from './tables-view.ts';

type StatementOf<Kind extends PagingStatement['kind']> = Extract<PagingStatement, { kind: Kind }>;

/** Maps a page, where there is none. */
export function mapPage(spaces: AddressSpaces, statement: StatementOf<'map'>): PagingStep {
  const { frame, prot, kernel, global, huge } = statement;
  const address = formatAddress(statement.address);
  const { geometry } = spaces;
  const { table } = spaces.mmu;
  const pageBytes = huge ?? geometry.pageSize;
  const level = levelOf(geometry, pageBytes);
  if (level < 0) {
    const sizes = pageSizes(geometry).map(formatBytes).join(', ');
    return refused(
      'no-such-page-size',
      `Pages of ${spaces.scheme} have ${sizes}, not ${formatBytes(pageBytes)}.`,
      address,
    );
  }
  const page = firstPage(spaces, statement.address, pageBytes);
  if (typeof page !== 'number') return page;
  const pages = geometry.pagesPerEntry[level]!;
  if (frame % pages !== 0) {
    return refused(
      'misaligned',
      `A page of ${formatBytes(pageBytes)} begins at a frame that is a multiple of ${pages}; ${frame} is none.`,
      address,
    );
  }
  const { bits } = geometry.spec.entry.frame;
  if (frame + pages > 2 ** bits) {
    return refused(
      'frame-too-large',
      `An entry of ${spaces.scheme} has ${bits} bits for the frame, so ${2 ** bits - 1} is the last; ${frame} does not fit.`,
      address,
    );
  }
  const taken = spaces.frames.tableIn(frame, pages);
  if (taken !== undefined) {
    return refused(
      'frame-of-a-table',
      `Frame ${taken} holds a page table: a program that could write it could give itself any memory.`,
      address,
    );
  }
  if (spaces.frameOf(page) !== undefined) {
    return refused('already-mapped', `${address} is mapped already; unmap it first.`, address);
  }
  const before = spaces.frames.taken();
  spaces.frames.willMap(frame + pages);
  const flags = flagsOfProt(prot) | (kernel ? 0 : flag.user) | (global ? flag.global : 0);
  if (table.map(page, frame, flags, level) !== undefined) {
    return refused(
      'overlap',
      `Smaller pages are mapped in the ${formatBytes(pageBytes)} from ${address}: one entry cannot lead both to a table and to a page.`,
      address,
    );
  }
  const tables = table
    .walk(statement.address)
    .visits.filter((visit) => !before.includes(visit.table))
    .map(({ name, table: made }) => ({ name, frame: made }));
  return done([{ kind: 'mapped', address, frame, pageBytes, tables }]);
}

export function unmapPage(
  spaces: AddressSpaces,
  { address, noflush }: StatementOf<'unmap'>,
): PagingStep {
  const page = mappedPage(spaces, address);
  if (typeof page !== 'number') return page;
  const { table } = spaces.mmu;
  const frame = spaces.frameOf(page)!;
  const before = spaces.frames.taken();
  table.unmap(page);
  const now = spaces.frames.taken();
  const freed = before.filter((one) => !now.includes(one));
  const event = { kind: 'unmapped' as const, address: formatAddress(address), frame, freed };
  return done([event, ...(noflush ? [] : flushPage(spaces, page, 'unmap'))]);
}

export function protectPage(
  spaces: AddressSpaces,
  { address, prot, noflush }: StatementOf<'protect'>,
): PagingStep {
  const page = mappedPage(spaces, address);
  if (typeof page !== 'number') return page;
  const { table } = spaces.mmu;
  const from = protOf(table.walk(address).visits.at(-1)!.flags);
  const flags = flagsOfProt(prot);
  table.change(page, flags, ~flags & protFlags);
  const event = { kind: 'protected' as const, address: formatAddress(address), from, to: prot };
  return done([event, ...(noflush ? [] : flushPage(spaces, page, 'protect'))]);
}

/** Forgets a page, as the kernel does when it has changed what is mapped there. */
export function flushPage(
  { geometry, mmu: { tlb, asid } }: AddressSpaces,
  page: number,
  cause: 'flush' | 'unmap' | 'protect',
): PagingEvent[] {
  if (tlb.sets === 0) return [];
  const entries = tlb.flushPage(page, asid);
  return [{ kind: 'flushed', cause, address: shownPage(geometry, page), entries }];
}

/** Empties the TLB, or forgets one page. */
export function flushTlb(spaces: AddressSpaces, { address }: StatementOf<'flush'>): PagingStep {
  if (address === undefined) {
    return done([{ kind: 'flushed', cause: 'flush', entries: spaces.mmu.tlb.flush() }]);
  }
  if (!spaces.geometry.isCanonical(address)) return notCanonical(spaces, address);
  return done(flushPage(spaces, spaces.geometry.pageOf(address), 'flush'));
}

/** The page at an address that has to be the first of one; or the fault. */
function firstPage(spaces: AddressSpaces, address: bigint, pageBytes: number): number | PagingStep {
  if (!spaces.geometry.isCanonical(address)) return notCanonical(spaces, address);
  if (address % BigInt(pageBytes) === 0n) return spaces.geometry.pageOf(address);
  const first = formatAddress(address - (address % BigInt(pageBytes)));
  return refused(
    'misaligned',
    `A page of ${formatBytes(pageBytes)} begins at a multiple of its size, such as ${first}; ${formatAddress(address)} is inside one.`,
    formatAddress(address),
  );
}

/** The page that holds an address, if it is mapped; or the fault. */
function mappedPage(spaces: AddressSpaces, address: bigint): number | PagingStep {
  if (!spaces.geometry.isCanonical(address)) return notCanonical(spaces, address);
  const page = spaces.geometry.pageOf(address);
  if (spaces.frameOf(page) !== undefined) return page;
  return refused(
    'not-mapped',
    `Nothing is mapped at ${formatAddress(address)}.`,
    formatAddress(address),
  );
}

function notCanonical(spaces: AddressSpaces, address: bigint): PagingStep {
  const { addressBits, spec } = spaces.geometry;
  const why = spec.signExtended
    ? `is not canonical: bits ${addressBits} to 63 must repeat bit ${addressBits - 1}`
    : `is outside the address space, which has ${addressBits} bits`;
  return refused('non-canonical', `${formatAddress(address)} ${why}.`, formatAddress(address));
}

/** The level whose entries map pages of a size; -1 where none does. */
function levelOf({ pagesPerEntry, pageSize, depth, spec }: Geometry, pageBytes: number): number {
  return pagesPerEntry.findIndex(
    (pages, level) =>
      pages * pageSize === pageBytes && (level === depth - 1 || spec.levels[level]!.large),
  );
}

function pageSizes(geometry: Geometry): number[] {
  const sizes = geometry.pagesPerEntry.map((pages) => pages * geometry.pageSize);
  return sizes.filter((bytes) => levelOf(geometry, bytes) >= 0).sort((a, b) => a - b);
}
