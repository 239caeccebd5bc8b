import { spawn } from 'node:child_process';

/** Serves the built site while `work` runs; `work` gets its address. Ends the server either way. */
export async function whileServing<T>(
  port: number,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = spawn(process.execPath, ['src/cli/main.ts', 'serve', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (data) => {
        const found = /http\S+/.exec(String(data));
        if (found) resolve(found[0]);
      });
      server.on('exit', () =>
        reject(new Error('the site could not be served; run npm run build first')),
      );
    });
    return await work(address);
  } finally {
    server.kill();
  }
}

/** How a browser is started without a screen, a sandbox of its own (in a container) or calls home. */
export const BROWSER_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
