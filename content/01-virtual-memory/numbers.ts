import { formatBytes, formatNumber } from '../../src/model/units.ts';

const GiB = 2 ** 30;

/** The lower half of 48 bits, which Linux gives to programs on x86-64. */
const userSpace = 2 ** 47;

/** A laptop to compare with. */
const laptop = 16 * GiB;
export const laptopRam = formatBytes(laptop);
export const houseOverRam = formatNumber(userSpace / laptop);
