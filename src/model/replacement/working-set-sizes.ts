import { dense, type References } from './dense.ts';

/** After each reference, how many pages the last `window` references were to (Denning 1968). */
export function workingSetSizes(trace: References, window: number): Int32Array {
  const { trace: references, pages } = dense(trace);
  const inWindow = new Int32Array(pages);
  let size = 0;
  return references.map((page, at) => {
    if (inWindow[page] === 0) size += 1;
    inWindow[page] = inWindow[page]! + 1;
    if (at >= window) {
      const left = references[at - window]!;
      inWindow[left] = inWindow[left]! - 1;
      if (inWindow[left] === 0) size -= 1;
    }
    return size;
  });
}
