import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ParsedExercise, parseExercise } from './exercise.ts';

/** The ids of the exercises in a folder, in order. */
export async function exerciseIds(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads one exercise folder. A folder that is not there is a problem like any other. */
export async function readExercise(root: string, id: string): Promise<ParsedExercise> {
  const folder = join(root, id);
  const files = new Map<string, string>();
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const path of paths) {
      files.set(relative(folder, path).replaceAll('\\', '/'), await readFile(path, 'utf8'));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const known = await exerciseIds(root).catch(() => []);
    return {
      problems: [
        {
          file: folder,
          message: `expected an exercise, found none; there are: ${known.join(', ')}`,
        },
      ],
    };
  }
  return parseExercise(id, files, shortHash);
}

/** The first 16 hex digits of SHA-256. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
