export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Divides a box by sizes, largest first, into boxes as near to squares as may be: rows are filled
 * along the shorter side as long as that makes their worst box no longer. Areas are in proportion to
 * sizes; a size of 0 gets a box with no area. Bruls, Huizing and van Wijk, 'Squarified treemaps'
 * (VisSym 2000).
 */
export function squarify(sizes: readonly number[], box: Box): Box[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (!(total > 0) || !(box.width > 0) || !(box.height > 0)) {
    return sizes.map(() => ({ x: box.x, y: box.y, width: 0, height: 0 }));
  }
  const areas = sizes.map((size) => (size / total) * box.width * box.height);
  const boxes: Box[] = [];
  let { x, y, width, height } = box;
  for (let from = 0; from < areas.length; ) {
    const side = Math.min(width, height);
    let end = from + 1;
    let sum = areas[from]!;
    while (end < areas.length) {
      const next = sum + areas[end]!;
      if (
        worst(areas[from]!, areas[end]!, next, side) >
        worst(areas[from]!, areas[end - 1]!, sum, side)
      ) {
        break;
      }
      sum = next;
      end += 1;
    }
    const isLast = end === areas.length;
    const isWide = width >= height;
    const across = isLast ? (isWide ? width : height) : side > 0 ? sum / side : 0;
    let along = 0;
    for (let i = from; i < end; i += 1) {
      const length = sum > 0 ? (areas[i]! / sum) * side : 0;
      boxes.push(
        isWide
          ? { x, y: y + along, width: across, height: length }
          : { x: x + along, y, width: length, height: across },
      );
      along += length;
    }
    if (isWide) {
      x += across;
      width = Math.max(0, width - across);
    } else {
      y += across;
      height = Math.max(0, height - across);
    }
    from = end;
  }
  return boxes;
}

/** The longest side over the shortest, of the worst box in a row; areas fall from first to last. */
function worst(largest: number, smallest: number, sum: number, side: number): number {
  if (smallest === 0 || side === 0) return Number.POSITIVE_INFINITY;
  const square = sum * sum;
  const length = side * side;
  return Math.max((length * largest) / square, square / (length * smallest));
}
