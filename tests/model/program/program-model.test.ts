import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/model/model.ts';
import type { ProgramEvent } from '../../../src/model/program/event.ts';
import { programModel } from '../../../src/model/program/model.ts';
import { programForms } from '../../../src/model/program/statements.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { grown } from '../script/grown.ts';

type Settings = Parameters<typeof programModel.create>[0];

function trace(script: string, settings: Partial<Settings> = {}) {
  const parsed = parse(programForms, script);
  if (!parsed.ok) throw new Error(printMistake(parsed.error));
  const whole = run(programModel, parsed.statements, settings);
  return Array.from({ length: whole.last }, (_, step) => whole.frame(step + 1));
}

const end = (script: string, settings?: Partial<Settings>) => trace(script, settings).at(-1)!;
const faults = (script: string, settings?: Partial<Settings>) =>
  trace(script, settings).flatMap(({ fault }) => fault ?? []);
const eventOf = <Kind extends ProgramEvent['kind']>(events: readonly ProgramEvent[], kind: Kind) =>
  events.find((one): one is Extract<ProgramEvent, { kind: Kind }> => one.kind === kind);
/** What stands at an address, as the view has it. */
const valueAt = (script: string, address: number) =>
  end(script).state.values.find((one) => one.address === address);

const collected = { heap: 'collected' } as const;
const inMake =
  'call main x=4 p=8; x = 7; call make q=8 with n=4; n = x of main; q = malloc 16; *q = n';

describe('what variables hold', () => {
  test('a block made in a function outlives its frame: the address is what comes back', () => {
    const { state, events } = end(`${inMake}; return q to p`);
    expect(state.pointers).toEqual([
      { name: 'p of main', from: 0x7fffffffefe0, to: 0x5555555592a0, into: 'heap', state: 'live' },
    ]);
    expect(state.objects).toEqual([{ user: 0x5555555592a0, bytes: 16, reachable: true }]);
    expect(eventOf(events, 'set')).toEqual({
      kind: 'set',
      to: 'p of main',
      address: 0x7fffffffefe0,
      bytes: 8,
      value: '0x5555555592a0',
      target: 'the block of 16 bytes',
      returned: true,
    });
    expect(end(`${inMake}; return q to p; read *p 4`).events.at(-1)).toMatchObject({ value: '7' });
    expect(faults(`${inMake}; return q to p; free p; return`)).toEqual([]);
  });

  test('a frame has its links: where it goes on, and the frame pointer of its caller', () => {
    const { state } = end(inMake);
    const [main, make] = state.stack.frames;
    const at = (name: string) => Number(make!.slots.find((slot) => slot.name === name)!.address);
    const text = (address: number) => state.values.find((one) => one.address === address)?.text;
    expect(text(at('saved fp'))).toBe(main!.fp);
    expect(text(at('return address'))).toBe('into main');
  });

  test('the bytes of a frame that is gone stay until somebody writes there', () => {
    const gone = 'call main p=8 v=4; call f n=4 q=8; n = 7; q = & n; return q to p';
    const n = 0x7fffffffefcc;
    expect(valueAt(gone, n)).toEqual({ address: n, bytes: 4, text: '7', leftover: true });
    expect(end(gone).state.pointers).toMatchObject([{ into: 'stack', state: 'dangling', to: n }]);
    const first = end(`${gone}; v = *p`);
    expect(first.fault?.code).toBe('dangling-pointer');
    expect(eventOf(first.events, 'set')).toMatchObject({ to: 'v of main', value: '7' });
    // The next frame finds the old value in its own local, until it sets that.
    expect(valueAt(`${gone}; call g m=4`, n)).toMatchObject({ text: '7', leftover: true });
    expect(valueAt(`${gone}; call g m=4; m = 9`, n)).toEqual({ address: n, bytes: 4, text: '9' });
    const then = end(`${gone}; call g m=4; m = 9; return; v = *p`);
    expect(eventOf(then.events, 'set')).toMatchObject({ value: '9' });
  });

  test('what is written over has no value any more', () => {
    const script = 'call main; call f x=8 buf=8; x = 5';
    const x = 0x7fffffffefd8;
    expect(valueAt(script, x)).toMatchObject({ text: '5' });
    const over = end(`${script}; write buf 12`);
    expect(over.fault?.code).toBe('buffer-overflow');
    expect(over.state.values.filter(({ address }) => address >= x - 8 && address < x + 8)).toEqual([
      { address: x - 8, bytes: 12 },
    ]);
    const links = end(`${script}; write buf 32`).state.values.map(({ text }) => text);
    expect(links).toEqual([undefined]);
  });

  test('free leaves the links of the allocator in the block, and realloc takes the values along', () => {
    const script = 'call main p=8 q=8; p = malloc 40; *p = 1; *p+24 = 2';
    const block = 0x5555555592a0;
    expect(valueAt(script, block)).toMatchObject({ text: '1' });
    expect(valueAt(`${script}; free p`, block)).toBeUndefined();
    expect(valueAt(`${script}; free p`, block + 24)).toMatchObject({ text: '2' });
    const moved = `${script}; q = malloc 8; p = realloc p 400`;
    const { state } = end(moved);
    const now = state.pointers.find(({ name }) => name === 'p of main')!.to;
    expect(now).not.toBe(block);
    expect(valueAt(moved, now)).toMatchObject({ text: '1' });
    expect(valueAt(moved, now + 24)).toMatchObject({ text: '2' });
    expect(valueAt(moved, block)).toBeUndefined();
  });

  test('calls of one function are told apart', () => {
    const script = 'call f p=8; p = malloc 8; call f p=8; p = malloc 8';
    expect(end(script).state.pointers.map(({ name }) => name)).toEqual([
      'p of f',
      'p of f at depth 0',
    ]);
  });
});

