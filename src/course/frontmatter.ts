import { z } from 'zod';

/** The regions of an address space that the map beside a lesson's title can point at. */
export const regions = ['code', 'heap', 'libs', 'stack'] as const;
export type Region = (typeof regions)[number];

const title = z
  .string()
  .min(2)
  .max(60)
  .describe('The name in lists, in the bar and above the page.');
const summary = z
  .string()
  .min(40)
  .max(170)
  .describe('One or two sentences for lists and search engines: what the reader finds out.');
const lede = z
  .string()
  .min(40)
  .describe('The opening under the title, in a larger type. Without it the summary stands there.')
  .optional();

/** The head of content/NN-chapter/index.mdx. */
export const chapterFrontmatter = z.strictObject({
  title,
  summary,
  lede,
  limits: z
    .array(z.string().min(20))
    .default([])
    .describe(
      'What the chapter simplifies, what its models leave out, what nobody outside has confirmed; listed on its page of sources.',
    ),
});

/** The head of content/NN-chapter/NN-lesson.mdx. */
export const lessonFrontmatter = z.strictObject({
  title,
  summary,
  lede,
  minutes: z.int().min(3).max(20).describe('What reading and trying takes, measured on a person.'),
  objectives: z
    .array(z.string().min(10).max(140))
    .min(1)
    .max(5)
    .describe('Each completes the sentence "Afterwards you can …"; no full stop.'),
  figures: z.int().min(0).default(0).describe('How many figures the lesson has.'),
  exercises: z
    .array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
    .default([])
    .describe('The exercises in the lesson, by the name of their folder in exercises/.'),
  where: z
    .enum(regions)
    .optional()
    .describe('The part of the address space that the lesson is about, for the map at its title.'),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(3).describe('Author or project, then the name of the text.'),
        href: z.url().describe('Where it can be read.'),
      }),
    )
    .default([])
    .describe('What the lesson is built on and where to read on; listed at its end.'),
});

export type ChapterFrontmatter = z.infer<typeof chapterFrontmatter>;
export type LessonFrontmatter = z.infer<typeof lessonFrontmatter>;
