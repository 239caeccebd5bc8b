import { describe, expect, it } from 'vitest';
import { buildOutline, isChapterId, lessonsOf, neighbours } from '../../src/course/outline.ts';

const files = (...ids: string[]) => ids.map((id) => ({ id }));

function build(...ids: string[]) {
  return buildOutline(
    files(...ids.filter(isChapterId)),
    files(...ids.filter((id) => !isChapterId(id))),
  );
}

describe('outline', () => {
  const course = build(
    '10-oom-killer/index',
    '10-oom-killer/01-overcommit',
    '02-paging/index',
    '02-paging/10-thrashing',
    '02-paging/02-replacement',
  );

  it('takes order from the numbers, as numbers', () => {
    expect(course.map(({ number, slug }) => [number, slug])).toEqual([
      [2, 'paging'],
      [10, 'oom-killer'],
    ]);
    expect(lessonsOf(course).map(({ code }) => code)).toEqual(['2.2', '2.10', '10.1']);
  });

  it('takes addresses from the words', () => {
    expect(course[0]?.address).toBe('/paging/');
    expect(lessonsOf(course).map(({ address }) => address)).toEqual([
      '/paging/replacement/',
      '/paging/thrashing/',
      '/oom-killer/overcommit/',
    ]);
  });

  it('leads from one chapter into the next, and nowhere at both ends', () => {
    expect(neighbours(course, '/paging/thrashing/').previous?.code).toBe('2.2');
    expect(neighbours(course, '/paging/thrashing/').next?.code).toBe('10.1');
    expect(neighbours(course, '/paging/replacement/').previous).toBeUndefined();
    expect(neighbours(course, '/oom-killer/overcommit/').next).toBeUndefined();
    expect(neighbours(course, '/nowhere/')).toEqual({});
  });

  it('fits a hundred chapters', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `${String(i).padStart(2, '0')}-c${i}`);
    const big = build(...ids.flatMap((id) => [`${id}/index`, `${id}/01-a`, `${id}/02-b`]));
    expect(lessonsOf(big)).toHaveLength(200);
  });

  it('is empty for an empty course', () => {
    expect(build()).toEqual([]);
  });
});

describe('what the outline says of a mistake', () => {
  const message = (...ids: string[]) => {
    try {
      build(...ids);
      return 'no error';
    } catch (error) {
      return String(error);
    }
  };

  it('names a file that has no number', () => {
    expect(message('05-leaks/index', '05-leaks/first')).toMatchInlineSnapshot(
      `"OutlineError: content/05-leaks/first.mdx, file name: expected two digits, a hyphen and words in lower case joined by hyphens, such as 01-leaks; found first. What to do: rename the file."`,
    );
  });

  it('names a folder that is spelt otherwise', () => {
    expect(message('5-Leaks/index')).toMatchInlineSnapshot(
      `"OutlineError: content/5-Leaks/index.mdx, folder: expected two digits, a hyphen and words in lower case joined by hyphens, such as 01-leaks; found 5-Leaks. What to do: rename the folder."`,
    );
  });

  it('names two lessons with one number', () => {
    expect(message('05-leaks/index', '05-leaks/01-a', '05-leaks/01-b')).toMatchInlineSnapshot(
      `"OutlineError: content/05-leaks/01-b.mdx, number: expected no other file with this number; found 1, which content/05-leaks/01-a.mdx has too. What to do: rename one of the two."`,
    );
  });

  it('names two chapters with one address', () => {
    expect(
      message('05-leaks/index', '05-leaks/01-a', '06-leaks/index', '06-leaks/01-a'),
    ).toMatchInlineSnapshot(
      `"OutlineError: content/06-leaks/index.mdx, address: expected no other file with this address; found /leaks/, which content/05-leaks/index.mdx has too. What to do: rename one of the two."`,
    );
  });

  it('names a lesson without a chapter', () => {
    expect(message('05-leaks/01-a')).toMatchInlineSnapshot(
      `"OutlineError: content/05-leaks/01-a.mdx, folder: expected the chapter's opening, content/05-leaks/index.mdx; found no such file. What to do: write it, with a title and a summary."`,
    );
  });

  it('names a chapter without lessons', () => {
    expect(message('05-leaks/index')).toMatchInlineSnapshot(
      `"OutlineError: content/05-leaks/index.mdx, lessons: expected at least one lesson beside it, such as 01-first.mdx; found none. What to do: add one, or take the chapter's folder away until there is one."`,
    );
  });

  it('names a lesson that lies too deep', () => {
    expect(message('05-leaks/index', '05-leaks/more/01-a')).toMatchInlineSnapshot(
      `"OutlineError: content/05-leaks/more/01-a.mdx, folder: expected content/NN-chapter/NN-lesson.mdx; found content/05-leaks/more/01-a.mdx. What to do: move the file into a chapter's folder."`,
    );
  });
});
