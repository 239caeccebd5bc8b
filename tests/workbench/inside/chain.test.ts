import { describe, expect, it } from 'vitest';
import { chainOf, rootNote } from '../../../src/workbench/inside/chain.ts';

const step = (by: string, what: string, rest: object = {}) => ({
  ...{ node: 1, by, what, joins: /^[.[]/.test(by) },
  ...rest,
});

describe('a retaining path as a chain', () => {
  it('tells the workload’s variables from the learner’s', () => {
    expect(rootNote('the workload’s bus')).toBe('root: the exercise’s workload');
    expect(rootNote('cache')).toBe('root: your module');
  });

  it('begins at the learner’s own name, with its line, and says each relation in words', () => {
    const links = chainOf([
      step('cache', 'Map(240)', { line: 3, retained: 900 }),
      step('entry "user:17"', 'User', { retained: 80 }),
      step('.avatar', 'Uint8Array(64)'),
      step('[3]', 'Object'),
    ]);
    expect(links.map(({ says, name, label }) => [says, name, label])).toEqual([
      ['', '', 'cache'],
      ['whose value is', '', 'Map(240)'],
      ['has entry', '"user:17"', 'User'],
      ['refers to', '.avatar', 'Uint8Array(64)'],
      ['has element', '[3]', 'Object'],
    ]);
    expect(links[0]).toMatchObject({ isRoot: true, line: 3 });
    expect(links[1]!.line).toBeUndefined();
    expect(links.map(({ retained }) => retained)).toEqual([
      undefined,
      900,
      80,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['closure variable "big"', 'closes over', 'big'],
    ['local variable "job"', 'waits with', 'job'],
    ['getter value.memo', 'has getter', 'value.memo'],
    ['global cache', 'global', 'cache'],
    ['key', 'has a key', ''],
    ['bound this', 'by its', 'bound this'],
    ['weak entry in views = WeakMap(3)', 'its value in', 'views = WeakMap(3)'],
    ['', 'refers to', ''],
    ['entry "a\nb"', 'has entry', '"a\nb"'],
  ])('says %j as %j %j', (by, says, name) => {
    const [, , link] = chainOf([step('root', 'Object'), step(by, 'Object')]);
    expect([link!.says, link!.name]).toEqual([says, name]);
  });

  it('leaves a function’s line to the key beside it, and tells a repeated link once', () => {
    const [, fn, list] = chainOf([
      step('', 'Object'),
      step('[1]', 'ƒ onResize (line 6)', { line: 6 }),
      step('.next', 'Object', { times: 83 }),
    ]);
    expect(fn).toMatchObject({ label: 'ƒ onResize', line: 6, times: 1 });
    expect(list!.times).toBe(83);
  });

  it('names the root that has no name of the learner’s by what it is', () => {
    expect(chainOf([step('', 'Promise (pending)')])).toEqual([
      expect.objectContaining({ label: 'Promise (pending)', isRoot: true }),
    ]);
    expect(['timers', 'timer', 'globalThis.x', 'timersOfMine'].map(rootNote)).toEqual([
      'root: event loop',
      'root: event loop',
      'root: global',
      'root: your module',
    ]);
  });
});
