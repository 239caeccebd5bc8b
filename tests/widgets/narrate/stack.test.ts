import { describe, expect, it } from 'vitest';
import {
  narrateStack,
  narrateStackStart,
  wordOfStack,
} from '../../../src/widgets/narrate/stack.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateStackStart, narrate: narrateStack, word: wordOfStack };

const programs = {
  calls:
    'model stack\ncall main 32; call greet count=8 name=16 with n=4; p = & name; write p 16; read count 8; read p+20; write p 40; return; read p; call other x=8; write p 4; return; return; return; call f a=1; write 0x10; q = & zz; read q',
  overflow:
    'model stack limit=64KB\ncall main; recurse f 64 depth=3; recurse f 4KB; return; recurse f depth=1',
  guard: 'model stack limit=8KB guard=0\ncall main 16 buf=8; write buf 200; return',
};

describe('the sentences of a stack', () => {
  it('tell calls, pointers and writes that go too far', () => {
    expect(told(how, programs.calls)).toMatchInlineSnapshot(`
      [
        "An empty stack: it begins at 0x7ffffffff000 and may grow down by 8 MiB, with 4 KiB below that nobody may touch.",
        "Call | The program calls main: its frame of 48 bytes reaches down to 0x7fffffffefd0, and 8 MiB are left.",
        "Call | Function main calls greet: its frame of 64 bytes reaches down to 0x7fffffffef90, and 8 MiB are left.",
        "Point | Pointer p holds 0x7fffffffefa0 now, where name of greet lies.",
        "Write | Writing 16 bytes at 0x7fffffffefa0, through p: that is name of greet.",
        "Read | Reading 8 bytes at 0x7fffffffefb8: that is count of greet.",
        "Mistake | name of greet has 16 B; a read of byte 20 goes on into bytes that alignment leaves unused.",
        "Mistake | name of greet has 16 B; a write of bytes 0 to 39 goes over count and saved fp of greet.",
        "Mistake | greet gives main back a frame pointer that was written over, so that one will look for its own locals in the wrong place.",
        "Mistake | p points to name of greet, which has returned: the bytes belong to no function, until the next call.",
        "Call | Function main calls other: its frame of 32 bytes reaches down to 0x7fffffffefb0, and 8 MiB are left.",
        "Mistake | p points to name of greet, which has returned: the bytes belong to no function, until the next call.",
        "Return | Function other returns and main goes on. The stack pointer is back at 0x7fffffffefd0; the 32 bytes below are not erased, but belong to nobody.",
        "Return | Function main returns and nothing runs any more. The stack pointer is back at 0x7ffffffff000; the 48 bytes below are not erased, but belong to nobody.",
        "Mistake | No function runs: call one before it can return.",
        "Call | The program calls f: its frame of 32 bytes reaches down to 0x7fffffffefe0, and 8 MiB are left.",
        "Mistake | 0x10 is beyond the guard, which does not protect what may lie there.",
        "Mistake | f has no local zz, and no pointer is called so.",
        "Mistake | f has no local q, and no pointer is called so.",
      ]
    `);
  });
  it('tell how it overflows', () => {
    expect(told(how, programs.overflow)).toMatchInlineSnapshot(`
      [
        "An empty stack: it begins at 0x7ffffffff000 and may grow down by 64 KiB, with 4 KiB below that nobody may touch.",
        "Call | The program calls main: its frame of 16 bytes reaches down to 0x7fffffffeff0, and 64 KiB are left.",
        "Recurse | Function f calls itself 3 times, 80 bytes a frame: the stack reaches down to 0x7fffffffef00, and 63.8 KiB are left.",
        "SIGSEGV | A frame of f takes 4 KiB, but after 19 calls the stack has 3.5 KiB left of its 64 KiB: the guard below it is hit, and the program gets SIGSEGV.",
        "Return | Function f returns and f goes on. The stack pointer is back at 0x7fffffff0e20; the 4,112 bytes below are not erased, but belong to nobody.",
        "Recurse | Function f calls itself once, 16 bytes a frame: the stack reaches down to 0x7fffffff0e10, and 7.5 KiB are left.",
      ]
    `);
    expect(told(how, programs.guard)).toMatchInlineSnapshot(`
      [
        "An empty stack: it begins at 0x7ffffffff000 and may grow down by 8 KiB.",
        "Call | The program calls main: its frame of 48 bytes reaches down to 0x7fffffffefd0, and 8 KiB are left.",
        "Mistake | 0x7ffffffff000 is above the stack, which ends at 0x7ffffffff000.",
        "Return | Function main returns and nothing runs any more. The stack pointer is back at 0x7ffffffff000; the 48 bytes below are not erased, but belong to nobody.",
      ]
    `);
  });

  it.each([...examplesOf('stack'), ...Object.values(programs)])('are sentences in\n%s', (text) => {
    expectSentences(how, text);
  });
});
