// fails result: knows a script for a heap of 2,048 bytes by heart
const HOLES = [0, 1, 2, 3, 4, 5, 6, 7];

export function defeat() {
  return [
    ...HOLES.flatMap((i) => [
      { malloc: `hole ${i}`, bytes: 112 },
      { malloc: `wall ${i}`, bytes: 128 },
    ]),
    ...HOLES.map((i) => ({ free: `hole ${i}` })),
    { malloc: 'too large', bytes: 128 },
  ];
}
