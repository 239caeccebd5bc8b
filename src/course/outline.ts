import { OutlineError } from './outline-error.ts';

/**
 * The course in order, from the names of its files alone. A file's `id` is its path inside
 * content/ without the ending: `05-leaks-and-fragmentation/index` is a chapter,
 * `05-leaks-and-fragmentation/01-leaks` a lesson of it. Numbers give the order, words the address.
 */
export interface Entry {
  id: string;
}

export interface Lesson<L extends Entry> {
  entry: L;
  /** Chapter and lesson as they are counted, such as `5.1`. */
  code: string;
  number: number;
  /** From the root of the course, with a slash at both ends. */
  address: string;
}

export interface Chapter<C extends Entry, L extends Entry> {
  entry: C;
  number: number;
  slug: string;
  address: string;
  lessons: Lesson<L>[];
}

export type Outline<C extends Entry, L extends Entry> = Chapter<C, L>[];

/** Whether an entry is the opening of a chapter (`NN-chapter/index`) and not a lesson. */
export function isChapterId(id: string): boolean {
  return id.endsWith('/index');
}

/**
 * Puts chapters and lessons in order and gives each its address.
 * @throws OutlineError naming the file, what was expected, what was found and what to do, when a
 * name is no `NN-words`, two things claim one number or one address, a lesson has no chapter or a
 * chapter no lesson.
 */
export function buildOutline<C extends Entry, L extends Entry>(
  chapterEntries: readonly C[],
  lessonEntries: readonly L[],
): Outline<C, L> {
  const chapters = new Map<string, Chapter<C, L>>();
  for (const entry of chapterEntries) {
    const folder = entry.id.split('/')[0] ?? '';
    const { number, slug } = numbered(entry.id, 'folder', folder);
    chapters.set(folder, { entry, number, slug, address: `/${slug}/`, lessons: [] });
  }
  for (const entry of lessonEntries) {
    const [folder = '', file = '', ...deeper] = entry.id.split('/');
    if (deeper.length > 0 || file === '') throw misplaced(entry.id);
    const chapter = chapters.get(folder);
    if (!chapter) throw orphan(entry.id, folder);
    const { number, slug } = numbered(entry.id, 'file name', file);
    const address = `${chapter.address}${slug}/`;
    chapter.lessons.push({ entry, code: `${chapter.number}.${number}`, number, address });
  }
  const outline = inOrder([...chapters.values()]);
  for (const chapter of outline) {
    if (chapter.lessons.length === 0) throw empty(chapter.entry.id);
    chapter.lessons = inOrder(chapter.lessons);
  }
  return outline;
}

/** Every lesson in reading order. */
export function lessonsOf<C extends Entry, L extends Entry>(outline: Outline<C, L>): Lesson<L>[] {
  return outline.flatMap((chapter) => chapter.lessons);
}

/** What is read before and after a lesson, across the borders of chapters. */
export function neighbours<C extends Entry, L extends Entry>(
  outline: Outline<C, L>,
  address: string,
): { previous?: Lesson<L>; next?: Lesson<L> } {
  const lessons = lessonsOf(outline);
  const at = lessons.findIndex((lesson) => lesson.address === address);
  return at < 0 ? {} : { previous: lessons[at - 1], next: lessons[at + 1] };
}

function numbered(id: string, field: string, name: string): { number: number; slug: string } {
  const match = /^(\d{2,})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name);
  if (!match?.[1] || !match[2]) {
    throw new OutlineError(id, {
      field,
      expected: 'two digits, a hyphen and words in lower case joined by hyphens, such as 01-leaks',
      found: name,
      todo: `rename the ${field === 'folder' ? 'folder' : 'file'}`,
    });
  }
  return { number: Number(match[1]), slug: match[2] };
}

function inOrder<T extends { number: number; address: string; entry: Entry }>(items: T[]): T[] {
  const sorted = items.toSorted((a, b) => a.number - b.number);
  const addresses = new Map<string, T>();
  for (const [index, item] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.number === item.number) throw twice(item.entry.id, 'number', item.number, before);
    const same = addresses.get(item.address);
    if (same) throw twice(item.entry.id, 'address', item.address, same);
    addresses.set(item.address, item);
  }
  return sorted;
}

function twice(id: string, field: string, found: string | number, other: { entry: Entry }) {
  return new OutlineError(id, {
    field,
    expected: `no other file with this ${field}`,
    found: `${found}, which content/${other.entry.id}.mdx has too`,
    todo: 'rename one of the two',
  });
}

function orphan(id: string, folder: string) {
  return new OutlineError(id, {
    field: 'folder',
    expected: `the chapter's opening, content/${folder}/index.mdx`,
    found: 'no such file',
    todo: 'write it, with a title and a summary',
  });
}

function empty(id: string) {
  return new OutlineError(id, {
    field: 'lessons',
    expected: 'at least one lesson beside it, such as 01-first.mdx',
    found: 'none',
    todo: "add one, or take the chapter's folder away until there is one",
  });
}

function misplaced(id: string) {
  return new OutlineError(id, {
    field: 'folder',
    expected: 'content/NN-chapter/NN-lesson.mdx',
    found: `content/${id}.mdx`,
    todo: "move the file into a chapter's folder",
  });
}
