import { CLASS } from '../snapshot/offsets.ts';

/** The first and the last of the iterators' classes: JS_CLASS_ITERATOR to JS_CLASS_REGEXP_STRING_ITERATOR. */
const FIRST_ITERATOR = 39;
const LAST_ITERATOR = CLASS.regexpStringIterator;

/**
 * What QuickJS makes for itself while it runs a line, and no program holds: the two functions that
 * settle a promise, the steps of an await, the iterator under a loop. Another engine makes others,
 * so they count only where an expression gives one, as `map.values()` does.
 */
export function isHelper(classId: number): boolean {
  return (
    classId === CLASS.cFunctionData ||
    classId === CLASS.forInIterator ||
    (classId >= FIRST_ITERATOR && classId <= LAST_ITERATOR) ||
    classId === CLASS.promiseResolve ||
    classId === CLASS.promiseReject ||
    (classId >= CLASS.asyncResolve && classId <= CLASS.asyncFromSync)
  );
}

const NAMES: ReadonlyMap<number, string> = new Map<number, string>([
  ...([
    [CLASS.array, 'array'],
    [CLASS.error, 'error'],
    [CLASS.date, 'date'],
  ] as const),
  ...([
    [CLASS.regexp, 'regular expression'],
    [CLASS.dataView, 'data view'],
  ] as const),
  ...([
    [CLASS.arrayBuffer, 'buffer'],
    [CLASS.sharedArrayBuffer, 'buffer'],
  ] as const),
  ...([
    [CLASS.map, 'map'],
    [CLASS.set, 'set'],
    [CLASS.generator, 'generator'],
  ] as const),
  ...([
    [CLASS.proxy, 'proxy'],
    [CLASS.promise, 'promise'],
  ] as const),
  ...([
    [CLASS.asyncGenerator, 'generator'],
    [CLASS.weakRef, 'weak reference'],
  ] as const),
]);

/** The word for an object of a class, as in 'array from map()'. */
export function classWord(classId: number): string {
  const name = NAMES.get(classId);
  if (name !== undefined) return name;
  if (classId >= CLASS.firstTypedArray && classId <= CLASS.lastTypedArray) return 'typed array';
  if (classId >= FIRST_ITERATOR && classId <= LAST_ITERATOR) return 'iterator';
  const isFunction =
    (classId >= CLASS.cFunction && classId <= CLASS.generatorFunction) ||
    classId === CLASS.asyncFunction ||
    classId === CLASS.asyncGeneratorFunction;
  return isFunction ? 'function' : 'object';
}
