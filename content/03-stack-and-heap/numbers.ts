import { run } from '../../src/model/model.ts';
import { programModel } from '../../src/model/program/model.ts';
import type { ProgramSettings } from '../../src/model/program/settings.ts';
import type { ProgramStatement } from '../../src/model/program/statements.ts';
import { parseScript } from '../../src/model/script/script.ts';
import { formatNumber } from '../../src/model/units.ts';

const inBytes = (bytes: number): string => `${formatNumber(bytes)} bytes`;

/** What is true after the last statement of a script. */
function after(script: string) {
  const parsed = parseScript([programModel], script);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { statements, chosen } = parsed;
  const trace = run(
    programModel,
    statements as ProgramStatement[],
    chosen as Partial<ProgramSettings>,
  );
  return trace.frame(trace.last);
}

const innermost = (script: string) => after(script).state.stack.frames.at(-1)!;

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
  const { state } = after(`model program limit=64KB
call main
call ${frame}
recurse ${frame}`);
  return {
    calls: formatNumber(state.stack.depth),
    frame: inBytes(state.stack.frames.at(-1)!.bytes),
  };
};
const guard = recursion('depth here=16 with n=4');
export const guardCalls = guard.calls;
export const guardFrame = guard.frame;
export const bufferCalls = recursion('walk name=256 with n=4').calls;
