import { z } from 'zod';
import type { Problem } from './exercise.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const term = z.strictObject({
  id: slug.describe('Its anchor in the glossary, and how `<Term id>` names it.'),
  term: z.string().min(2).max(40),
  means: z.string().min(30).max(400).describe('One or two plain sentences.'),
  see: z
    .string()
    .regex(/^\/(?:[a-z0-9-]+\/)+$/)
    .optional()
    .describe('The address of the lesson that is about it.'),
});

/** A term of the field, as content/glossary/NN.json has it. */
export type Term = z.infer<typeof term>;

export type Parsed<Item> =
  | { readonly items: readonly Item[]; readonly problems: readonly [] }
  | { readonly items?: undefined; readonly problems: readonly Problem[] };

/** The glossary in the order of the alphabet, from its files by their paths. */
export function parseGlossary(files: ReadonlyMap<string, string>): Parsed<Term> {
  const parsed = parseLists(files, term);
  if (!parsed.items) return parsed;
  const items = parsed.items.toSorted((a, b) =>
    a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1,
  );
  return { items, problems: [] };
}

/** Lists of things with an id of their own, one list a file; an id may stand once in all of them. */
export function parseLists<Item extends { readonly id: string }>(
  files: ReadonlyMap<string, string>,
  schema: z.ZodType<Item>,
): Parsed<Item> {
  const problems: Problem[] = [];
  const items = new Map<string, { readonly file: string; readonly item: Item }>();
  for (const [file, text] of files) {
    const result = readList(text, schema);
    for (const message of result.problems) problems.push({ file, message });
    for (const item of result.items) {
      const before = items.get(item.id);
      if (before) {
        problems.push({
          file,
          message: `${item.id}: expected an id of its own, found one that ${before.file} has too`,
        });
      } else items.set(item.id, { file, item });
    }
  }
  if (problems.length > 0) return { problems };
  return { items: [...items.values()].map(({ item }) => item), problems: [] };
}

function readList<Item>(
  text: string,
  schema: z.ZodType<Item>,
): { readonly items: readonly Item[]; readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      items: [],
      problems: [`expected JSON, found: ${error instanceof Error ? error.message : error}`],
    };
  }
  const result = z.array(schema).safeParse(json);
  if (result.success) return { items: result.data, problems: [] };
  return {
    items: [],
    problems: result.error.issues.map(
      ({ path, message }) => `${path.join('.') || '(top)'}: ${message}`,
    ),
  };
}
