import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { stackModel } from '../../../src/model/stack/model.ts';
import type { StackSettings } from '../../../src/model/stack/stack-engine.ts';
import { type StackStatement, stackForms } from '../../../src/model/stack/statements.ts';

function trace(script: string, settings: Partial<StackSettings> = {}) {
  const parsed = parse(stackForms, script);
  if (!parsed.ok) throw new Error(printMistake(parsed.error));
  const whole = run(stackModel, parsed.statements, settings);
  return Array.from({ length: whole.last }, (_, step) => whole.frame(step + 1));
}

const faults = (script: string, settings?: Partial<StackSettings>) =>
  trace(script, settings).flatMap(({ fault }) => fault ?? []);
const end = (script: string, settings?: Partial<StackSettings>) => trace(script, settings).at(-1)!;

const inF = 'call main 32; call f count=8 buf=64 with n=4';

describe('calls', () => {
  test('a frame has its slots from the highest address down', () => {
    const { state, events } = end(inF);
    expect(state.frames.at(-1)).toEqual({
      name: 'f',
      depth: 1,
      fp: '0x7fffffffefc0',
      sp: '0x7fffffffef60',
      bytes: 112,
      slots: [
        slot('return address', 'return address', '0x7fffffffefc8', 8, -8),
        slot('saved fp', 'saved fp', '0x7fffffffefc0', 8, 0),
        slot('count', 'local', '0x7fffffffefb8', 8, 8),
        slot('buf', 'local', '0x7fffffffef70', 64, 80),
        slot('n', 'parameter', '0x7fffffffef6c', 4, 84),
      ],
    });
    expect(state).toMatchObject({
      sp: '0x7fffffffef60',
      fp: '0x7fffffffefc0',
      used: 160,
      left: 8 * 1024 ** 2 - 160,
      guard: { from: '0x7fffff7fe000', bytes: 4096 },
    });
    expect(events).toEqual([
      {
        kind: 'called',
        function: 'f',
        caller: 'main',
        bytes: 112,
        fp: '0x7fffffffefc0',
        sp: '0x7fffffffef60',
        left: 8 * 1024 ** 2 - 160,
      },
    ]);
  });

  test('after a return the caller has its frame again, and the stack has reached further', () => {
    const before = end('call main 32').state;
    const { state, events } = end(`${inF}; return`);
    expect(state).toEqual({ ...before, reached: 160 });
    expect(events).toMatchObject([{ kind: 'returned', function: 'f', back: 'main', bytes: 112 }]);
    expect(end('call main; return').state).not.toHaveProperty('fp');
  });

  test('a recursion is one step, and shows both its ends', () => {
    const { state, events } = end('call main; recurse f 64 depth=1000');
    expect(events).toMatchObject([{ kind: 'recursed', function: 'f', calls: 1000, bytes: 80 }]);
    expect(state.depth).toBe(1001);
    expect(state.frames.map(({ depth }) => depth)).toEqual([
      ...Array.from({ length: 8 }, (_, depth) => depth),
      ...Array.from({ length: 32 }, (_, at) => 969 + at),
    ]);
    expect(state.hidden).toBe(961);
    expect(end('call main; recurse f 64 depth=39').state).toMatchObject({ hidden: 0 });
  });

  test('the deepest recursion is what is left, divided by the frame', () => {
    const { state, fault } = end('call main 32; recurse f 48');
    expect(state.depth - 1).toBe(Math.floor((8 * 1024 ** 2 - 48) / 64));
    expect(fault?.code).toBe('stack-overflow');
  });
});

const slot = (name: string, kind: string, address: string, bytes: number, below: number) => ({
  name,
  kind,
  address,
  bytes,
  below,
  damaged: false,
});

