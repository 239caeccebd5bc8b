import type { Box } from './squarify.ts';

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box that an arrow key leads to from another: the nearest on that side; -1 for none. */
export function nearestCell(boxes: readonly Box[], from: number, key: string): number {
  const way = WAYS[key];
  const here = boxes[from];
  if (!way || !here) return -1;
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [i, box] of boxes.entries()) {
    const dx = box.x + box.width / 2 - here.x - here.width / 2;
    const dy = box.y + box.height / 2 - here.y - here.height / 2;
    const along = dx * way[0] + dy * way[1];
    if (i === from || along <= 0) continue;
    // What lies straight ahead comes before what is nearer but aside.
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    const distance = along + 2 * aside;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
