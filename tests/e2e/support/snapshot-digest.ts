import type { SandboxAssets } from '../../../src/sandbox/assets.ts';
import { Session } from '../../../src/sandbox/session.ts';
import { explainHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { heapSnapshotFile } from '../../../src/sandbox/snapshot/heapsnapshot.ts';

/** SHA-256 of a program's snapshot, or why there is none: the same on every host. */
export interface SnapshotDigest {
  /** Of the .heapsnapshot file. */
  readonly file: string;
  /** Of the arrays that a snapshot consists of, with every address and age. */
  readonly arrays: string;
}

const LIMITS = { memoryBytes: 32 * 1024 * 1024, stackBytes: 256 * 1024, ticks: 2000 };
const ROUNDS = 12;

/** Runs a program for 12 rounds and reads its heap. In Node and in a browser's worker. */
export async function snapshotDigest(
  assets: SandboxAssets,
  source: string,
): Promise<SnapshotDigest> {
  const session = await Session.open(assets, LIMITS);
  const work = { workload: undefined, seed: 1, size: 3 };
  const mistake = session.load(source) ?? session.prepare(work) ?? session.setup().error;
  if (mistake) throw new Error(`expected the program to run, found ${JSON.stringify(mistake)}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const error = session.round(round).error ?? session.read().error;
    if (error) throw new Error(`expected the program to run, found ${JSON.stringify(error)}`);
  }
  const { heap, fault } = explainHeap(session.heapSource);
  if (!heap) throw new Error(`expected a snapshot, found ${fault.invariant}: ${fault.message}`);
  const { kinds, addresses, shallow, fresh, edges, edgeTypes, edgeNames } = heap.snapshot;
  const arrays = [kinds, addresses, shallow, fresh, edges.first, edges.to, edgeTypes, edgeNames];
  return {
    file: await sha256(new TextEncoder().encode(heapSnapshotFile(heap.describer, heap.retention))),
    arrays: await sha256(bytesOf([...arrays, heap.retention.retained])),
  };
}

function bytesOf(arrays: readonly (Uint32Array | Float64Array)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
