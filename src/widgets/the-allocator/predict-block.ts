import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { Moment } from '../kit/moment.ts';
import type { Question } from '../kit/question.ts';

/** Which free block a request will get; asked where there is a choice. */
export function predictBlock(
  { state }: Moment<HeapState, HeapModelEvent>,
  next: Moment<HeapState, HeapModelEvent>,
): Question | undefined {
  const search = next.state.search;
  const free = state.blocks.filter((block) => block.state === 'free');
  if (search?.block === undefined || free.length < 2) return undefined;
  const chosen = search.block;
  return {
    prompt: `Which block will ${next.operation} take?`,
    options: free.map(({ address, size }) => ({
      id: String(address),
      label: `${formatAddress(address)}, ${formatBytes(size)}`,
    })),
    right: [String(chosen)],
    explain: () => `${search.because[0]!.toUpperCase()}${search.because.slice(1)}.`,
  };
}
