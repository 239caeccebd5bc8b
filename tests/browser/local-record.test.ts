import { afterEach, describe, expect, it, vi } from 'vitest';
import { LocalRecord, pageStore, type Store } from '../../src/browser/local-record.ts';
import { closedStore, fullStore, memoryStore } from './memory-store.ts';

const numberIn = (store: Store) =>
  new LocalRecord(store, 'n', (value) => (typeof value === 'number' ? value : undefined));

describe('a record', () => {
  it('keeps a value as JSON under its key', () => {
    const store = memoryStore();
    expect(numberIn(store).read()).toBeUndefined();
    expect(numberIn(store).write(5)).toBe(true);
    expect([...store.values]).toEqual([['n', '5']]);
    expect(numberIn(store).read()).toBe(5);
    expect(numberIn(store).write(6)).toBe(true);
    expect([...store.values]).toEqual([['n', '6']]);
  });

  it.each(['{', '"text"', 'null', ''])('sets %j aside, also where it is only read', (text) => {
    const store = memoryStore({ n: text });
    expect(numberIn(store).read()).toBeUndefined();
    expect([...store.values]).toEqual([
      ['n', text],
      ['n.set-aside-1', text],
    ]);
  });

  it('sets the same thing aside once', () => {
    const store = memoryStore({ n: 'bad' });
    numberIn(store).read();
    numberIn(store).read();
    numberIn(store).write(1);
    expect([...store.values]).toEqual([
      ['n', '1'],
      ['n.set-aside-1', 'bad'],
    ]);
  });

  it('never overwrites what was set aside before', () => {
    const store = memoryStore({ n: 'third', 'n.set-aside-1': 'first', 'n.set-aside-2': 'second' });
    expect(numberIn(store).write(1)).toBe(true);
    expect(Object.fromEntries(store.values)).toEqual({
      ...{ n: '1', 'n.set-aside-1': 'first', 'n.set-aside-2': 'second', 'n.set-aside-3': 'third' },
    });
  });

  it('is set aside where its parser throws', () => {
    const store = memoryStore({ n: '5' });
    const strict = new LocalRecord(store, 'n', () => {
      throw new Error('no');
    });
    expect(strict.read()).toBeUndefined();
    expect(store.values.get('n.set-aside-1')).toBe('5');
  });

  it.each([
    ['none', undefined],
    ['one that refuses', closedStore],
  ])('of a store that is %s reads nothing and says that nothing was kept', (_what, store) => {
    expect(numberIn(store).read()).toBeUndefined();
    expect(numberIn(store).write(5)).toBe(false);
  });

  it('says where there was no room for it, and leaves what is there', () => {
    const store = fullStore({ n: '4' });
    expect(numberIn(store).write(5)).toBe(false);
    expect(numberIn(store).read()).toBe(4);
  });

  // A full store can't take what is to be set aside: then writing would lose it.
  it('is not written over what could not be set aside', () => {
    const store = memoryStore({ n: 'precious' });
    const tight = {
      ...store,
      setItem(key: string, value: string) {
        if (key !== 'n') throw new DOMException('full', 'QuotaExceededError');
        store.setItem(key, value);
      },
    };
    numberIn(tight).write(5);
    expect(store.values.get('n')).toBe('precious');
  });
});

describe('the page’s store', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is localStorage where there is one', () => {
    const localStorage = memoryStore();
    vi.stubGlobal('window', { localStorage });
    expect(pageStore()).toBe(localStorage);
  });

  it('is none where the window refuses it', () => {
    vi.stubGlobal('window', {
      get localStorage() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    expect(pageStore()).toBeUndefined();
  });
});
