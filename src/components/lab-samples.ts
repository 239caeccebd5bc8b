import { readdir, readFile } from 'node:fs/promises';
import type { LabSample } from '../workbench/lab/sample-list.tsx';

const FOLDER = 'content/lab';

/**
 * The lab's samples, in the order of their numbers. The first line of each names it and says what
 * it shows: `// Unbounded cache: each answer is kept.`
 * @throws Error that names the file whose first line is another.
 */
export async function readLabSamples(): Promise<LabSample[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.js')).sort();
  return Promise.all(
    names.map(async (name) => {
      const source = (await readFile(`${FOLDER}/${name}`, 'utf8')).trimEnd();
      const [, title, shows] = /^\/\/ ([^:]+): (.+)$/m.exec(source.split('\n')[0]!) ?? [];
      if (title === undefined || shows === undefined) {
        throw new Error(
          `${FOLDER}/${name}: expected a first line \`// Name: what it shows.\`, found ${source.split('\n')[0]}`,
        );
      }
      // Told as a sentence, which has no quotes of code.
      const sentence = (shows.charAt(0).toUpperCase() + shows.slice(1)).replaceAll('`', '');
      return { id: name.replace(/^\d+-|\.js$/g, ''), title, shows: sentence, source };
    }),
  );
}
