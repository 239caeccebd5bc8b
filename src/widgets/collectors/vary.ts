import { randomOf } from '../../model/random.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Seven objects in 160 bytes that hang from two roots, and a cut that lets some of them go. */
export function graphOf(seed: number): string {
  const random = randomOf(`collectors ${seed}`);
  // Three objects of 32 bytes among seven, anywhere.
  const large = new Set<string>();
  while (large.size < 3) large.add(names[random.below(names.length)]!);
  const made = names.map((name) => `object ${name} ${large.has(name) ? 32 : 16}`);
  const order = [...names];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  // The first two hang from the roots, each other one from an object before it.
  const references = order.map((name, at) => {
    if (at === 0) return `stack -> ${name}`;
    if (at === 1) return `table -> ${name}`;
    return `${order[random.below(at)]} -> ${name}`;
  });
  const cut = references[3 + random.below(2)]!;
  return [
    'root stack; root table',
    made.join('; '),
    references.join('; '),
    `cut ${cut}`,
    'collect',
    'object h 64',
  ].join('\n');
}
