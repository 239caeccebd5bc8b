/**
 * @typedef {{ physical: number }
 *   | { fault: 'not-present', level: number }
 *   | { fault: 'not-writable' }} Outcome
 */

const PRESENT = 1;
const WRITABLE = 2;
const LARGE = 128;

/**
 * @param {Map<number, Float64Array>} memory the tables, by the frame that they lie in
 * @param {number} root the frame of the table of level 4
 * @param {number} address virtual, a whole number below 2 ** 48
 * @param {'read' | 'write'} access
 * @returns {Outcome}
 */
export function translate(memory, root, address, access) {
  let frame = root;
  let writable = true;
  for (let level = 4; ; level -= 1) {
    // What one entry of this level covers: 512 GiB, 1 GiB, 2 MiB, 4 KiB. Divided and not shifted,
    // since >> first cuts its number to 32 bits. (& cuts too, but the flags are among the lowest.)
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if ((entry & PRESENT) === 0) {
      return { fault: 'not-present', level };
    }
    writable &&= (entry & WRITABLE) !== 0;
    frame = Math.floor(entry / 4096);
    // Only where the walk ends is it known that the page is there, so only now may a write fail.
    if (level === 1 || (entry & LARGE) !== 0) {
      if (access === 'write' && !writable) {
        return { fault: 'not-writable' };
      }
      return { physical: frame * 4096 + (address % span) };
    }
  }
}
