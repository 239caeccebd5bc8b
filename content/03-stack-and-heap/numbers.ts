import { heapModel } from '../../src/model/heap/heap-model.ts';
import { heapsModel } from '../../src/model/heap/heaps-model.ts';
import { type Model, run } from '../../src/model/model.ts';
import { programModel } from '../../src/model/program/model.ts';
import { printError } from '../../src/model/script/error.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatNumber } from '../../src/model/units.ts';

const inBytes = (bytes: number): string => `${formatNumber(bytes)} bytes`;

/** What is true after the last statement of a script. */
function lastOf<Settings, Statement extends { readonly kind: string }, State, Event>(
  model: Model<Settings, Statement, State, Event>,
  script: string,
): State {
  const parsed = parseScript([model as never], script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  const trace = run(model, parsed.statements as readonly Statement[], parsed.chosen as never);
  return trace.frame(trace.last).state;
}

const innermost = (script: string) => lastOf(programModel, script).stack.frames.at(-1)!;

/** The frame of `make` in the figure's first program. */
export const makeFrame = inBytes(
  innermost(`model program
call main x=4 p=8
call make q=8 with n=4`).bytes,
);

/** The buffer of `fill`, and what is written to it. */
const [room, written] = [16, 32];
export const smashRoom = inBytes(room);
export const smashWrite = formatNumber(written);

/** The figure's recursion, and the same with a buffer, in a stack of 64 KiB. */
const recursion = (frame: string): { readonly calls: string; readonly frame: string } => {
  const { stack } = lastOf(
    programModel,
    `model program limit=64KB
call main
call ${frame}
recurse ${frame}`,
  );
  return {
    calls: formatNumber(stack.depth),
    frame: inBytes(stack.frames.at(-1)!.bytes),
  };
};
const guard = recursion('depth here=16 with n=4');
export const guardCalls = guard.calls;
export const guardFrame = guard.frame;
export const bufferCalls = recursion('walk name=256 with n=4').calls;

/** The size of glibc's block for a request, and the most that its smallest block has room for. */
const glibcBlock = (asked: number): number =>
  lastOf(heapModel, `model heap allocator=glibc\na = malloc ${asked}`).blocks.find(
    ({ state }) => state === 'live',
  )!.size;
const smallest = glibcBlock(1);
let most = 1;
while (glibcBlock(most + 1) === smallest) most += 1;
export const mostOfSmallest = inBytes(most);

/** Knuth's example of what best fit leaves, and what is asked for then. */
const asked = 250;
const [left] = lastOf(
  heapsModel,
  `model heaps fit=best header=0 align=4 size=2700
a = malloc 1300; b = malloc 100; c = malloc 1200; d = malloc 100
free a; free c
p = malloc 1000; q = malloc 1100`,
).lanes[0]!.state.blocks.filter(({ state }) => state === 'free');
export const knuthRest = inBytes(left!.size);
export const knuthAsked = formatNumber(asked);
