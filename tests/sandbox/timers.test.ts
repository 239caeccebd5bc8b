import { describe, expect, it } from 'vitest';
import { printedBy, run } from './program.ts';

const SAY = `const say = (...words) => console.log(performance.now(), ...words);`;

describe('timers', () => {
  it('run in order of time, then of the call that made them', async () => {
    const printed = await printedBy(`${SAY}
      setTimeout(say, 5, 'e');
      setTimeout(say, 2, 'c');
      setTimeout(say, 1, 'a');
      setTimeout(say, 1, 'b');
      setTimeout(say, 4, 'd', 'with', 'arguments');`);
    expect(printed).toEqual(['1 a', '1 b', '2 c', '4 d with arguments', '5 e']);
  });

  it('keep that order in a long queue from which some are taken out', async () => {
    const printed = await printedBy(`
      const fired = [];
      const ids = [];
      for (let n = 0; n < 200; n++) {
        const due = 1 + ((n * 73) % 199);
        ids.push(setTimeout(() => fired.push([due, n]), due));
      }
      for (let n = 0; n < 200; n += 3) clearTimeout(ids[n]);
      setTimeout(() => {
        const sorted = [...fired].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        console.log(fired.length, JSON.stringify(sorted) === JSON.stringify(fired));
      }, 999);`);
    expect(printed).toEqual(['133 true']);
  });

  it('that are due together run in the order of the calls, however many', async () => {
    const printed = await printedBy(`
      const fired = [];
      const ids = Array.from({ length: 60 }, (_, n) => setTimeout(() => fired.push(n), 5 + (n % 3)));
      for (let n = 0; n < 60; n += 7) clearTimeout(ids[n]);
      setTimeout(() => {
        const expected = [0, 1, 2].flatMap((rest) => ids.map((_, n) => n).filter((n) => n % 3 === rest && n % 7 !== 0));
        console.log(fired.join() === expected.join());
      }, 50);`);
    expect(printed).toEqual(['true']);
  });

  it.each(['0', '-3', 'NaN', 'undefined', '0.9', '1.9', '2147483648', 'Infinity', '"1"'])(
    'take a delay of %s for 1 ms',
    async (delay) => {
      expect(await printedBy(`${SAY} setTimeout(say, ${delay}, 'now');`)).toEqual(['1 now']);
    },
  );

  it('have ids that count up from 1 and are shared with intervals', async () => {
    const printed = await printedBy(`
      const ids = [setTimeout(() => {}), setInterval(() => {}, 5e8), setTimeout(() => {})];
      console.log(...ids);`);
    expect(printed).toEqual(['1 2 3']);
  });

  it('never run once cleared, by whichever of the two functions', async () => {
    const printed = await printedBy(`${SAY}
      clearTimeout(setTimeout(say, 5, 'no'));
      clearInterval(setTimeout(say, 5, 'no'));
      clearTimeout(setInterval(say, 5, 'no'));
      clearTimeout(undefined); clearTimeout(null); clearTimeout('x'); clearTimeout(999);
      setTimeout(say, 9, 'the end');`);
    expect(printed).toEqual(['9 the end']);
  });

  it('can be cleared while another that is due at the same time fires', async () => {
    const printed = await printedBy(`${SAY}
      let second;
      setTimeout(() => { say('first'); clearTimeout(second); }, 3);
      second = setTimeout(say, 3, 'second');
      setTimeout(say, 3, 'third');`);
    expect(printed).toEqual(['3 first', '3 third']);
  });

  it('may start timers, which run in the same second', async () => {
    const printed = await printedBy(`${SAY}
      setTimeout(() => { say('outer'); setTimeout(() => { say('inner'); setTimeout(say, 0, 'innermost'); }, 10); }, 5);`);
    expect(printed).toEqual(['5 outer', '15 inner', '16 innermost']);
  });

  it('repeat as intervals until one clears itself', async () => {
    const printed = await printedBy(`${SAY}
      let n = 0;
      const id = setInterval(() => { say(++n); if (n === 3) clearInterval(id); }, 10);`);
    expect(printed).toEqual(['10 1', '20 2', '30 3']);
  });

  it('of intervals go on from round to round', async () => {
    const { printed } = await run(
      `${SAY} setInterval(say, 400, 'tick'); export function round(i) { say('round', i); }`,
      { rounds: 2 },
    );
    expect(printed).toEqual([
      ...['0 round 0', '400 tick', '800 tick'],
      ...['1000 round 1', '1200 tick', '1600 tick', '2000 tick'],
    ]);
  });

  it('leave room for microtasks between two that are due at once', async () => {
    const printed = await printedBy(`${SAY}
      setTimeout(() => { say('timer 1'); queueMicrotask(() => say('microtask')); Promise.resolve().then(() => say('reaction')); }, 1);
      setTimeout(say, 1, 'timer 2');`);
    expect(printed).toEqual(['1 timer 1', '1 microtask', '1 reaction', '1 timer 2']);
  });

  it('need a function', async () => {
    const { error } = await run(`export function round() {\n  setTimeout('code()');\n}`);
    expect(error).toMatchObject({
      name: 'TypeError',
      message: 'setTimeout needs a function, got string',
      line: 2,
    });
  });

  // HTML, timer initialisation steps: the handle is a long, so a text is converted.
  it('can be cleared by their id as a text', async () => {
    expect(
      await printedBy(`clearTimeout(String(setTimeout(() => console.log('no'), 1)));`),
    ).toEqual([]);
  });

  it('hold nothing of a timer that fired or was cleared', async () => {
    const { readings } = await run(
      `export function round() { setTimeout(() => {}, 5); clearTimeout(setTimeout(() => {}, 5e8)); }`,
      { rounds: 8 },
    );
    const blocks = readings.slice(2).map((reading) => reading.blocks);
    expect(new Set(blocks).size).toBe(1);
  });
});

describe('microtasks', () => {
  it('run after the code that queued them and before any timer', async () => {
    const printed = await printedBy(`
      setTimeout(() => console.log('timer'));
      queueMicrotask(() => { console.log('one'); queueMicrotask(() => console.log('three')); });
      Promise.resolve().then(() => console.log('two'));
      console.log('code');`);
    expect(printed).toEqual(['code', 'one', 'two', 'three', 'timer']);
  });

  it('need a function', async () => {
    const { error } = await run(`export function round() { queueMicrotask(5); }`);
    expect(error?.message).toBe('queueMicrotask needs a function, got number');
  });
});
