import { readdirSync, readFileSync } from 'node:fs';

/** A labelled program of tests/corpus. */
export interface CorpusProgram {
  /** `leak/…` or `clean/…` */
  readonly name: string;
  readonly leaks: boolean;
  readonly source: string;
}

const CORPUS = new URL('./corpus/', import.meta.url);

export const corpusPrograms: readonly CorpusProgram[] = ['leak', 'clean'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, CORPUS)).map((file) => ({
    name: `${folder}/${file}`,
    leaks: folder === 'leak',
    source: readFileSync(new URL(`${folder}/${file}`, CORPUS), 'utf8'),
  })),
);

/** Whether every series runs to its end (npm run verify) instead of a sample of it (npm test). */
export const whole = process.env.PAGEFAULT_WHOLE === '1';

/** `count` programs spread over the corpus; all of them where every series runs whole. */
export function sampledPrograms(count: number): readonly CorpusProgram[] {
  if (whole) return corpusPrograms;
  const step = corpusPrograms.length / count;
  return Array.from({ length: count }, (_, i) => corpusPrograms[Math.floor(i * step)]!);
}