describe('what can be reached', () => {
  const chain = 'call main p=8 q=8; p = malloc 16; q = malloc 16; *p+8 = q; q = null';

  test('a block that only a block leads to is no leak; it goes with the one that leads there', () => {
    expect(faults(chain)).toEqual([]);
    expect(faults(`${chain}; free *p+8; free p; return`)).toEqual([]);
    expect(faults(`${chain}; free p`)).toMatchObject([{ code: 'lost-block' }]);
    expect(faults(`${chain}; return`)).toMatchObject([
      { code: 'leak', message: expect.stringContaining('32 bytes in all') },
    ]);
  });

  test('what a call left behind leads nowhere, though the next frame lies over it', () => {
    const script = 'call main; call f p=8; p = new 16; return; call g p=8';
    const { state } = end(script, collected);
    expect(state.pointers).toEqual([]);
    expect(state.objects).toMatchObject([{ reachable: false }]);
    expect(state.values.find(({ address }) => address === 0x7fffffffefd8)).toMatchObject({
      text: '0x200000000000',
      leftover: true,
    });
    expect(end(`${script}; p = null`, collected).state.pointers).toMatchObject([{ state: 'null' }]);
  });

  test('in a collected heap it waits for the collector', () => {
    const script = chain.replaceAll('malloc', 'new').replace('16', '16 as "node"');
    const { state, events, fault } = end(`${script}; p = null`, collected);
    expect(fault).toBeUndefined();
    expect(eventOf(events, 'unreachable')).toMatchObject({ objects: 2, bytes: 32 });
    expect(state.objects).toMatchObject([
      { label: 'node', reachable: false },
      { reachable: false },
    ]);
    const after = end(`${script}; p = null; collect`, collected);
    expect(after.state.objects).toEqual([]);
    expect(after.events).toEqual([{ kind: 'collected', objects: 2, bytes: 32 }]);
    expect(end(`${script}; collect`, collected).state.objects).toHaveLength(2);
  });
});

