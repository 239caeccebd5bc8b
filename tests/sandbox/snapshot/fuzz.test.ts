import { expect, it } from 'vitest';
import { type Random, randomOf } from '../../../src/model/random.ts';
import { explainHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { corpusPrograms, whole } from '../../corpus-programs.ts';
import { run } from '../program.ts';

const programs = corpusPrograms.map(({ source }) => source.split('\n'));
const lines = programs.flat();
const WORDS = [
  'null',
  '{}',
  '[]',
  'this',
  'globalThis',
  'undefined',
  'async',
  'yield',
  '1e6',
  '""',
];
const RUNS = whole ? 2000 : 200;
/** The same programs each time where tests gate, new ones in `npm run verify`. */
const SEED = whole ? `snapshot fuzz ${Date.now()}` : 'snapshot fuzz';

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)]!;
}

/** A program of the corpus with a few lines dropped, swapped, borrowed or changed. */
function mutant(random: Random): string {
  const source = [...pick(random, programs)];
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(source.length);
    const other = random.below(source.length);
    switch (random.below(5)) {
      case 0:
        source.splice(at, 1);
        break;
      case 1:
        source.splice(at, 0, pick(random, lines));
        break;
      case 2:
        source[at] = source[at]!.replace(/\b\w+\b/, pick(random, WORDS));
        break;
      case 3:
        [source[at], source[other]] = [source[other]!, source[at]!];
        break;
      default:
        source[at] = source[at]!.replace(/[-+*<>=!]/, pick(random, [...'+-*<>=!']));
    }
  }
  return source.join('\n');
}

it(`${RUNS} mutated programs: no invariant breaks, however a run ends`, async () => {
  const random = randomOf(SEED);
  const endings = new Set<string>();
  for (let i = 0; i < RUNS; i += 1) {
    const source = mutant(random);
    const { session, error } = await run(source, { rounds: 5, limits: { ticks: 60 } });
    endings.add(error?.name ?? 'ok');
    const { heap, fault } = explainHeap(session.heapSource);
    expect(fault, source).toBeUndefined();
    const { snapshot } = heap!;
    for (let node = i; node < snapshot.nodeCount; node += 97) heap!.path(node);
    expect(heap!.tally().size).toBeGreaterThan(0);
    expect(snapshot.outside, source).toBe(0);
  }
  expect(endings.size).toBeGreaterThan(3);
}, 900_000);
