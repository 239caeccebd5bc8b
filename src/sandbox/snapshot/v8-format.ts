/**
 * The fields of a .heapsnapshot file (V8, src/profiler/heap-snapshot-generator.cc,
 * SerializeSnapshot).
 */
export const V8_META = {
  node_fields: [
    ...['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'],
  ],
  node_types: [
    [
      ...['hidden', 'array', 'string', 'object', 'code', 'closure', 'regexp', 'number', 'native'],
      ...['synthetic', 'concatenated string', 'sliced string', 'symbol', 'bigint', 'object shape'],
    ],
    ...['string', 'number', 'number', 'number', 'number', 'number'],
  ],
  edge_fields: ['type', 'name_or_index', 'to_node'],
  edge_types: [
    ['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak'],
    'string_or_number',
    'node',
  ],
  trace_function_info_fields: [
    ...['function_id', 'name', 'script_name', 'script_id', 'line', 'column'],
  ],
  trace_node_fields: ['id', 'function_info_index', 'count', 'size', 'children'],
  sample_fields: ['timestamp_us', 'last_assigned_id'],
  location_fields: ['object_index', 'script_id', 'line', 'column'],
} as const;

/** Numbers of the types above. */
export const V8_NODE = {
  hidden: 0,
  array: 1,
  string: 2,
  object: 3,
  code: 4,
  closure: 5,
  regexp: 6,
  native: 8,
  synthetic: 9,
  rope: 10,
  symbol: 12,
  bigint: 13,
  shape: 14,
} as const;

export const V8_EDGE = {
  context: 0,
  element: 1,
  property: 2,
  internal: 3,
  shortcut: 5,
  weak: 6,
} as const;
