import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tunables } from '../../../../src/model/heap/glibc/tunables.ts';

/** A statement of a recorded program: its letter, and the numbers behind it. */
export type Statement = readonly [letter: string, variable: number, ...rest: number[]];

export interface Program {
  readonly tunables: Partial<Tunables>;
  readonly statements: readonly Statement[];
  /** What stands after `=` in each statement. */
  readonly answers: readonly string[];
  /** What glibc says in the end, where it aborts. */
  readonly abort?: string;
}

const names: Record<string, keyof Tunables> = {
  tcache_count: 'tcacheCount',
  tcache_max: 'tcacheMax',
  tcache_unsorted_limit: 'tcacheUnsortedLimit',
  mxfast: 'mxfast',
  top_pad: 'topPad',
  mmap_threshold: 'mmapThreshold',
  trim_threshold: 'trimThreshold',
  mmap_max: 'mmapMax',
};

/** The programs of a file that a real glibc has run. */
export function programsOf(file: string): Program[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8').replace(/^#.*\n/gm, '');
  return text
    .split(/^program /m)
    .slice(1)
    .map(programOf);
}

function programOf(text: string): Program {
  const [chosen, ...lines] = text.trim().split('\n');
  const body = lines.filter((line) => !line.startsWith('!')).map((line) => line.split(' = '));
  const abort = lines.find((line) => line.startsWith('!'))?.slice(2);
  return {
    tunables: Object.fromEntries(
      chosen!
        .split(':')
        .filter((one) => one !== '-')
        .map((one) => one.split('='))
        .map(([name, value]) => [names[name!]!, Number(value)]),
    ),
    statements: body.map(([statement]) => {
      const [letter, ...numbers] = statement!.split(' ');
      return [letter!, ...numbers.map(Number)] as unknown as Statement;
    }),
    answers: body.map(([, answer]) => answer ?? ''),
    ...(abort === undefined ? {} : { abort }),
  };
}
