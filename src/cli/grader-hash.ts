import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * SHA-256 over the sources that a verdict depends on, first 16 hex digits: sandbox, grader, and
 * the units that their messages use. Line ends count as \n, whatever the checkout made of them.
 */
export function graderHash(): string {
  const root = new URL('../', import.meta.url);
  const files = ['sandbox', 'grader'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  files.push(fileURLToPath(new URL('model/units.ts', root)));
  const base = fileURLToPath(root);
  const hash = createHash('sha256');
  const paths = files.map((file) => file.replaceAll('\\', '/').replaceAll('//', '/'));
  for (const path of paths.sort()) {
    hash.update(path.slice(base.length));
    hash.update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}
