import { LRUCache } from 'lru-cache';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import type { PolicyName } from '../../src/model/replacement/policies.ts';
import { zipf } from '../../src/model/replacement/traces.ts';
import { best } from './best.ts';

const REFERENCES = 1_000_000;
const PAGES = 100_000;
const FRAMES = 10_000;
const RUNS = 15;
const policies: readonly PolicyName[] = ['fifo', 'lru', 'clock', 'lfu', 'sieve', 'opt'];

/** The least that can be done with each reference; without a result the compiler would drop it. */
function sumOf(trace: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < trace.length; at += 1) sum = (sum + trace[at]!) | 0;
  return sum;
}

/** References per second of the policies, beside a peer's and beside the limit: reading the trace. */
export function benchPolicies(): string[] {
  const trace = zipf(REFERENCES, PAGES, 'bench');
  let sum = 0;
  const scan = best(RUNS, () => {
    sum = sumOf(trace);
  });

  const peer = new Map<string, number>();
  const peerMisses = { lru: 0 };
  peer.set(
    'lru',
    best(RUNS, () => {
      const cache = new LRUCache<number, number>({ max: FRAMES });
      let misses = 0;
      for (let at = 0; at < trace.length; at += 1) {
        const page = trace[at]!;
        if (cache.get(page) === undefined) {
          misses += 1;
          cache.set(page, page);
        }
      }
      peerMisses.lru = misses;
    }),
  );

  const lines = policies.map((name) => {
    let misses = 0;
    const time = best(RUNS, () => {
      misses = countMisses(name, trace, FRAMES);
    });
    const perSecond = `${(REFERENCES / time / 1000).toFixed(1)} million references a second`;
    const beside = `${(time / scan).toFixed(1)} times the scan`;
    const goal = { fifo: ' (goal: 8)', clock: ' (goal: 15)' }[name as string] ?? '';
    const ratio = peer.has(name)
      ? `, ${(peer.get(name)! / time).toFixed(1)} times as fast as lru-cache (goal: 5)`
      : '';
    return `${name}: ${perSecond}, ${misses} misses, ${beside}${goal}${ratio}`;
  });
  return [
    `Policies over ${REFERENCES} references, Zipf over ${PAGES} pages, ${FRAMES} frames; the scan alone: ${(scan * 1000).toFixed(0)} µs (sum ${sum})`,
    ...lines,
    `lru-cache: ${peerMisses.lru} misses`,
  ];
}
