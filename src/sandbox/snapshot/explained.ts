import type { SnapshotFault } from './broken-invariant.ts';
import { Describer } from './describe.ts';
import { type NearestRoots, nearestRoots } from './nearest-roots.ts';
import type { PathStep } from './path-step.ts';
import { pathText } from './path-text.ts';
import { pathTo } from './path-to.ts';
import { type Retention, retentionOf } from './retention.ts';
import type { HeapSnapshot, SnapshotSource } from './snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { type Tally, tally } from './tally.ts';

/** A snapshot, and all that can be asked of it. */
export class ExplainedHeap {
  readonly snapshot: HeapSnapshot;
  readonly describer: Describer;
  readonly retention: Retention;
  readonly nearest: NearestRoots;

  constructor(snapshot: HeapSnapshot) {
    this.snapshot = snapshot;
    this.describer = new Describer(snapshot);
    this.retention = retentionOf(snapshot);
    this.nearest = nearestRoots(snapshot, this.retention.graph);
  }

  /** Why a node is in memory, step by step; empty where nothing holds it. */
  steps(node: number): PathStep[] {
    return pathTo(this.describer, this.retention.graph, this.nearest, node);
  }

  /** The same on one line. */
  path(node: number): string {
    return pathText(this.steps(node));
  }

  /** What there is by class and path, to be compared with other looks by `accumulated`. */
  tally(): Tally {
    return tally(this.describer, this.retention, this.nearest);
  }
}

/** Reads and explains the heap of a program at rest; a fault where it can't be read. */
export function explainHeap(
  source: SnapshotSource,
):
  | { readonly heap: ExplainedHeap; readonly fault?: undefined }
  | { readonly heap?: undefined; readonly fault: SnapshotFault } {
  const { snapshot, fault } = takeSnapshot(source);
  return snapshot ? { heap: new ExplainedHeap(snapshot) } : { fault };
}
