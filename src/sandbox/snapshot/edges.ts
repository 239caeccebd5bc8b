/** How an edge holds its target, which says how to read its name. */
export const EDGE = {
  /** Named by an atom. */
  property: 0,
  getter: 1,
  setter: 2,
  /**
   * A variable that a closure captured, a module's or realm's binding, a local of a suspended call.
   */
  variable: 3,
  binding: 4,
  local: 5,
  /** Named by an index. */
  element: 6,
  /** Named by the address of the JSMapRecord. */
  key: 7,
  entry: 8,
  /** Named by a number of `INTERNAL`. */
  internal: 9,
  /** The same, and it does not keep its target alive. */
  weak: 10,
  /** The name of a property or variable: an atom, as what shapes and bytecode consist of. */
  name: 11,
  /** A global that a function's code mentions, named by an atom. */
  global: 12,
} as const;

const NAMES = [
  ...['shape', 'prototype', 'value', 'function', 'code', 'constant', 'realm', 'home object'],
  ...['bound function', 'bound this', 'bound argument', 'target', 'handler', 'buffer', 'source'],
  ...['program', 'iterated', 'next', 'callback', 'inner', 'frame', 'this', 'result', 'resolve'],
  ...['reject', 'reaction', 'promise', 'settled flag', 'request', 'key', 'held value', 'token'],
  ...['registration', 'entry', 'left', 'right', 'argument', 'native data', 'variable', 'stack'],
  ...['uninitialized variables', 'module', 'namespace', 'module function', 'exception'],
  ...['import.meta', 'private value', 'attributes', 'export', 'global', 'global variables'],
  ...['intrinsic', 'pending job', 'host handle', 'engine', 'atom', 'outside'],
] as const;

export type InternalName = (typeof NAMES)[number];

export const INTERNAL_NAMES: readonly InternalName[] = NAMES;

/** The number of each internal name. */
export const INTERNAL = Object.fromEntries(NAMES.map((name, i) => [name, i])) as Readonly<
  Record<InternalName, number>
>;
