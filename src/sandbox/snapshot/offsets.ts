/**
 * Where fields lie in QuickJS's structs: byte offsets in the build that `LAYOUT` in ../layout.ts
 * pins by its hash (QuickJS 2025-09-13 for wasm32: pointers of 4 bytes, a JSValue of 8, aligned to
 * 8). Named after the structs of quickjs.c; each comment says which. Measured by compile-time
 * assertions on the vendored C; what only the reader of one class needs follows from the
 * declarations.
 */
export const OFFSETS = {
  /** struct JSGCObjectHeader; the kind is in the low 4 bits of the byte at `type`. */
  header: { refCount: 0, type: 4, link: 8 },
  /** struct list_head */
  list: { prev: 0, next: 4 },
  /** struct JSRuntime */
  runtime: {
    atomSize: 44,
    atomHash: 52,
    atomArray: 56,
    classCount: 64,
    classArray: 68,
    contextList: 72,
    gcObjects: 80,
    gcZeroRefCount: 88,
    gcPhase: 104,
    weakRefs: 112,
    currentException: 136,
    currentFrame: 148,
    jobs: 168,
    shapeHashSize: 236,
    shapeHash: 244,
    opaque: 248,
    size: 256,
  },
  /** struct JSClass */
  class: { name: 4, size: 24 },
  /**
   * struct JSContext; `values` are JSValues from the first to the last, in the order of its fields.
   */
  context: {
    link: 20,
    shapes: 36,
    shapeCount: 5,
    classPrototypes: 56,
    firstValue: 64,
    lastValue: 216,
    global: 208,
    globalVariables: 216,
    modules: 236,
  },
  /** struct JSObject; `data` is the union that the class decides on. */
  object: {
    flags: 5,
    classId: 6,
    weakCount: 16,
    shape: 20,
    properties: 24,
    data: 32,
    size: 48,
  },
  /**
   * struct JSShape: a hash table of mask + 1 words lies before it, properties of 8 bytes after it.
   */
  shape: { hashMask: 24, propertySize: 28, propertyCount: 32, prototype: 44, properties: 48 },
  /** JSObject.u.array */
  array: { values: 36, count: 40 },
  /** JSObject.u.func */
  function: { bytecode: 32, variables: 36, home: 40 },
  /** struct JSFunctionBytecode */
  bytecode: {
    flags1: 17,
    flags2: 18,
    code: 20,
    codeLength: 24,
    name: 28,
    variables: 32,
    closureVariables: 36,
    argumentCount: 40,
    variableCount: 42,
    realm: 52,
    constants: 56,
    constantCount: 60,
    closureCount: 64,
    fileName: 68,
    lineTableLength: 76,
    lineTable: 80,
    source: 84,
    size: 88,
    /** Of a bytecode with no debug information, the struct ends before it. */
    sizeWithoutDebug: 68,
  },
  /** struct JSClosureVar; the type is in the low 3 bits of its first word. */
  closureVariable: { name: 4, size: 8 },
  /** struct JSBytecodeVarDef */
  variable: { name: 0, size: 12 },
  /** struct JSVarRef */
  variableReference: { isDetached: 5, pointer: 16, value: 24, frame: 28 },
  /**
   * struct JSAsyncFunctionState with its JSStackFrame; arguments, variables and stack follow it.
   */
  frame: {
    thisValue: 16,
    isCompleted: 32,
    resolve: 40,
    reject: 48,
    stackFrame: 56,
    function: 64,
    arguments: 72,
    variables: 76,
    argumentCount: 88,
    stackPointer: 96,
    size: 104,
  },
  /**
   * struct JSString; 31 bits of length and one for wide characters; 2 bits of `kind` say which
   * atom.
   */
  string: { length: 4, hash: 8, kind: 11, atomIndex: 12, characters: 16 },
  /** struct JSStringRope */
  rope: { length: 4, left: 16, right: 24 },
  /** struct JSBigInt: limbs of 4 bytes */
  bigint: { length: 4, limbs: 8 },
  /** struct JSMapState and JSMapRecord */
  map: { isWeak: 0, records: 4, recordCount: 12, hashTable: 16, hashSize: 24 },
  record: { isEmpty: 4, link: 8, key: 24, value: 32, size: 40 },
  /** struct JSPromiseData, JSPromiseReactionData, JSPromiseFunctionData */
  promise: { state: 0, reactions: 4, result: 24 },
  reaction: { resolve: 8, reject: 16, handler: 24, size: 32 },
  settler: { promise: 0, resolved: 8 },
  /** struct JSJobEntry */
  job: { realm: 8, argumentCount: 16, arguments: 24 },
  /** struct JSModuleDef with its entries */
  module: {
    name: 16,
    link: 20,
    requests: 28,
    requestCount: 32,
    exports: 40,
    exportCount: 44,
    stars: 52,
    imports: 64,
    importCount: 68,
    namespace: 80,
    function: 88,
    asyncParents: 116,
    promise: 152,
    resolve: 160,
    reject: 168,
    exception: 184,
    meta: 192,
    privateValue: 200,
  },
  moduleRequest: { name: 0, attributes: 8, size: 16 },
  moduleExport: { reference: 4, type: 8, localName: 12, exportName: 16, size: 20 },
  moduleImport: { name: 8, size: 16 },
  /** struct JSBoundFunction */
  bound: { function: 0, thisValue: 8, count: 16, arguments: 24 },
  /** struct JSCFunctionDataRecord */
  nativeData: { count: 5, values: 8 },
  /** struct JSForInIterator; JSPropertyEnum */
  forIn: { object: 0, count: 12, isArray: 17, names: 20, nameAtom: 4, nameSize: 8 },
  /** struct JSArrayBuffer, JSTypedArray */
  buffer: { byteLength: 0, data: 12 },
  view: { buffer: 12 },
  /** struct JSIteratorConcatData */
  concat: { index: 0, count: 4, iterator: 16, next: 24, values: 32 },
  /** struct JSIteratorHelperData */
  helper: { object: 0, next: 8, callback: 16, inner: 24 },
  /** struct JSGeneratorData, JSAsyncGeneratorData, JSAsyncGeneratorRequest */
  generator: { frame: 4 },
  asyncGenerator: { frame: 8, queue: 12 },
  request: { result: 16, promise: 24, resolve: 32, reject: 40 },
  /** struct JSWeakRefData, JSFinalizationRegistryData, JSFinRecEntry */
  weakRef: { target: 16 },
  registry: { entries: 12, realm: 20, callback: 24 },
  registration: { target: 8, held: 16, token: 24 },
} as const;

