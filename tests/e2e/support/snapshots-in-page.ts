import type { SnapshotDigest } from './snapshot-digest.ts';

/**
 * Digests of programs, one after the other, by the worker that snapshot-site.ts serves. Serialised
 * into the page by the browser drivers, so it may use nothing from outside.
 */
export async function snapshotsInPage(sources: readonly string[]): Promise<SnapshotDigest[]> {
  const worker = new Worker('/reader.js', { type: 'module' });
  const digests: SnapshotDigest[] = [];
  for (const source of sources) {
    digests.push(
      await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data as SnapshotDigest);
        worker.onerror = ({ message }) => reject(new Error(`the reader ended: ${message}`));
        worker.postMessage(source);
      }),
    );
  }
  worker.terminate();
  return digests;
}
