/**
 * @typedef {{ physical: number }
 *   | { fault: 'not-present', level: number }
 *   | { fault: 'not-writable' }} Outcome
 */

const PRESENT = 1;
const WRITABLE = 2;

/**
 * @param {Map<number, Float64Array>} memory the tables, by the frame that they lie in
 * @param {number} root the frame of the table of level 4
 * @param {number} address virtual, a whole number below 2 ** 48
 * @param {'read' | 'write'} access
 * @returns {Outcome}
 */
export function translate(memory, root, address, access) {
  const table = memory.get(root);
  const entry = table[Math.floor(address / 4096) % 512];
  if ((entry & PRESENT) === 0) {
    return { fault: 'not-present', level: 4 };
  }
  if (access === 'write' && (entry & WRITABLE) === 0) {
    return { fault: 'not-writable' };
  }
  return { physical: Math.floor(entry / 4096) * 4096 + (address % 4096) };
}
