import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { heapSnapshotFile } from '../../sandbox/snapshot/heapsnapshot.ts';
import type { SourceLines } from '../explaining/source-lines.ts';
import type { Answer, Query } from '../explanation.ts';
import { HeapIndex } from './heap-index.ts';
import { ObjectList } from './object-list.ts';
import { ReferenceList } from './reference-list.ts';
import { treeAnswer } from './tree-answer.ts';

/** What can be asked of the object graph; chunks lie in the allocator's maps. */
export type HeapQuery = Exclude<Query, { ask: 'chunks' }>;

interface Inspection {
  readonly index: HeapIndex;
  readonly objects: ObjectList;
  readonly references: ReferenceList;
}

/** What is kept between two questions goes with its heap. */
const inspections = new WeakMap<ExplainedHeap, Inspection>();

/**
 * Answers a question to a snapshot. Texts are cut, lists come in pages of at most 500 rows, so an
 * answer is small whatever the program did; only `file` is as large as the heap. `lines` says where in
 * the source variables are declared.
 * @throws RangeError for a node that is none of the snapshot's.
 */
export function inspect(heap: ExplainedHeap, query: HeapQuery, lines?: SourceLines): Answer {
  const { index, objects, references } = inspectionOf(heap);
  if ('node' in query && query.node !== undefined) index.expectNode(query.node);
  switch (query.ask) {
    case 'classes': {
      const { rows, rest } = index.classes;
      return { ask: 'classes', rows: [...rows], rest };
    }
    case 'objects':
      return objects.answer(query);
    case 'object':
      return { ask: 'object', object: index.row(query.node), ...index.path(query.node, lines) };
    case 'holders':
    case 'holds':
      return references.answer(query);
    case 'tree':
      return treeAnswer(index, query.node);
    case 'file':
      return { ask: 'file', text: heapSnapshotFile(heap.describer, heap.retention) };
  }
}

function inspectionOf(heap: ExplainedHeap): Inspection {
  let known = inspections.get(heap);
  if (known === undefined) {
    const index = new HeapIndex(heap);
    known = { index, objects: new ObjectList(index), references: new ReferenceList(index) };
    inspections.set(heap, known);
  }
  return known;
}
