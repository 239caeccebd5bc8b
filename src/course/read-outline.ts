import { type CollectionEntry, getCollection } from 'astro:content';
import { buildOutline, type Chapter, type Lesson, type Outline } from './outline.ts';

export type CourseChapter = Chapter<CollectionEntry<'chapters'>, CollectionEntry<'lessons'>>;
export type CourseLesson = Lesson<CollectionEntry<'lessons'>>;
export type Course = Outline<CollectionEntry<'chapters'>, CollectionEntry<'lessons'>>;

/** The course as Astro has read it. The command line has its own reader; the outline is the same. */
export async function readOutline(): Promise<Course> {
  return buildOutline(await getCollection('chapters'), await getCollection('lessons'));
}
