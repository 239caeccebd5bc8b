import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly lines: readonly string[];
  readonly err: string;
}

/** Runs the command line as a user does, in `root`, with `input` on its standard input. */
export function pagefault(args: readonly string[], root = ROOT, input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd: root });
    const read = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      read.out += data;
    });
    child.stderr.on('data', (data) => {
      read.err += data;
    });
    child.on('error', reject);
    child.stdin.end(input);
    child.on('close', (code) =>
      resolve({ code, ...read, lines: read.out.split('\n').slice(0, -1) }),
    );
  });
}

export const LEAK = 'const kept = []; export function round(i) { kept.push({ i }); }';
export const STEADY = 'export function round() {}';
/** One call that never comes back and never ticks. */
export const STUCK =
  'export function round() { Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1); }';

/** A folder with these files, for as long as the tests run; gives their paths. */
export function filesOf<const T extends Record<string, string>>(sources: T) {
  const folder = mkdtempSync(join(tmpdir(), 'pagefault-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const paths = {} as Record<keyof T, string>;
  for (const [name, source] of Object.entries(sources)) {
    const path = join(folder, `${name}.js`);
    writeFileSync(path, source);
    paths[name as keyof T] = path;
  }
  return { folder, ...paths };
}
