import { describe, expect, it } from 'vitest';
import { printedBy, run } from './program.ts';

const SAY = `const say = (...words) => console.log(...words); const target = new EventTarget(); const send = (type, options) => target.dispatchEvent(new Event(type, options));`;
const printedWith = (source: string) => printedBy(`${SAY}\n${source}`);

describe('EventTarget', () => {
  it('calls listeners in the order in which they were added, with the event and itself', async () => {
    const printed = await printedWith(`
      target.addEventListener('a', function (event) {
        say(this === target, event.target === target, event.currentTarget === target, event.type);
      });
      target.addEventListener('a', { handleEvent(event) { say('object', event.type, 'handleEvent' in this); } });
      target.addEventListener('b', () => say('never'));
      say(send('a'));`);
    expect(printed).toEqual(['true true true a', 'object a true', 'true']);
  });

  it('adds the same listener once, and another time for capture', async () => {
    const printed = await printedWith(`
      const heard = () => say('heard');
      target.addEventListener('a', heard);
      target.addEventListener('a', heard, false);
      send('a');
      target.addEventListener('a', heard, { capture: true });
      say('both'); send('a');
      target.removeEventListener('a', heard, true);
      say('one'); send('a');
      target.removeEventListener('a', heard);
      say('none'); send('a');`);
    expect(printed).toEqual(['heard', 'both', 'heard', 'heard', 'one', 'heard', 'none']);
  });

  it('calls a listener with `once` one time', async () => {
    const printed = await printedWith(`
      target.addEventListener('a', () => { say('once'); send('a'); }, { once: true });
      send('a'); send('a');`);
    expect(printed).toEqual(['once']);
  });

  it('ignores no callback, and the removal of one it does not know', async () => {
    expect(
      await printedWith(`
        target.addEventListener('a', null); target.addEventListener('a', undefined);
        target.removeEventListener('a', () => {}); target.removeEventListener('b', say);
        say(send('a'));`),
    ).toEqual(['true']);
  });

  it('tells from dispatchEvent whether a cancelable event was prevented', async () => {
    const printed = await printedWith(`
      target.addEventListener('a', (event) => { event.preventDefault(); say(event.defaultPrevented); });
      say(send('a'), send('a', { cancelable: true }));`);
    expect(printed).toEqual(['false', 'true', 'true false']);
  });

  it('stops where a listener stops it at once', async () => {
    const printed = await printedWith(`
      target.addEventListener('a', (event) => { say(1); event.stopPropagation(); });
      target.addEventListener('a', (event) => { say(2); event.stopImmediatePropagation(); });
      target.addEventListener('a', () => say(3));
      send('a');`);
    expect(printed).toEqual(['1', '2']);
  });

  it('does not call a listener that was added meanwhile', async () => {
    const printed = await printedWith(`
      target.addEventListener('a', () => { say('first'); target.addEventListener('a', () => say('second')); }, { once: true });
      send('a'); say('again'); send('a');`);
    expect(printed).toEqual(['first', 'again', 'second']);
  });

  // DOM, "inner invoke": a listener whose `removed` is true is skipped.
  it('does not call a listener that was removed meanwhile', async () => {
    const printed = await printedWith(`
      const second = () => say('second');
      target.addEventListener('a', () => { say('first'); target.removeEventListener('a', second); });
      target.addEventListener('a', second);
      send('a');`);
    expect(printed).toEqual(['first']);
  });

  it('sends an event once at a time, and again afterwards', async () => {
    const printed = await printedWith(`
      const event = new Event('a');
      target.addEventListener('a', () => {
        try { target.dispatchEvent(event); } catch (error) { say(error.name); }
      });
      target.dispatchEvent(event); target.dispatchEvent(event);`);
    expect(printed).toEqual(['InvalidStateError', 'InvalidStateError']);
  });

  it('goes on to the next listener where one throws, and the run fails by that error', async () => {
    const { error, printed } = await run(`${SAY}
      target.addEventListener('a', () => { throw new Error('from a listener'); });
      target.addEventListener('a', () => say('next'));
      export function round() { send('a'); say('after'); }`);
    expect(printed).toEqual(['next', 'after']);
    expect(error).toMatchObject({ name: 'Error', message: 'from a listener' });
  });

  it('takes nothing but an Event', async () => {
    const { error } = await run(
      `${SAY} export function round() { target.dispatchEvent({ type: 'a' }); }`,
    );
    expect(error).toMatchObject({ name: 'TypeError', message: 'dispatchEvent needs an Event' });
  });

  it('can be extended', async () => {
    const printed = await printedWith(`
      class Bus extends EventTarget { emit() { this.dispatchEvent(new Event('a')); } }
      const bus = new Bus(); bus.addEventListener('a', () => say('heard')); bus.emit();`);
    expect(printed).toEqual(['heard']);
  });

  it('holds nothing once its listeners are gone', async () => {
    const { readings } = await run(
      `${SAY} export function round(i) { const f = () => i; target.addEventListener('a' + i, f); target.removeEventListener('a' + i, f); }`,
      { rounds: 8 },
    );
    expect(new Set(readings.slice(2).map((reading) => reading.blocks)).size).toBe(1);
  });
});

