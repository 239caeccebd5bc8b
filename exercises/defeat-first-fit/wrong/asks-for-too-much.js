// fails result: two pieces and a request for more than either, which is larger than allowed
export function defeat({ heap, largest }) {
  const half = heap / 2;
  const script = [
    { malloc: 'front', bytes: half },
    { malloc: 'wall', bytes: 16 },
    { free: 'front' },
    { malloc: 'too large', bytes: half + Math.min(16, largest) },
  ];
  return script;
}
