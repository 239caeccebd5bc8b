import { z } from 'zod';
import { parseBytes } from '../model/units.ts';

const expected = (found: unknown) =>
  `expected a size such as "64 MiB", found ${JSON.stringify(found)}`;

/** A size in an exercise's file, such as "64 MiB", read to bytes. */
export const byteSize = z
  .string({ error: ({ input }) => expected(input) })
  .transform((text, context) => {
    const bytes = parseBytes(text);
    if (bytes === undefined) {
      context.addIssue({ code: 'custom', message: expected(text) });
      return z.NEVER;
    }
    return bytes;
  });
