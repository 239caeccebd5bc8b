import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import sirv from 'sirv';

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Answers with the files of a built site, as they are at the moment: it may be built anew meanwhile. */
export async function siteFiles(folder: string): Promise<RequestListener> {
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    // A list of the files made once would lead to files that a later build has removed.
    dev: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      // Names under _astro hold a hash of their content.
      if (path.startsWith('/_astro/')) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      }
    },
  });
  const first = await readFile(`${folder}/404.html`);
  const notFound = (response: ServerResponse): void => {
    readFile(`${folder}/404.html`)
      .catch(() => first)
      .then((page) => {
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...HEADERS });
        response.end(page);
      });
  };
  return (request, response) => {
    // A file may go between the look at it and its reading, and a range may end before it begins.
    response.on('pipe', (file) => file.on('error', () => response.destroy()));
    try {
      files(request, response, () => notFound(response));
    } catch {
      response.destroy();
    }
  };
}
