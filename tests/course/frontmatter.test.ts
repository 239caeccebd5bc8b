import { describe, expect, it } from 'vitest';
import { lessonFrontmatter } from '../../src/course/frontmatter.ts';

const lesson = {
  title: 'Leaks',
  summary: 'What a leak is in a language that frees memory by itself.',
  minutes: 8,
  objectives: ['tell an unused object from an unreachable one'],
};

describe('the head of a lesson', () => {
  it('needs four fields and fills in the rest', () => {
    expect(lessonFrontmatter.parse(lesson)).toEqual({
      ...lesson,
      figures: 0,
      exercises: [],
      sources: [],
    });
  });

  it.each([
    ['a field that nobody knows', { figure: 1 }],
    ['no minutes', { minutes: undefined }],
    ['half a minute', { minutes: 0.5 }],
    ['an exercise that is no folder', { exercises: ['Bound the cache'] }],
    ['a source without an address', { sources: [{ title: 'MDN', href: 'mdn' }] }],
  ])('refuses %s', (_name, change) => {
    expect(lessonFrontmatter.safeParse({ ...lesson, ...change }).success).toBe(false);
  });
});
