import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { readArguments, readNumber } from './arguments.ts';
import type { Command } from './command.ts';

export const SERVE_USAGE = `serve [--port N] [--host ADDRESS]
  Serves the built site; takes the next free port where the first is taken.`;

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PORTS_TO_TRY = 100;
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

export const serveCommand: Command = async (args, { out, err }) => {
  const { values } = readArguments(args, { port: { type: 'string' }, host: { type: 'string' } });
  const wanted = readNumber('port', values.port, 0) ?? 4321;
  const host = values.host ?? 'localhost';
  if (!existsSync(`${DIST}/404.html`)) {
    err('dist/: expected the built site, found none; run npm run build first');
    return 1;
  }
  const port = await listen(wanted, host);
  out(`Pagefault is at http://${host}:${port}/`);
  return 0; // the open server keeps the process alive
};

async function listen(wanted: number, host: string): Promise<number> {
  const files = sirv(DIST, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      // Names under _astro hold a hash of their content.
      if (path.startsWith('/_astro/')) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
    },
  });
  const notFound = await readFile(`${DIST}/404.html`);
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...HEADERS });
      response.end(notFound);
    });
  });
  for (let port = wanted; port < wanted + PORTS_TO_TRY; port += 1) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(true);
        else reject(error);
      });
      server.listen(port, host, () => resolve(false));
    });
    if (!taken) return (server.address() as { port: number }).port;
  }
  throw new Error(
    `expected a free port from ${wanted} to ${wanted + PORTS_TO_TRY - 1}, found none; pass --port`,
  );
}
