import { lessonsOf } from '../course/outline.ts';
import { readOutline } from '../course/read-outline.ts';
import { href } from './href.ts';

/** Where the course explains fragmentation: its lesson, else the chapter; undefined without either. */
export async function fragmentationHref(): Promise<string | undefined> {
  const course = await readOutline();
  const pages = [...lessonsOf(course), ...course].map(({ address }) => address);
  const found =
    pages.find((address) => /\/[^/]*fragmentation[^/]*\/$/.test(address)) ??
    pages.find((address) => address.includes('fragmentation'));
  return found === undefined ? undefined : href(found);
}
