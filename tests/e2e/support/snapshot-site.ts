import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const wasm = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');

/**
 * Serves an empty page and the heap reader as a worker, which no page of ours loads whole, while
 * `work` runs; `work` gets the page's address.
 */
export async function withSnapshotSite<T>(work: (address: string) => Promise<T>): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: [here('./snapshot-reader.worker.ts')],
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
    logLevel: 'silent',
  });
  const realm = '../../../src/sandbox/realm/';
  const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
    '/': ['text/html', '<!doctype html><title>Snapshots</title>'],
    '/reader.js': ['text/javascript', outputFiles[0]!.text],
    '/judge.js': ['text/plain', await readFile(here(`${realm}judge.js`))],
    '/globals.js': ['text/plain', await readFile(here(`${realm}globals.js`))],
    '/quickjs.wasm': ['application/wasm', await readFile(wasm)],
  };
  const server = createServer(({ url = '' }, response) => {
    const file = files[url];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.[0] ?? 'text/plain' });
    response.end(file?.[1] ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://localhost:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
