import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Answers of real kernels, allocators and published simulators; another set has the same files. */
const folder = process.env.GOLDEN_DIR || import.meta.dirname;
if (!existsSync(folder))
  throw new Error(`GOLDEN_DIR: expected a folder, found nothing at ${folder}`);

/** A file of answers as it stands: what decided them, and its cases. */
export interface Golden<Case> {
  readonly schema: string;
  readonly source: string;
  readonly semantics?: string;
  readonly cases: readonly Case[];
}

/** The JSON of a file of the folder; `undefined` where the folder does not hold it. */
export function golden<File = unknown>(name: string): File | undefined {
  const path = join(folder, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as File) : undefined;
}

/** The names of the JSON files of a folder inside, sorted; none where there is no such folder. */
export function goldenFiles(inside: string): string[] {
  const path = join(folder, inside);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${inside}/${name}`);
}

/**
 * One test a case, in a block that names the file and how many cases it ran. A file that the folder
 * does not hold is said to be missing, not passed over in silence.
 */
export function everyCase<Case extends object>(name: string, run: (one: Case) => void): void {
  everyPart<Case, Case>(name, 'cases', (one) => [['', one]], run);
}

/** One test for each part of each case, such as each of its results: what they are called, and by what. */
export function everyPart<Case extends object, Part>(
  name: string,
  parts: string,
  partsOf: (one: Case) => readonly (readonly [label: string, part: Part])[],
  run: (part: Part, one: Case) => void,
): void {
  const file = golden<Golden<Case & { readonly id?: string; readonly exclude?: boolean }>>(name);
  if (!file) {
    describe.skip(`${name}: not in this folder`, () => it('has no case', () => {}));
    return;
  }
  const cases = file.cases.filter((one) => one.exclude !== true);
  const tests = cases.flatMap((one, index) =>
    partsOf(one).map(([label, part]) => {
      return [`${one.id ?? `case ${index}`} ${label}`.trimEnd(), part, one] as const;
    }),
  );
  describe(`${name}: ${tests.length} ${parts} of ${file.source}`, () => {
    it('holds at least one case', () => expect(tests.length).toBeGreaterThan(0));
    it.each(tests)('%s', (_, part, one) => run(part, one));
  });
}
