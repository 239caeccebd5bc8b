import { SUBJECT_FILE, WORKLOAD_FILE } from '../program-error.ts';
import { KIND } from './kinds.ts';
import { CLASS, OFFSETS } from './offsets.ts';
import { plainName } from './plain-text.ts';
import { positionOf, type SourcePosition } from './read-position.ts';
import { atomText, ownName } from './read-text.ts';
import type { HeapSnapshot } from './snapshot.ts';

const B = OFFSETS.bytecode;

/** JS_CLASS_… of an object; 0 for what is none. */
export function classIdOf({ heap, kinds, addresses }: HeapSnapshot, node: number): number {
  return kinds[node] === KIND.object ? heap.half(addresses[node]! + OFFSETS.object.classId) : 0;
}

/** Whether an object of this class can be called. */
export function isFunctionClass(classId: number): boolean {
  return (
    (classId >= CLASS.cFunction && classId <= CLASS.generatorFunction) ||
    classId === CLASS.asyncFunction ||
    classId === CLASS.asyncGeneratorFunction ||
    (classId >= CLASS.promiseResolve && classId <= CLASS.asyncReject)
  );
}

/**
 * Address of the JSFunctionBytecode of a function that was written in JavaScript; 0 for any other
 * node.
 */
export function codeOf(snapshot: HeapSnapshot, node: number): number {
  const classId = classIdOf(snapshot, node);
  const isWritten =
    classId === CLASS.bytecodeFunction ||
    classId === CLASS.generatorFunction ||
    classId === CLASS.asyncFunction ||
    classId === CLASS.asyncGeneratorFunction;
  if (!isWritten) return 0;
  return snapshot.heap.word(snapshot.addresses[node]! + OFFSETS.function.bytecode);
}

/** Where a function was written; undefined for what is none. */
export function functionPosition(snapshot: HeapSnapshot, node: number): SourcePosition | undefined {
  const code = codeOf(snapshot, node);
  return code === 0 ? undefined : positionOf(snapshot.heap, snapshot.source.runtime, code);
}

/** A function's name; '' where it has none. */
export function functionName(snapshot: HeapSnapshot, node: number): string {
  const { heap, source, addresses } = snapshot;
  const name = ownName(heap, addresses[node]!);
  if (name !== '') return name;
  const code = codeOf(snapshot, node);
  return code === 0 ? '' : atomText(heap, source.runtime, heap.word(code + B.name));
}

/**
 * Functions that the engine makes, by class: what settles a promise, what goes on after an await.
 */
const NATIVE: Readonly<Record<number, string>> = {
  [CLASS.promiseResolve]: 'ƒ resolve',
  [CLASS.promiseReject]: 'ƒ reject',
  [CLASS.asyncResolve]: 'await',
  [CLASS.asyncReject]: 'await',
};

/** `ƒ onResize (line 6)`, `class Store (line 12)`, `ƒ round (line 21 of the workload)` */
export function functionText(snapshot: HeapSnapshot, node: number): string {
  const native = NATIVE[classIdOf(snapshot, node)];
  if (native !== undefined) return native;
  const name = nameText(functionName(snapshot, node));
  const position = functionPosition(snapshot, node);
  return `${isClass(snapshot, node) ? 'class' : 'ƒ'} ${name}${whereIs(position)}`;
}

/** QuickJS calls the function that a module's code is `<eval>` (JS_ATOM__eval_). */
function nameText(name: string): string {
  return name === '<eval>' ? 'module code' : plainName(name) || '(anonymous)';
}

/** What the sandbox brings along has no place that a learner could look at. */
function whereIs(position: SourcePosition | undefined): string {
  if (position === undefined) return '';
  const { file, line } = position;
  if (file === SUBJECT_FILE) return ` (line ${line})`;
  if (file === WORKLOAD_FILE) return ` (line ${line} of the workload)`;
  return SANDBOX_FILES.has(file) ? '' : ` (line ${line} of evaluated code)`;
}

const SANDBOX_FILES: ReadonlySet<string> = new Set(['globals.js', 'judge.js']);

/**
 * QuickJS has no class for classes: a constructor's source says so (js_parse_class keeps all of
 * it).
 */
function isClass(snapshot: HeapSnapshot, node: number): boolean {
  const { heap } = snapshot;
  const code = codeOf(snapshot, node);
  if (code === 0 || (heap.byte(code + B.flags2) & 4) === 0) return false;
  const source = heap.word(code + B.source);
  return source !== 0 && heap.text(source, 5, false) === 'class';
}
