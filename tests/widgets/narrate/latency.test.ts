import { describe, expect, it } from 'vitest';
import {
  narrateLatency,
  narrateLatencyStart,
  wordOfLatency,
} from '../../../src/widgets/narrate/latency.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateLatencyStart, narrate: narrateLatency, word: wordOfLatency };

describe('the sentences of the ladder', () => {
  it('tell each wait, what it would be for people, and the mean', () => {
    expect(
      told(
        how,
        'model latency\naccess l1; access ram; access l2 times 3; fault minor; fault minor times 2; read nvme; read zram times 4; fault disk; access ram times 1000; fault nvme times 10; read disk',
      ),
    ).toMatchInlineSnapshot(`
      [
        "Nothing is waited for yet. The ladder goes from the L1 cache, 1 ns, to the hard disk, 12 ms: 12,000,000 times as long.",
        "Cache hit | One load from the L1 cache: 1 ns. If RAM took a second, it would take 10 ms.",
        "RAM | One load from RAM: 100 ns. Let that be a second.",
        "Cache hit | 3 loads from the L2 cache: 4 ns each, 12 ns together. If RAM took a second, each would take 40 ms.",
        "Minor fault | One minor fault, the page being in RAM: about 500 ns for trap and return. If RAM took a second, it would take 5 s.",
        "Minor fault | 2 minor faults, the page being in RAM: about 500 ns each for trap and return, 1 µs together. If RAM took a second, each would take 5 s.",
        "Read | One read of 4 KiB from an NVMe drive: 100 µs. If RAM took a second, it would take 17 min.",
        "Read | 4 reads of 4 KiB from compressed RAM: about 5 µs each, 20 µs together. If RAM took a second, each would take 50 s.",
        "Major fault | One major fault: the trap, about 500 ns, and a read from a hard disk, 12 ms. If RAM took a second, it would take 1.4 days.",
        "RAM | 1,000 loads from RAM: 100 ns each, 100 µs together. The mean of all 1,009 references, the effective access time, falls from 1.334 ms to 11.99 µs.",
        "Major fault | 10 major faults: the trap, about 500 ns, and a read from an NVMe drive, 100 µs each, 1.005 ms together. The mean of all 1,019 references, the effective access time, rises from 11.99 µs to 12.86 µs.",
        "Read | One read of 4 KiB from a hard disk: 12 ms. If RAM took a second, it would take 1.4 days.",
      ]
    `);
  });

  it('are sentences for every example', () => {
    const examples = examplesOf('latency');
    expect(examples.length).toBeGreaterThan(0);
    for (const text of examples) expectSentences(how, text);
    for (const place of ['l1', 'l2', 'l3', 'ram']) {
      expectSentences(how, `model latency\naccess ${place}\naccess ${place} times 1000000000`);
    }
    for (const place of ['minor', 'zram', 'nvme', 'ssd', 'disk']) {
      expectSentences(
        how,
        `model latency\naccess l1 times 999999999\nfault ${place}\nfault ${place} times 1000000000`,
      );
    }
  });
});