describe('accesses', () => {
  test('one inside a local is fine, by its name or through a pointer', () => {
    const script = `${inF}; p = &buf; write p+8 16; write buf 64; read n 4; read count 8`;
    expect(faults(script)).toEqual([]);
    expect(end(`${inF}; p = &buf; write p+8 16`).events).toEqual([
      {
        kind: 'wrote',
        through: 'p',
        address: '0x7fffffffef78',
        bytes: 16,
        touched: [{ function: 'f', slot: 'buf', offset: 8, bytes: 16 }],
      },
    ]);
  });

  test('an address may name any byte of a live frame', () => {
    expect(faults(`${inF}; write 0x7fffffffefc8 8`)).toEqual([]);
  });

  test('the nearest slot above is hit first, and what is hit stays damaged', () => {
    const damaged = (script: string) =>
      end(script).state.frames.flatMap(({ name, slots }) =>
        slots.flatMap((one) => (one.damaged ? [`${one.name} of ${name}`] : [])),
      );
    expect(damaged(`${inF}; write buf 64`)).toEqual([]);
    // Alignment leaves 8 bytes between them.
    expect(damaged(`${inF}; write buf+64 8`)).toEqual([]);
    expect(damaged(`${inF}; write buf+72`)).toEqual(['count of f']);
    expect(damaged(`${inF}; write buf+80`)).toEqual(['saved fp of f']);
    const all = ['locals of main', 'return address of f', 'saved fp of f', 'count of f'];
    expect(damaged(`${inF}; write buf 97`)).toEqual(all);
    expect(damaged(`${inF}; read buf 97`)).toEqual([]);
  });

  test('a pointer into a frame that is gone reaches into the next one', () => {
    const script = 'call main; call f buf=32; p = &buf; return; call g key=32; write p 4';
    const { state, events, fault } = end(script);
    expect(events).toMatchObject([
      { kind: 'wrote', touched: [{ function: 'g', slot: 'key', offset: 0, bytes: 4 }] },
    ]);
    expect(fault?.code).toBe('dangling-pointer');
    expect(state.pointers).toMatchObject([{ name: 'p', function: 'f', dangling: true }]);
    expect(state.frames.at(-1)!.slots.find(({ name }) => name === 'key')).toMatchObject({
      damaged: true,
    });
  });

  test('a pointer to a live frame further out is none that dangles', () => {
    expect(faults('call main key=8; p = &key; call f 8; write p 8')).toEqual([]);
  });
});

test('a mistake says what was expected, what was found, and what comes of it', () => {
  const scripts = [
    'return',
    'read p',
    'call main; p = &x',
    `${inF}; write buf 112`,
    `${inF}; write buf+72`,
    `${inF}; write n+4 2`,
    `${inF}; read buf 65`,
    `${inF}; write buf+80 16; return`,
    `${inF}; write buf+80; return`,
    'call main; call f a=8; p = &a; return; read p',
    'call main; call f a=8; p = &a; return; call g b=4 c=4; write p 8',
    'call main 32; read 0x7fffffffef00',
    'call main; recurse f 64',
    'call main; call f 9MB',
    'call main; write 0x7fffff7fefff',
    'call main; write 0x7fffff7fdfff',
    'call main; write 0x7fffffffeffc 8',
    'call main x=8; write x 100',
  ];
  expect(
    scripts.map((script) => {
      const { code, message } = faults(script).at(-1)!;
      return `${code}: ${message}`;
    }),
  ).toMatchInlineSnapshot(`
    [
      "nothing-to-return-from: No function runs: call one before it can return.",
      "unknown-name: No function runs that has p, and no pointer is called so.",
      "unknown-name: main has no local x, and no pointer is called so.",
      "buffer-overflow: buf of f has 64 B; a write of bytes 0 to 111 goes over count, saved fp and return address of f, locals of main.",
      "buffer-overflow: buf of f has 64 B; a write of byte 72 goes over count of f.",
      "buffer-overflow: n of f has 4 B; a write of bytes 4 to 5 goes over buf of f.",
      "read-out-of-bounds: buf of f has 64 B; a read of bytes 0 to 64 goes on into bytes that alignment leaves unused.",
      "return-address-overwritten: f jumps to whatever was written over its return address, not back to main: at best the program gets SIGSEGV, at worst it runs an attacker's code.",
      "frame-pointer-overwritten: f gives main back a frame pointer that was written over, so that one will look for its own locals in the wrong place.",
      "dangling-pointer: p points to a of f, which has returned: the bytes belong to no function, until the next call.",
      "dangling-pointer: p points to a of f, which has returned: the bytes belong to c and b of g.",
      "below-stack-pointer: 0x7fffffffef00 lies below the stack pointer 0x7fffffffefd0: it belongs to no function, and the next call writes over it.",
      "stack-overflow: A frame of f takes 80 B, but after 104,858 calls the stack has 32 B left of its 8 MiB: the guard below it is hit, and the program gets SIGSEGV.",
      "stack-overflow: A frame of f takes 9 MiB, but after 1 call the stack has 8 MiB left of its 8 MiB: the guard below it is hit, and the program gets SIGSEGV.",
      "guard-page: 0x7fffff7fefff is in the guard below the stack, which nobody may touch: the program gets SIGSEGV.",
      "outside-stack: 0x7fffff7fdfff is beyond the guard, which does not protect what may lie there.",
      "outside-stack: 0x7ffffffff000 is above the stack, which ends at 0x7ffffffff000.",
      "outside-stack: 0x7ffffffff000 is above the stack, which ends at 0x7ffffffff000.",
    ]
  `);
});

