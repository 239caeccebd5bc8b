import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { machineModel } from '../../src/model/machine/model.ts';
import { run } from '../../src/model/model.ts';
import { randomOf } from '../../src/model/random.ts';
import { printError } from '../../src/model/script/error.ts';
import { parse } from '../../src/model/script/parse.ts';

const STEPS = 10_000;
const SEEKS = 1000;
const MB = 1024 ** 2;

/** Three processes that share too little RAM, fork and touch; thousands of pages go to swap. */
const script = (ram: number, again: number) => `
a = malloc ${(3 * ram) / 4}MB; touch a
spawn web; web: b = mmap ${ram / 2}MB; web: touch b
fork child; child: write a ${ram / 2}MB
spawn db; db: c = malloc ${ram / 2}MB; db: touch c
${`touch a; web: read b ${ram / 2}MB\n`.repeat(again)}
idle 1
`;

/** What a long trace of the whole machine costs to build, to seek in and to keep. */
export async function benchMachine(): Promise<string[]> {
  return [...(await measure(4, 6)), ...(await measure(16, 1))];
}

async function measure(ram: number, again: number): Promise<string[]> {
  const parsed = parse(machineModel.forms, script(ram, again));
  if (!parsed.ok) throw new Error(printError(parsed.error));
  const before = await memory();
  const start = performance.now();
  const trace = run(machineModel, parsed.statements, { ram: ram * MB, swap: 16 * MB });
  const built = performance.now() - start;
  if (trace.last < STEPS)
    throw new Error(`expected a trace of ${STEPS} steps, found ${trace.last}`);
  const kept = (await memory()) - before;

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
    `Machine, ${trace.last} steps over ${ram * 256} frames: built in ${(built / 1000).toFixed(2)} s, ${((1000 * built) / trace.last).toFixed(0)} µs a step; keeps ${(kept / MB).toFixed(1)} MB (goal: 30)`,
    `a seek to any step: ${at(0.5)} ms (median), ${at(0.99)} ms (99th percentile, goal: 16), ${at(1)} ms (longest of ${SEEKS})`,
  ];
}

/** What is in use once all garbage is gone; buffers are given back a moment after the collection. */
async function memory(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await setTimeout(20);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
