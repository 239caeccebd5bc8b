import { heapModel } from '../../../src/model/heap/heap-model.ts';
import type { HeapSettings } from '../../../src/model/heap/settings.ts';
import type { HeapModelEvent, HeapState } from '../../../src/model/heap/state.ts';
import { run } from '../../../src/model/model.ts';
import { parse } from '../../../src/model/script/parse.ts';
import type { Trace } from '../../../src/model/trace.ts';

/** The trace of a script; a script that cannot be read is a mistake in the test. */
export function traceOf(
  script: string,
  settings: Partial<HeapSettings> = {},
): Trace<HeapState, HeapModelEvent> {
  const parsed = parse(heapModel.forms, script);
  if (!parsed.ok) throw new SyntaxError(JSON.stringify(parsed.error));
  return run(heapModel, parsed.statements, settings);
}

/** The last state. */
export function endOf(script: string, settings: Partial<HeapSettings> = {}): HeapState {
  const trace = traceOf(script, settings);
  return trace.frame(trace.last).state;
}

/** `code: message` of each fault, in order. */
export function faultsOf(script: string, settings: Partial<HeapSettings> = {}): string[] {
  const trace = traceOf(script, settings);
  return Array.from({ length: trace.last }, (_, step) => trace.frame(step + 1).fault)
    .filter((fault) => fault !== undefined)
    .map(({ code, message }) => `${code}: ${message}`);
}

/** The events of the last step. */
export function lastEvents(
  script: string,
  settings: Partial<HeapSettings> = {},
): readonly HeapModelEvent[] {
  const trace = traceOf(script, settings);
  return trace.frame(trace.last).events;
}
