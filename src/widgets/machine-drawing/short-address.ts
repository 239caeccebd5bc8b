import { formatAddress } from '../../model/units.ts';
import { pageBytes } from './machine-moment.ts';

/** The address of a page; where there is no room the end of it, by which pages that are near differ. */
export function addressOf(page: number, short = false): string {
  const address = formatAddress(page * pageBytes);
  return short && address.length > 8 ? `0x…${address.slice(-5)}` : address;
}
