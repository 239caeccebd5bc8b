import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { readArguments, readNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { siteFiles } from './site-files.ts';

export const SERVE_USAGE = `serve [--port N] [--host ADDRESS]
  Serves the built site; takes the next free port where the first is taken.`;

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PORTS_TO_TRY = 100;

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
  const server = createServer(await siteFiles(DIST));
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
