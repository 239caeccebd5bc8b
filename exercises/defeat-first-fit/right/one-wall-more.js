// style: functional, with a wall behind each hole and the last one filling the heap
const range = (count) => Array.from({ length: count }, (_, i) => i);
const roundDown = (bytes) => bytes - (bytes % 16);

export const defeat = ({ heap, largest }) => {
  const hole = largest - 16;
  const count = Math.ceil(heap / 2 / hole);
  const walls = heap - count * hole;
  const thick = roundDown(walls / count);
  const wallOf = (i) => (i < count - 1 ? thick : walls - thick * (count - 1));
  return [
    ...range(count).flatMap((i) => [
      { malloc: `a${i}`, bytes: hole },
      { malloc: `b${i}`, bytes: wallOf(i) },
    ]),
    ...range(count).map((i) => ({ free: `a${i}` })),
    { malloc: 'last', bytes: largest },
  ];
};
