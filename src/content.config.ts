import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { chapterFrontmatter, lessonFrontmatter } from './course/frontmatter.ts';

// The name of the file is kept as it is: the outline reads order and address from it.
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.mdx$/, '');

const chapters = defineCollection({
  loader: glob({ base: './content', pattern: '*/index.mdx', generateId }),
  schema: chapterFrontmatter,
});

const lessons = defineCollection({
  loader: glob({ base: './content', pattern: ['**/*.mdx', '!*/index.mdx', '!more/*'], generateId }),
  schema: lessonFrontmatter,
});

/** Pages of text beside the chapters: the cheat sheet, the reading list. */
const more = defineCollection({
  loader: glob({ base: './content/more', pattern: '*.mdx', generateId }),
  schema: chapterFrontmatter.pick({ title: true, summary: true, lede: true }),
});

export const collections = { chapters, lessons, more };
