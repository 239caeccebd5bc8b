import { readdir, readFile } from 'node:fs/promises';
import { type Parsed, parseGlossary, type Term } from '../course/glossary.ts';
import { type Known, parseKnown } from '../course/known.ts';

const FOLDER = 'content';

/** The glossary, in the order of the alphabet. */
export const readGlossary = once<Term>(/^glossary\/\d+\.json$/, parseGlossary);

/** All constants that have a source. */
export const readKnown = once<Known>(/^\d+-[^/]+\/known\.json$/, parseKnown);

/** The constants of one chapter, by the name of its folder. */
export async function knownOf(folder: string): Promise<readonly Known[]> {
  const file = `${FOLDER}/${folder}/known.json`;
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return itemsOf(parseKnown(new Map([[file, text]])));
}

/** Read once a build. @throws Error with a row for each problem, so that a broken file breaks the build. */
function once<Item>(
  names: RegExp,
  parse: (files: ReadonlyMap<string, string>) => Parsed<Item>,
): () => Promise<readonly Item[]> {
  let all: Promise<readonly Item[]> | undefined;
  const read = async () => {
    const paths = (await readdir(FOLDER, { recursive: true }))
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => names.test(path))
      .sort();
    const files = new Map<string, string>();
    for (const path of paths) {
      files.set(`${FOLDER}/${path}`, await readFile(`${FOLDER}/${path}`, 'utf8'));
    }
    return itemsOf(parse(files));
  };
  // While the course is being written, each page reads them anew.
  return () => {
    if (import.meta.env.DEV) return read();
    all ??= read();
    return all;
  };
}

function itemsOf<Item>({ items, problems }: Parsed<Item>): readonly Item[] {
  if (items) return items;
  throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
}

/** @throws Error that names the ids near it where there is none of this name. */
export function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  tag: string,
): Item {
  const found = items.find((one) => one.id === id);
  if (found) return found;
  const near = items.filter((one) => one.id[0] === id[0]).map((one) => one.id);
  throw new Error(`<${tag} id="${id}">: expected a known id, such as ${near.join(', ')}`);
}