/** Constants of the same build. */
export const BUILD = {
  /** Atoms below are made with the runtime and never freed (quickjs-atom.h, JS_ATOM_END). */
  atomEnd: 238,
  /** JS_ATOM_constructor, JS_ATOM_name */
  atomConstructor: 64,
  atomName: 58,
  /** The chunk of a host's handle: dlmalloc's smallest, or one that was too small to be split. */
  handleChunk: 24,
} as const;

/** JS_TAG_…: the high word of a JSValue. Those below 0 are pointers. */
export const TAG = {
  bigint: -9,
  symbol: -8,
  string: -7,
  rope: -6,
  module: -3,
  bytecode: -2,
  object: -1,
  int: 0,
  bool: 1,
  null: 2,
  undefined: 3,
  shortBigint: 7,
  /** JS_TAG_FIRST, and the last of the tags; anything else is a float64. */
  first: -9,
  last: 8,
  /** What JS_NAN_BOXING on 32 bits adds to a float64's high word: JS_FLOAT64_TAG_ADDEND. */
  float64Addend: 2_146_959_370,
} as const;

/** JSGCObjectTypeEnum */
export const GC_TYPE = {
  object: 0,
  bytecode: 1,
  shape: 2,
  variable: 3,
  frame: 4,
  context: 5,
  module: 6,
} as const;

/** JS_PROP_TMASK and its values, in the 6 bits of flags of a JSShapeProperty. */
export const PROPERTY = {
  mask: 0x30,
  normal: 0,
  accessor: 0x10,
  variable: 0x20,
  lazy: 0x30,
} as const;

/** JSClosureTypeEnum: a variable of a call (below), of the realm, or of the module. */
export const CLOSURE = { firstGlobal: 3, lastGlobal: 5, moduleDeclaration: 6 } as const;

/** JS_CLASS_… */
export const CLASS = {
  object: 1,
  array: 2,
  error: 3,
  number: 4,
  string: 5,
  boolean: 6,
  symbol: 7,
  arguments: 8,
  mappedArguments: 9,
  date: 10,
  cFunction: 12,
  bytecodeFunction: 13,
  boundFunction: 14,
  cFunctionData: 15,
  generatorFunction: 16,
  forInIterator: 17,
  regexp: 18,
  arrayBuffer: 19,
  sharedArrayBuffer: 20,
  firstTypedArray: 21,
  lastTypedArray: 32,
  dataView: 33,
  bigint: 34,
  map: 35,
  set: 36,
  weakMap: 37,
  weakSet: 38,
  iteratorConcat: 40,
  iteratorHelper: 41,
  iteratorWrap: 42,
  mapIterator: 43,
  setIterator: 44,
  arrayIterator: 45,
  stringIterator: 46,
  regexpStringIterator: 47,
  generator: 48,
  global: 49,
  proxy: 50,
  promise: 51,
  promiseResolve: 52,
  promiseReject: 53,
  asyncFunction: 54,
  asyncResolve: 55,
  asyncReject: 56,
  asyncFromSync: 57,
  asyncGeneratorFunction: 58,
  asyncGenerator: 59,
  weakRef: 60,
  finalizationRegistry: 61,
} as const;
