/** A program's mistake, as a value: what it threw, or which limit it ran into. */
export interface ProgramError {
  readonly name: string;
  readonly message: string;
  /** Line and column in the learner's file, from 1, where known. */
  readonly line?: number;
  readonly column?: number;
}

interface Described {
  name: string;
  message: string;
  stack: string;
  line?: string;
  column?: string;
}

/** The learner's module has this name in every stack trace. */
export const SUBJECT_FILE = 'subject.js';
/** The same of the workload that uses it. */
export const WORKLOAD_FILE = 'workload.js';

/** The program was refused memory. */
export const MEMORY_LIMIT: ProgramError = {
  name: 'MemoryLimit',
  message: 'The program asked for more memory than it may use.',
};

/** The calls went deeper than the stack. */
export const STACK_OVERFLOW: ProgramError = {
  name: 'StackOverflow',
  message: 'The calls went deeper than the stack has room for.',
};

/** Names that only we may give; a program that throws one of them threw an Error. */
const RESERVED = new Set([
  ...['TickLimit', 'MemoryLimit', 'StackOverflow', 'MissingExport', 'NeverSettled'],
  ...['SourceTooLong', 'Stopped', 'EngineError', 'FileError'],
]);
const MAX_TEXT = 2000;
const NO_EXPORT = /^Could not find export '.*' in module '(.+)'$/;

/** What an import of anything gets. */
export function noModule(name: string): string {
  return `there is no module '${name.slice(0, 60)}' here: a program has only itself`;
}
const FRAME = /\bsubject\.js:(\d+)(?::(\d+))?/;

/**
 * Turns what the judge's realm said of an error (JSON) into a value. A stack overflow and an
 * exhausted memory get names of their own, since QuickJS calls both InternalError.
 */
export function programError(described: string): ProgramError {
  const { name, message, stack, line, column } = JSON.parse(described) as Described;
  const frame = FRAME.exec(stack);
  const where = { line: position(frame?.[1] ?? line), column: position(frame?.[2] ?? column) };
  if (name === 'InternalError' && message === 'stack overflow') {
    return { ...STACK_OVERFLOW, ...where };
  }
  if (name === 'InternalError' && message.startsWith('out of memory')) {
    return { ...MEMORY_LIMIT, ...where };
  }
  // QuickJS looks for the names that an import wants before it runs the module, ours, which says why.
  const absent = NO_EXPORT.exec(message)?.[1];
  if (absent !== undefined && absent !== 'subject') {
    return { name: 'ReferenceError', message: noModule(absent), ...where };
  }
  const known = RESERVED.has(name) ? 'Error' : name.slice(0, 200);
  return { name: known, message: message.slice(0, MAX_TEXT), ...where };
}

/** A program may claim any position for its error. */
function position(text: string | undefined): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
