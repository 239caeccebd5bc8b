import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteFiles } from '../../src/cli/site-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'pagefault-site-'));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
let server: Server;
const get = (path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

beforeAll(async () => {
  write('404.html', 'not here');
  write('one.js', '1');
  server = createServer(await siteFiles(folder));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a site that is built anew while it is served goes on being served', async () => {
  expect(await (await get('/one.js')).text()).toBe('1');
  rmSync(join(folder, 'one.js'));
  write('two.js', '2');
  const gone = await get('/one.js');
  expect([gone.status, await gone.text()]).toEqual([404, 'not here']);
  const found = await get('/two.js');
  expect([found.status, await found.text()]).toEqual([200, '2']);
});

test('a range that ends before it begins costs its request, not the server', async () => {
  const { port } = server.address() as AddressInfo;
  await expect(
    fetch(`http://127.0.0.1:${port}/404.html`, { headers: { Range: 'bytes=5-2' } }),
  ).rejects.toThrow();
  expect((await get('/two.js')).status).toBe(200);
});

test.each(['..', '%2e%2e'])('a path with %s leads to nothing outside of the site', async (up) => {
  const { port } = server.address() as AddressInfo;
  const status = await new Promise((done) =>
    // A URL would take the dots out before they are sent.
    request({ port, path: `/${`${up}/`.repeat(8)}etc/passwd` }, (response) =>
      done(response.statusCode),
    ).end(),
  );
  expect(status).toBe(404);
});
