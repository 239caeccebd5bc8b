// clean: deep recursion with an array in every frame
function permutations(items) {
  if (items.length <= 1) return [items];
  return items.flatMap((item, k) =>
    permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}

const depth = (n) => (n === 0 ? 0 : 1 + depth(n - 1));

export function round(i) {
  return permutations(['a', 'b', 'c', 'd'].slice(0, 3 + (i % 2))).length + depth(100);
}
