import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { machineModel } from '../../src/model/machine/model.ts';
import { run } from '../../src/model/model.ts';
import { randomOf } from '../../src/model/random.ts';
import { printError } from '../../src/model/script/error.ts';
import { parse } from '../../src/model/script/parse.ts';

const STEPS = 10_000;
const SEEKS = 1000;
const RAM = 4 * 1024 ** 2;

/** Three processes that share too little RAM, fork and touch; a few thousand pages go to swap. */
const script = `
a = malloc 3MB; touch a
spawn web; web: b = mmap 2MB; web: touch b
fork child; child: write a 2MB
spawn db; db: c = malloc 2MB; db: touch c
${Array.from({ length: 12 }, () => 'touch a; web: read b 2MB').join('\n')}
`;

/** What a long trace of the whole machine costs to build, to seek in and to keep. */
export function benchMachine(): string[] {
  const parsed = parse(machineModel.forms, script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  const collect = gc();
  collect();
  const before = memory();
  const start = performance.now();
  const trace = run(machineModel, parsed.statements, { ram: RAM, swap: 16 * 1024 ** 2 });
  const built = performance.now() - start;
  if (trace.last < STEPS)
    throw new Error(`expected a trace of ${STEPS} steps, found ${trace.last}`);
  collect();
  const kept = memory() - before;

  const random = randomOf('seeks');
  const times: number[] = [];
  for (let seek = 0; seek < SEEKS; seek += 1) {
    const step = random.below(trace.last + 1);
    const begin = performance.now();
    trace.frame(step);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (SEEKS - 1))]!.toFixed(1);
  return [
    `Machine, ${trace.last} steps over ${RAM / 4096} frames: built in ${(built / 1000).toFixed(2)} s, ${((1000 * built) / trace.last).toFixed(0)} µs a step`,
    `a seek to any step: ${at(0.5)} ms (median), ${at(0.99)} ms (99th percentile, goal: 16), ${at(1)} ms (longest of ${SEEKS})`,
    `memory that the trace keeps: ${(kept / 1024 ** 2).toFixed(1)} MB (goal: 30)`,
  ];
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function gc(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
