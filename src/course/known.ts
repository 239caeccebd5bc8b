import { z } from 'zod';
import { type Parsed, parseLists } from './glossary.ts';

const known = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  value: z.string().min(1).max(60).describe('As the text says it, with its unit.'),
  what: z.string().min(10).max(200).describe('What the value is of; no full stop.'),
  source: z.strictObject({
    title: z.string().min(3).describe('Author or project, then the name of the text.'),
    href: z.url(),
  }),
});

/** A number that somebody else measured or laid down, with its source: content/NN-chapter/known.json. */
export type Known = z.infer<typeof known>;

export const parseKnown = (files: ReadonlyMap<string, string>): Parsed<Known> =>
  parseLists(files, known);
