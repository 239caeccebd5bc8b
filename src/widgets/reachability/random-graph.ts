import { randomOf } from '../../model/random.ts';

/** Two roots and nine objects in a random tree, with two references across; one cut lets some go. */
export function randomGraph(seed: number): string {
  const random = randomOf(`reachability ${seed}`);
  const names = [...'abcdefghi'];
  const lines = ['model gc', 'root stack; root globals'];
  for (const name of names) lines.push(`object ${name} ${64 * (1 + random.below(8))}`);
  const drawn = new Set<string>();
  const refer = (from: string, to: string): void => {
    const reference = `${from} -> ${to}`;
    if (from === to || drawn.has(reference)) return;
    drawn.add(reference);
    lines.push(reference);
  };
  names.forEach((name, at) => {
    const holder = at === 0 ? 'stack' : at === 1 ? 'globals' : names[random.below(at)]!;
    refer(holder, name);
  });
  const tree = [...drawn];
  refer(names[random.below(9)]!, names[random.below(9)]!);
  refer(names[5 + random.below(4)]!, names[random.below(5)]!);
  lines.push(`cut ${tree[1 + random.below(4)]}`, 'mark', 'sweep');
  return lines.join('\n');
}
