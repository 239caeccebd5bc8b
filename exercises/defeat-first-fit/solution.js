/**
 * @typedef {{ malloc: string, bytes: number } | { free: string }} Step
 *
 * @param {object} game
 * @param {number} game.heap bytes of the whole heap, a multiple of 32
 * @param {number} game.largest what the last request may ask for, a multiple of 16
 * @param {number} game.steps how long the script may be
 * @returns {Step[]}
 */
export function defeat({ heap, largest }) {
  // A hole may be as large as it likes, as long as the last request doesn't fit. The larger they are,
  // the fewer it takes until half of the heap is in holes.
  const hole = largest - 16;
  const holes = Math.ceil(heap / 2 / hole);
  // Something live has to stand between any two of them, or they would merge. It may be large, too:
  // all that isn't hole is shared out among these walls. The last hole is what is left at the end of
  // the heap, which costs no step at all.
  const walls = holes - 1;
  const live = heap - holes * hole;
  const wall = 16 * Math.floor(live / 16 / walls);

  const script = [];
  for (let i = 0; i < walls; i++) {
    const isLast = i === walls - 1;
    script.push({ malloc: `hole ${i}`, bytes: hole });
    script.push({ malloc: `wall ${i}`, bytes: isLast ? live - (walls - 1) * wall : wall });
  }
  for (let i = 0; i < walls; i++) script.push({ free: `hole ${i}` });
  script.push({ malloc: 'too large', bytes: largest });
  return script;
}
