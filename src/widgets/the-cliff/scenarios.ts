import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

/** A machine for a story: sizes in it are shares of RAM, so that other numbers tell the same one. */
interface Setup {
  /** KiB. */
  readonly ram: number;
  readonly programs: number;
  readonly seed: number;
}

const plain: Setup = { ram: 1024, programs: 3, seed: 0 };

/** Another size of RAM, and other chance. With more programs the lucky ones would keep all they use. */
const other = (seed: number): Setup => ({
  ram: 768 + 128 * randomOf(seed).below(5),
  programs: 3,
  seed,
});

const kib = (share: number, { ram, programs }: Setup): string =>
  `${Math.round((share * ram) / programs / 4) * 4}KB`;

const opening = ({ ram, programs, seed }: Setup): string =>
  `model cliff${ram === 1024 ? '' : ` ram=${ram}KB`} programs=${programs}${seed > 0 ? ` seed=${seed}` : ''}`;

function fits(setup: Setup): string {
  const [small, medium, large] = [0.375, 0.5625, 0.75].map((share) => kib(share, setup));
  return `${opening(setup)} set=${small}\nrun 2\nset ${medium}; run 2\nset ${large}; run 3`;
}

function over(setup: Setup): string {
  const [first, ...more] = [0.75, 0.8, 0.9, 1, 1.15, 1.5].map((share) => kib(share, setup));
  return `${opening(setup)} set=${first}\nrun 2\n${more
    .map((set) => `set ${set}; run 4`)
    .join('\n')}`;
}

function scan(seed: number): string {
  const random = randomOf(seed);
  const setup = { ram: 1024, programs: 2 + random.below(2), seed };
  return `${opening(setup)} set=${kib(0.5 + random.below(3) / 20, setup)}\nrun 3\nscan ${2 + random.below(3)}MB; run 8`;
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'fits',
    title: 'It fits',
    about:
      'Three programs keep using the same pages, and all of them are in RAM. Their sets may double, and throughput stays at what the CPU can do.',
    script: fits(plain),
    step: 4,
    vary: (seed) => fits(other(seed)),
  },
  {
    name: 'over',
    title: 'Just over',
    about:
      'The sets grow further, step by step. At the size of RAM a quarter of the throughput is gone, a little beyond it more than half: a page from the disk takes ten times as long as the work with it.',
    script: over(plain),
    vary: (seed) => over(other(seed)),
  },
  {
    name: 'one-more',
    title: 'One more program',
    about:
      'Programs that mostly wait for their users are started one by one. Each makes better use of the CPU, until memory is full: from there on each one makes all of them slower.',
    script: `model cliff programs=1 set=160KB think=4
run 2
${[2, 3, 4, 5].map((count) => `programs ${count}; run 2`).join('\n')}
${[6, 7, 8].map((count) => `programs ${count}; run 3`).join('\n')}
programs 4; run 3`,
  },
  {
    name: 'scan',
    title: 'A scan',
    about:
      'Two programs fit. Then somebody reads a file four times the size of RAM, once. It takes its share of the CPU and of the disk, but no page that is in use: si and so stay 0.',
    script: 'model cliff programs=2 set=320KB\nrun 3\nscan 4MB; run 10',
    vary: scan,
  },
  {
    name: 'swappiness',
    title: 'Swappiness',
    about:
      'Files and anonymous memory together are too much. At 0 files are read again and again, at 200 anonymous memory is. The setting chooses which of the two; throughput stays as bad.',
    script: `model cliff programs=2 set=192KB files=320KB swappiness=0
run 5
${[60, 100, 200].map((value) => `swappiness ${value}; run 5`).join('\n')}`,
  },
];
