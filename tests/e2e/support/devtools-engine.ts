/** What Chrome DevTools' own heap profiler makes of a .heapsnapshot file. */
export interface DevToolsHeap {
  readonly nodeCount: number;
  readonly totalSize: number;
  /** Of each node of the file, in its order. */
  readonly ids: readonly number[];
  readonly names: readonly string[];
  readonly retained: readonly number[];
  /** Steps from the global object. */
  readonly distances: readonly number[];
  /** Of each class its number of nodes, as in the Summary. */
  readonly classes: Readonly<Record<string, number>>;
}

/** The page of DevTools' front end that Chromium bundles. */
export const DEVTOOLS_PAGE = 'devtools://devtools/bundled/devtools_app.html';

/**
 * Loads a file with DevTools' heap snapshot worker, as the Memory panel does. Serialised into
 * DevTools' page, so it may use nothing from outside. The names are those of the front end's
 * entrypoints/heap_snapshot_worker (HeapSnapshotLoader.ts, HeapSnapshot.ts).
 */
export async function loadInDevTools(file: string): Promise<DevToolsHeap> {
  type Aggregate = { count: number; name: string };
  type Node = { name(): string; id(): number; distance(): number };
  type Snapshot = {
    nodeCount: number;
    totalSize: number;
    retainedSizes: Float64Array;
    nodeFieldCount: number;
    createNode(index: number): Node & { retainedSize(): number };
    aggregatesWithFilter(filter: unknown): Record<string, Aggregate>;
  };
  type Loader = {
    write(text: string): void;
    close(): void;
    parsingComplete: Promise<void>;
    buildSnapshot(port: MessagePort): Promise<Snapshot>;
  };
  const path = './entrypoints/heap_snapshot_worker/heap_snapshot_worker.js';
  const worker = await import(path);
  const dispatcher = new worker.HeapSnapshotWorkerDispatcher.HeapSnapshotWorkerDispatcher(() => {});
  const loader: Loader = new worker.HeapSnapshotLoader.HeapSnapshotLoader(dispatcher);
  loader.write(file);
  loader.close();
  await loader.parsingComplete;
  const { port1, port2 } = new MessageChannel();
  new worker.HeapSnapshot.SecondaryInitManager(port2);
  const snapshot = await loader.buildSnapshot(port1);
  const nodes = Array.from({ length: snapshot.nodeCount }, (_, i) => {
    const node = snapshot.createNode(i * snapshot.nodeFieldCount);
    return [node.id(), node.name(), node.retainedSize(), node.distance()] as const;
  });
  const aggregates = Object.values(snapshot.aggregatesWithFilter({}));
  return {
    nodeCount: snapshot.nodeCount,
    totalSize: snapshot.totalSize,
    ids: nodes.map(([id]) => id),
    names: nodes.map(([, name]) => name),
    retained: nodes.map(([, , retained]) => retained),
    distances: nodes.map(([, , , distance]) => distance),
    classes: Object.fromEntries(aggregates.map(({ name, count }) => [name, count])),
  };
}
