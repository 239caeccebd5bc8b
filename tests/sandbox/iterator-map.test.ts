import { describe, expect, it } from 'vitest';
import { printedBy, run } from './program.ts';

/** The values of a script's last expression, printed as JSON. */
async function shown(body: string): Promise<unknown> {
  const [line] = await printedBy(`console.log(JSON.stringify((() => { ${body} })()));`);
  return JSON.parse(line!);
}

/** An iterator over 1, 2, 3 that notes what is asked of it. */
const noting = `
  const seen = [];
  const source = {
    __proto__: Iterator.prototype,
    at: 0,
    get next() {
      seen.push('get next');
      return function () {
        seen.push('next');
        return this.at < 3 ? { value: (this.at += 1), done: false } : { value: 9, done: true };
      };
    },
    return() { seen.push('return'); return {}; },
  };
  const told = (call) => { try { return call(); } catch (error) { return error.name + ': ' + error.message; } };
`;

describe('Iterator.prototype.map', () => {
  it('keeps nothing of what goes through it', async () => {
    const { readings, error } = await run(
      'export function round() { for (const one of [{}, {}].values().map((o) => o)) one.x = 1; }',
      { rounds: 30 },
    );
    expect(error).toBeUndefined();
    expect(new Set(readings.slice(5).map(({ bytes }) => bytes)).size).toBe(1);
    expect(new Set(readings.slice(5).map(({ blocks }) => blocks)).size).toBe(1);
  });

  it('keeps nothing of an iterator that was left, or whose mapper threw', async () => {
    const { readings, error } = await run(
      `export function round() {
        for (const one of [{}, {}].values().map((o) => o)) break;
        try { [{}].values().map(() => { throw new Error('no'); }).toArray(); } catch {}
      }`,
      { rounds: 30 },
    );
    expect(error).toBeUndefined();
    expect(new Set(readings.slice(5).map(({ blocks }) => blocks)).size).toBe(1);
  });

  it('has the shape that the standard gives it', async () => {
    const found = await shown(`
      const own = Object.getOwnPropertyDescriptor(Iterator.prototype, 'map');
      const helper = [1].values().map((x) => x);
      const filtered = [1].values().filter((x) => x);
      let built = 'built'; try { new own.value(() => {}); } catch (error) { built = error.name; }
      return [own.value.name, own.value.length, own.writable, own.enumerable, own.configurable,
        Object.hasOwn(own.value, 'prototype'), built,
        Object.getPrototypeOf(helper) === Object.getPrototypeOf(filtered),
        Object.prototype.toString.call(helper), Reflect.ownKeys(helper).length,
        helper[Symbol.iterator]() === helper];`);
    const own = ['map', 1, true, false, true, false, 'TypeError'];
    expect(found).toEqual([...own, true, '[object Iterator Helper]', 0, true]);
  });

  it('gives the mapper each value and its number, and no receiver', async () => {
    const found = await shown(`
      return [...['a', 'b'].values().map(function (...args) {
        return [this === undefined, ...args];
      })];`);
    expect(found).toEqual([
      [true, 'a', 0],
      [true, 'b', 1],
    ]);
  });

  it('is lazy, reads next once, and does not close what came to its end', async () => {
    const found = await shown(`${noting}
      const mapped = source.map((x) => x * 10);
      seen.push('made');
      const all = [...mapped];
      const after = mapped.next();
      return { seen, all, after: [after.done, after.value === undefined] };`);
    expect(found).toEqual({
      seen: ['get next', 'made', 'next', 'next', 'next', 'next'],
      all: [10, 20, 30],
      after: [true, true],
    });
  });

  it('closes what it reads from when it is left, once', async () => {
    const found = await shown(`${noting}
      const mapped = source.map((x) => x);
      const first = mapped.next().value;
      const left = [mapped.return(), mapped.return(), mapped.next()];
      return { seen, first, left: left.map(({ done }) => done) };`);
    expect(found).toEqual({
      seen: ['get next', 'next', 'return'],
      first: 1,
      left: [true, true, true],
    });
  });

  it('closes it before the first value, too', async () => {
    expect(await shown(`${noting} source.map((x) => x).return(); return seen;`)).toEqual([
      'get next',
      'return',
    ]);
  });

  it('closes it when the mapper throws, whose error goes before that of closing', async () => {
    const found = await shown(`${noting}
      source.return = () => { seen.push('return'); throw new RangeError('later'); };
      const mapped = source.map(() => { throw new TypeError('mapper'); });
      return [told(() => mapped.next()), mapped.next().done, seen];`);
    expect(found).toEqual(['TypeError: mapper', true, ['get next', 'next', 'return']]);
  });

  it('does not close what threw or broke the protocol itself', async () => {
    const found = await shown(`${noting}
      const broken = (next) => ({ __proto__: source, next }).map((x) => x);
      const throwing = broken(() => { throw new TypeError('next'); });
      const wrong = broken(() => 5);
      const getter = broken(() => ({ get done() { throw new TypeError('done'); } }));
      const value = broken(() => ({ get value() { throw new TypeError('value'); } }));
      const all = [throwing, wrong, getter, value];
      return [all.map((one) => told(() => one.next()).split(':')[0]),
        all.map((one) => one.next().done), seen];`);
    expect(found).toEqual([
      ['TypeError', 'TypeError', 'TypeError', 'TypeError'],
      [true, true, true, true],
      [],
    ]);
  });

  it('refuses what is no object and what is no function, and closes the iterator for that', async () => {
    const found = await shown(`${noting}
      const { map } = Iterator.prototype;
      return [told(() => map.call(5, () => 1)).split(':')[0], told(() => map.call('ab', () => 1)).split(':')[0],
        told(() => source.map(5)), told(() => source.map()), seen];`);
    expect(found).toEqual([
      'TypeError',
      'TypeError',
      'TypeError: Iterator.prototype.map needs a function, got number',
      'TypeError: Iterator.prototype.map needs a function, got undefined',
      ['return', 'return'],
    ]);
  });

  it('says so when closing gives no object', async () => {
    const found = await shown(`${noting}
      source.return = () => 5;
      const mapped = source.map((x) => x);
      return [told(() => mapped.return()).split(':')[0], mapped.next().done, mapped.return()];`);
    expect(found).toEqual(['TypeError', true, { done: true }]);
  });

  it('cannot be run from inside its own mapper', async () => {
    const found = await shown(`${noting}
      const mapped = source.map(() => mapped.next());
      return told(() => mapped.next()).split(':')[0];`);
    expect(found).toBe('TypeError');
  });

  it('works with whatever a program does to the prototypes that it could use', async () => {
    const found = await shown(`
      Iterator.prototype.drop = () => 'mine';
      Object.prototype.return = () => 'mine';
      Function.prototype.call = () => 'mine';
      return [...[1, 2].values().map((x) => x + 1)];`);
    expect(found).toEqual([2, 3]);
  });
});
