import { describe, expect, it } from 'vitest';
import { type Work, workOn } from '../../src/browser/work.ts';
import { closedStore, memoryStore } from './memory-store.ts';

const WORK: Work = { source: 'export {}', tries: 3, hintsShown: 1, passed: false };
const KEY = 'pagefault.work.bound-it';

describe('the work on an exercise', () => {
  it('is kept for each exercise by itself', () => {
    const store = memoryStore();
    workOn(store, 'bound-it').write(WORK);
    workOn(store, 'other').write({ ...WORK, tries: 9 });
    expect(workOn(store, 'bound-it').read()).toEqual(WORK);
    expect([...store.values.keys()]).toEqual([KEY, 'pagefault.work.other']);
  });

  it('drops fields that it does not know', () => {
    const store = memoryStore({ [KEY]: JSON.stringify({ ...WORK, later: 1 }) });
    expect(workOn(store, 'bound-it').read()).toEqual(WORK);
  });

  it.each([
    ['{', 'no JSON'],
    ['null', 'null'],
    ['[]', 'a list'],
    ['"text"', 'a text'],
    [JSON.stringify({ ...WORK, source: undefined }), 'no source'],
    [JSON.stringify({ ...WORK, source: 5 }), 'a number for the source'],
    [JSON.stringify({ ...WORK, tries: '3' }), 'a text for the tries'],
    [JSON.stringify({ ...WORK, hintsShown: null }), 'no hints'],
    [JSON.stringify({ ...WORK, passed: 1 }), 'a number for passed'],
  ])('that is corrupt is set aside and not lost: %s', (text) => {
    const store = memoryStore({ [KEY]: text });
    const work = workOn(store, 'bound-it');
    expect(work.read()).toBeUndefined();
    expect(work.write(WORK)).toBe(true);
    expect(work.read()).toEqual(WORK);
    expect(store.values.get(`${KEY}.set-aside-1`)).toBe(text);
  });

  it('is nothing where storage refuses, and the page goes on', () => {
    expect(workOn(closedStore, 'bound-it').read()).toBeUndefined();
    expect(workOn(closedStore, 'bound-it').write(WORK)).toBe(false);
  });
});
