import { Geometry } from './geometry.ts';
import type { PagingSettings } from './settings.ts';
import { x86, x8664, x8664FiveLevels } from './x86-64.ts';

/** Bytes of the address space: if not chosen, 4 GiB for pages, and OSTEP's 16 KiB for segments. */
export function spaceOf({ scheme, space }: PagingSettings): number {
  if (space > 0) return space;
  return scheme === 'segments' || scheme === 'base' ? 2 ** 14 : 2 ** 32;
}

/**
 * How the settings cut an address. `two-level` and `linear` have 32-bit x86's entries; with pages of
 * 4 KiB and 4 GiB of addresses, `two-level` is 32-bit x86. Two levels share the index bits evenly,
 * the directory the smaller half. An address space smaller than a page has one. Pages so small that
 * a linear table would take more than 4,096 of them are made larger.
 */
export function geometryOf(settings: PagingSettings): Geometry {
  const { scheme, page } = settings;
  if (scheme === 'x86-64') return x8664;
  if (scheme === 'x86-64-5') return x8664FiveLevels;
  const { entry } = x86.spec;
  const spaceBits = Math.log2(spaceOf(settings));
  // Entries of 4 bytes: space / page * 4 / page is at most 2^12.
  const offsetBits = Math.max(Math.log2(page), Math.ceil(spaceBits / 2) - 5);
  const indexBits = Math.max(0, spaceBits - offsetBits);
  if (scheme === 'linear' || indexBits < 2) {
    return new Geometry({ offsetBits, levels: [{ name: 'PT', bits: indexBits }], entry });
  }
  const directoryBits = Math.floor(indexBits / 2);
  return new Geometry({
    offsetBits,
    levels: [
      { name: 'PD', bits: directoryBits, large: true },
      { name: 'PT', bits: indexBits - directoryBits },
    ],
    entry,
  });
}
