import type { FigureSpec } from '../widgets/kit/figure-spec.ts';

type AnySpec = FigureSpec<never, never>;

/** The figures in the order of the course. A figure's folder under widgets/ bears its name. */
const order = [
  'from-variable-to-swap',
  'address-translation',
  'two-houses',
  'first-touch',
  'replacement-race',
  'the-cliff',
  'latency-ladder',
  'stack-and-heap',
  'the-allocator',
  'buddy-and-slab',
  'reachability',
  'collectors',
  'leak-over-a-day',
  'oom-killer',
  'overcommit',
  'simulator',
];

const found = import.meta.glob<AnySpec>('../widgets/*/figure.tsx', { import: 'spec' });

/** The name of each figure, in the order of the course. */
export const figureNames: readonly string[] = order.filter(
  (name) => found[`../widgets/${name}/figure.tsx`] !== undefined,
);

/** @throws Error for a folder that is not in the order, so that none is forgotten. */
export async function readFigure(name: string): Promise<AnySpec> {
  const load = found[`../widgets/${name}/figure.tsx`];
  if (!load) throw new Error(`figures: expected a folder under src/widgets, found ${name}`);
  return load();
}

const forgotten = Object.keys(found)
  .map((path) => path.split('/').at(-2)!)
  .filter((name) => !order.includes(name));
if (forgotten.length > 0) {
  throw new Error(`figure-list.ts: expected a place in the order for ${forgotten.join(', ')}`);
}