test('a script that cannot be read says why', () => {
  const mistake = (script: string) => {
    const parsed = parse(stackForms, script);
    return parsed.ok ? 'read without a mistake' : printMistake(parsed.error);
  };
  const scripts = ['call f buf=0', 'call f with n=5', 'cal f', 'p = buf', 'recurse f x=8 depth=0'];
  expect(scripts.map(mistake)).toMatchInlineSnapshot(`
    [
      "Line 1, column 12: expected a size such as 64 or 64KB, at least 1, found 0.",
      "Line 1, column 15: expected 4 or 8, found 5.",
      "Line 1, column 1: expected call, recurse, return, read, write or a pointer such as p = &buf, found cal. Did you mean call?",
      "Line 1, column 5: expected &, found buf.",
      "Line 1, column 21: expected a number of calls, a whole number from 1 to 1000000, found 0.",
    ]
  `);
});

const name = fc.constantFrom('a', 'b', 'buf');
const statement: fc.Arbitrary<StackStatement> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('call' as const),
      name: fc.constantFrom('f', 'g'),
      bytes: fc.nat(40),
      locals: fc.array(fc.record({ name, bytes: fc.integer({ min: 1, max: 40 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      parameters: fc.array(fc.record({ name, bytes: fc.constantFrom(4 as const, 8 as const) }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
    { requiredKeys: ['kind', 'name', 'bytes'] },
  ),
  fc.record(
    {
      kind: fc.constant('recurse' as const),
      name: fc.constant('r'),
      bytes: fc.nat(40),
      depth: fc.integer({ min: 1, max: 50 }),
    },
    { requiredKeys: ['kind', 'name', 'bytes', 'depth'] },
  ),
  fc.record({ kind: fc.constant('return' as const) }),
  fc.record({ kind: fc.constant('point' as const), pointer: fc.constant('p'), local: name }),
  fc.record({
    kind: fc.constantFrom('read' as const, 'write' as const),
    place: fc.oneof(
      fc.record({ name: fc.constantFrom('a', 'buf', 'p'), offset: fc.nat(60) }),
      fc.record({ address: fc.nat(2000).map((below) => BigInt(0x7ffffffff010 - below)) }),
    ),
    bytes: fc.integer({ min: 1, max: 60 }),
  }),
) as fc.Arbitrary<StackStatement>;
const statements = fc.array(statement, { maxLength: 15 });

test('printing and parsing give the statements back', () => {
  fc.assert(
    fc.property(statements, (all) => {
      const parsed = parse(stackForms, print(stackForms, all));
      expect(parsed.ok && parsed.statements).toEqual(all);
    }),
    { numRuns: 1000 },
  );
});

test('whatever a script does, frames stay whole, and a clone goes on in the same way', () => {
  fc.assert(
    fc.property(statements, statements, (first, then) => {
      const engine = stackModel.create({ limit: 4096, guard: 4096 }, []);
      for (const one of first) expect(engine.step(one).done).toBe(true);
      const copy = engine.clone();
      const view = JSON.stringify(copy.view());
      const steps = then.map((one) => engine.step(one));
      expect(JSON.stringify(copy.view())).toBe(view);
      expect(then.map((one) => copy.step(one))).toEqual(steps);
      const state = engine.view();
      expect(copy.view()).toEqual(state);
      expect(state.used + state.left).toBe(4096);
      const bytes = state.frames.reduce((sum, frame) => sum + frame.bytes, 0);
      if (state.hidden === 0) expect(bytes).toBe(state.used);
    }),
    { numRuns: 1000 },
  );
});
