import { readdirSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A text of the course, parsed. */
export interface CourseFile {
  /** From the root of the project. */
  readonly path: string;
  readonly source: string;
  readonly tree: Root;
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** Every .mdx of content/, in order. */
export const courseFiles: readonly CourseFile[] = readdirSync('content', { recursive: true })
  .map((path) => `content/${path}`.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.mdx'))
  .sort()
  .map((path) => {
    const source = readFileSync(path, 'utf8');
    return { path, source, tree: parser.parse(source) };
  });

/** The folders of the chapters, `NN-slug`. */
export const chapterFolders: readonly string[] = readdirSync('content')
  .filter((name) => /^\d{2}-/.test(name))
  .sort();

export const slugOf = (folder: string): string => folder.replace(/^\d+-/, '');

export const lessonsIn = (folder: string): CourseFile[] =>
  courseFiles.filter(({ path }) => path.startsWith(`content/${folder}/`) && !isOpening(path));

export const openingOf = (folder: string): CourseFile | undefined =>
  courseFiles.find(({ path }) => path === `content/${folder}/index.mdx`);

const isOpening = (path: string): boolean => path.endsWith('/index.mdx');

/** The address of a lesson's, chapter's or other page. */
export function addressOf(path: string): string {
  const [, folder = '', file = ''] = /^content\/([^/]+)\/(.+)\.mdx$/.exec(path) ?? [];
  if (folder === 'more') return `/${file}/`;
  return file === 'index' ? `/${slugOf(folder)}/` : `/${slugOf(folder)}/${slugOf(file)}/`;
}