describe('Event', () => {
  it('has what it was made with, and no target before it is sent', async () => {
    const printed = await printedWith(`
      const event = new Event('a', { bubbles: 1 });
      say(event.type, event.bubbles, event.cancelable, event.target, event.currentTarget, event.composedPath().length, event.timeStamp);
      target.addEventListener('a', () => say(event.composedPath().length));
      target.dispatchEvent(event);
      say(event.target === target, event.currentTarget);`);
    expect(printed).toEqual(['a true false null null 0 0', '1', 'true null']);
  });

  it('hands out none of the means by which it is delivered', async () => {
    expect(await printedWith(`say(Reflect.ownKeys(Event).join());`)).toEqual([
      'length,name,prototype',
    ]);
  });
});

describe('AbortController', () => {
  it('aborts once, with a reason, and tells its signal’s listeners', async () => {
    const printed = await printedWith(`
      const controller = new AbortController();
      const { signal } = controller;
      signal.onabort = () => say('onabort', signal.aborted);
      signal.addEventListener('abort', (event) => say('listener', event.target === signal));
      say(signal.aborted, signal.reason);
      signal.throwIfAborted();
      controller.abort(); controller.abort('again');
      say(signal.aborted, signal.reason.name, signal.reason.message, signal === controller.signal);
      try { signal.throwIfAborted(); } catch (error) { say(error === signal.reason); }
      const other = new AbortController(); other.abort('mine'); say(other.signal.reason);`);
    expect(printed).toEqual([
      'false undefined',
      'onabort true',
      'listener true',
      'true AbortError This operation was aborted true',
      'true',
      'mine',
    ]);
  });

  it('takes listeners away, and lets none be added afterwards', async () => {
    const printed = await printedWith(`
      const { signal, abort } = (() => { const c = new AbortController(); return { signal: c.signal, abort: () => c.abort() }; })();
      target.addEventListener('a', () => say('heard'), { signal });
      send('a'); abort(); send('a');
      target.addEventListener('a', () => say('late'), { signal });
      send('a');`);
    expect(printed).toEqual(['heard']);
  });

  it('has signals that nobody else can make, and no more than the contract', async () => {
    const printed = await printedWith(`
      const { constructor: Signal } = new AbortController().signal;
      try { new Signal(); } catch (error) { say(error.name, error.message); }
      say(Reflect.ownKeys(Signal).join(), new AbortController().signal instanceof EventTarget);`);
    expect(printed).toEqual(['TypeError Illegal constructor', 'length,name,prototype true']);
  });

  it('keeps no listener alive that was taken away, however long its signal lives', async () => {
    const { readings } = await run(
      `${SAY} const { signal } = new AbortController();
       export function round(i) { const f = () => i; target.addEventListener('a', f, { signal }); target.removeEventListener('a', f); }`,
      { rounds: 8 },
    );
    expect(new Set(readings.slice(3).map(({ blocks }) => blocks)).size).toBe(1);
  });
});
