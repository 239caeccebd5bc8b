import { describe, expect, it } from 'vitest';
import { lessonsRead, markRead } from '../../src/browser/progress.ts';

function memory(content: Record<string, string> = {}) {
  const values = new Map(Object.entries(content));
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('lessons read', () => {
  it('are remembered once each', () => {
    const store = memory();
    markRead(store, '/a/b/');
    markRead(store, '/a/c/');
    markRead(store, '/a/b/');
    expect([...lessonsRead(store)]).toEqual(['/a/b/', '/a/c/']);
  });

  it.each(['{', '{"a":1}', '[1]', 'null'])('sets %j aside and goes on', (text) => {
    const store = memory({ 'pagefault.read': text });
    markRead(store, '/a/b/');
    expect([...lessonsRead(store)]).toEqual(['/a/b/']);
    expect(store.values.get('pagefault.read.set-aside-1')).toBe(text);
  });

  it('never overwrites what was set aside before', () => {
    const store = memory({ 'pagefault.read': '{', 'pagefault.read.set-aside-1': 'older' });
    lessonsRead(store);
    expect(store.values.get('pagefault.read.set-aside-1')).toBe('older');
    expect(store.values.get('pagefault.read.set-aside-2')).toBe('{');
  });

  it('does without a store, and with one that throws', () => {
    const broken = {
      getItem: () => {
        throw new Error('SecurityError');
      },
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(lessonsRead(undefined).size).toBe(0);
    expect(lessonsRead(broken).size).toBe(0);
    expect(() => markRead(broken, '/a/b/')).not.toThrow();
  });
});
