import type { Fault } from '../fault.ts';
import type { Block } from './allocator.ts';

/** What an allocator that looks sees at an address where no live block begins. Looks at every block. */
export function notLive(
  blocks: Iterable<Block>,
  address: number,
): Fault<'double-free' | 'invalid-free'> {
  for (const block of blocks) {
    const into = address - block.user;
    if (address < block.address || address >= block.address + block.size) continue;
    if (block.state === 'free') return { code: 'double-free', message: 'The block there is free.' };
    if (block.state === 'own') break;
    const where = into < 0 ? 'in the header of a block' : `${into} bytes into a block`;
    return { code: 'invalid-free', message: `The address is ${where}, not where it begins.` };
  }
  return { code: 'invalid-free', message: 'No block was ever handed out there.' };
}