test('a mistake says what was expected, what was found, and what comes of it', () => {
  const two = 'call main a=8 b=8; a = malloc 16; free a; b = malloc 16; ';
  const scripts: [string, Partial<Settings>?][] = [
    ['x = 3'],
    ['call main p=8 n=4; q = null'],
    ['call main p=8 n=4; p = & q'],
    ['call main p=8 n=4; n = & p'],
    ['call main p=8; p = null; *p = 1'],
    ['call main p=8; read *p'],
    ['call main p=8 x=8; p = & x; write *p 24; read *p'],
    ['call main p=8; p = & p; free p'],
    ['call main p=8; p = malloc 16; free p+8'],
    ['call main p=8; p = malloc 16; free p; p = realloc p 32'],
    [`${two}*a = 42`],
    [`${two}free b; free a`],
    ['call main p=8; p = malloc 16; p = malloc 16'],
    ['call main; call f p=8; p = malloc 16; return'],
    ['call main; call f p=8; p = malloc 16; return p to q'],
    ['call main n=4; call f p=8; p = malloc 16; return p to n'],
    ['call main p=8; p = new 16'],
    ['call main p=8; collect'],
    ['call main p=8; p = malloc 16', collected],
    ['call main p=8; p = new 16; free p', collected],
    ['call main; call f buf=16; write buf 32; return'],
  ];
  expect(
    scripts.map(([script, settings]) => {
      const { code, message } = faults(script, settings).at(-1)!;
      return `${code}: ${message}`;
    }),
  ).toMatchInlineSnapshot(`
    [
      "unknown-name: No function runs that has x: a local is named in the call that makes it.",
      "unknown-name: main has no local q: a local is named in the call that makes it.",
      "unknown-name: main has no local q: a local is named in the call that makes it.",
      "too-small: n has 4 bytes, and an address takes 8.",
      "null-pointer: p is NULL, and nothing is mapped at 0x0: the program gets SIGSEGV.",
      "wild-pointer: p holds no address: it was never set, or was written over. The program goes wherever its bytes lead; at best that is SIGSEGV.",
      "wild-pointer: p holds no address: it was never set, or was written over. The program goes wherever its bytes lead; at best that is SIGSEGV.",
      "invalid-free: p of main holds 0x7fffffffefe8, the address of p of main on the stack. free takes only what malloc gave; glibc finds no header there, and most often aborts with "free(): invalid pointer".",
      "invalid-free: free takes an address that malloc gave and nobody freed since; p of main+8 is none. glibc aborts: "free(): invalid pointer". A block begins at a multiple of 16, with a size in front of it that does not wrap around the address space (the first check of _int_free): malloc never handed this address out.",
      "use-after-free: p of main was freed: this resizes bytes that nobody owns, and that the allocator may hand out at any time.",
      "use-after-free: a of main was freed: this overwrites bytes of b of main, which has the memory now.",
      "double-free: a of main was freed before: a block is freed once. glibc aborts: "free(): double free detected in tcache 2". This block is already in the tcache: free found its own key in the block, looked through the bin (_int_free, the tcache check) and met it there.",
      "lost-block: p of main was the only variable with the address of 16 bytes at 0x5555555592a0: nobody can free them any more, a leak.",
      "lost-block: No pointer leads to 16 bytes any more: nobody can free them, a leak.",
      "unknown-name: main has no local q: a local is named in the call that makes it.",
      "too-small: n has 4 bytes, and an address takes 8.",
      "other-heap: This heap is glibc’s: malloc hands out blocks, and free takes them back. A script with heap=collected has a collector.",
      "other-heap: This heap is glibc’s: malloc hands out blocks, and free takes them back. A script with heap=collected has a collector.",
      "other-heap: This heap is a collected one: new makes an object, and nobody frees it by hand.",
      "other-heap: This heap is a collected one: new makes an object, and nobody frees it by hand.",
      "return-address-overwritten: f jumps to whatever was written over its return address, not back to main: at best the program gets SIGSEGV, at worst it runs an attacker's code.",
    ]
  `);
});

test('a script that cannot be read says why', () => {
  const mistake = (script: string) => {
    const parsed = parse(programForms, script);
    return parsed.ok ? 'read without a mistake' : printMistake(parsed.error);
  };
  const scripts = ['p = maloc 16', '*p 3', 'p = & 3', 'return q', 'free', '*p+x = 3', 'x = n of'];
  expect(scripts.map(mistake)).toMatchInlineSnapshot(`
    [
      "Line 1, column 5: expected malloc, calloc, realloc, new, a value, a whole number from -2147483648 to 2147483647, null, & or the name of a local, found maloc. Did you mean malloc?",
      "Line 1, column 4: expected + or =, found 3.",
      "Line 1, column 7: expected the name of a local, found 3.",
      "Line 1, column 9: expected +, of or to, found the end of the script.",
      "Line 1, column 5: expected * or the name of a local, found the end of the script.",
      "Line 1, column 4: expected an offset such as 64 or 64KB, found x.",
      "Line 1, column 9: expected the name of a function, found the end of the script.",
    ]
  `);
});

test('whatever a script does, printing gives it back, and a clone goes on in the same way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.nat(12),
      fc.boolean(),
      (seeds, at, gc) => {
        const opening = 'call a a=8 web=8 mark=4';
        const text = [opening, ...seeds.map((seed) => grown(programForms, seed))].join('\n');
        const parsed = parse(programForms, text);
        if (!parsed.ok) throw new Error(`refused: ${text}`);
        const { statements } = parsed;
        const again = parse(programForms, print(programForms, statements));
        expect(again.ok && again.statements).toEqual(statements);
        const heap = gc ? 'collected' : 'glibc';
        const engine = programModel.create(
          { limit: 4096, guard: 4096, heap, tcache: 7 },
          statements,
        );
        for (const one of statements.slice(0, at)) engine.step(one);
        const copy = engine.clone();
        const view = JSON.stringify(copy.view());
        const rest = statements.slice(at);
        const steps = rest.map((one) => engine.step(one));
        expect(JSON.stringify(copy.view())).toBe(view);
        expect(rest.map((one) => copy.step(one))).toEqual(steps);
        expect(JSON.stringify(copy.view())).toBe(JSON.stringify(engine.view()));
        const { state } = { state: engine.view() };
        for (const { to, state: is, into } of state.pointers) {
          if (is === 'live' && into === 'heap') {
            expect(state.objects.map(({ user }) => user)).toContain(to);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
