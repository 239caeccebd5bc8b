import { describe, expect, it } from 'vitest';
import {
  narrateGcHeap,
  narrateGcHeapStart,
  wordOfGcHeap,
} from '../../../src/widgets/narrate/gc-heap.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateGcHeapStart, narrate: narrateGcHeap, word: wordOfGcHeap };

const graph =
  'root r; object a; object b; object c; r -> a; a -> b; b -> c; weak r -> c; object m; r -> m; object v; entry b -> v in m; v -> m; finalizer c; collect; cut a -> b; collect; finalize; drop r; collect; finalize; r -> a; cut r -> zz';
const programs: Record<string, string> = Object.fromEntries(
  [
    'mark-sweep',
    'refcount',
    'refcount-cycles',
    'compact',
    'copying',
    'generational',
    'incremental',
  ].map((collector) => [
    collector,
    `model gc collector=${collector} heap=512 nursery=64\n${graph}`,
  ]),
);
const more = [
  'model gc collector=generational heap=1KB nursery=64 barrier=off\nroot cache\nobject map; cache -> map\nminor; minor\nobject user; map -> user\nminor; object big 600; object x; object y; object z; object big2 900',
  'model gc collector=generational heap=1KB nursery=64\nroot cache\nobject map; cache -> map\nminor; minor\nobject user; map -> user\nminor',
  'model gc collector=incremental heap=256 budget=5 barrier=off\nroot r; object a; object b; object c\nr -> a; a -> b\nmark; r -> b; cut a -> b; collect; r -> b; object d 100; object e 100; object f 100',
  'model gc collector=incremental budget=5\nroot r; object a; object b\nr -> a; a -> b\nmark; mark; r -> b; object c; r -> c; a -> c; sweep; collect',
  'model gc collector=compact heap=64\nroot r; object a; object b; object c; r -> c; object d; object e; object f 99',
  `model gc\n${graph}; mark; sweep`,
];

describe('the sentences of a heap with a collector', () => {
  it('tell of reference counts and cycles', () => {
    expect(told(how, programs['refcount-cycles']!)).toMatchInlineSnapshot(`
      [
        "A heap of 512 B. It is empty, and there is no root.",
        "Root | Root r is made; nothing hangs from it yet.",
        "Allocate | Object a is made: 16 B at 0x0.",
        "Allocate | Object b is made: 16 B at 0x10.",
        "Allocate | Object c is made: 16 B at 0x20.",
        "Refer | Root r refers to a, so a root reaches a now. Its count now: a 1.",
        "Refer | Object a refers to b, so a root reaches b now. Its count now: b 1.",
        "Refer | Object b refers to c, so a root reaches c now. Its count now: c 1.",
        "Refer | Root r refers weakly to c, which keeps nothing alive.",
        "Allocate | Object m is made: 16 B at 0x30.",
        "Refer | Root r refers to m, so a root reaches m now. Its count now: m 1.",
        "Allocate | Object v is made: 16 B at 0x40.",
        "Entry | The map m has an entry: v lives while m and b both do. Its count now: v 1.",
        "Refer | Object v refers to m. Its count now: m 2.",
        "Finalizer | When c is gone, a callback will be told.",
        "Collect | Here begins a whole collection. A copy of each count, to be taken apart: 5 objects.",
        "Subtract | References from a come from inside and do not count, which leaves b 0.",
        "Subtract | References from b come from inside and do not count, which leaves c 0.",
        "Subtract | Object c refers to nothing, so no count loses any.",
        "Subtract | References from m come from inside and do not count, which leaves v 0.",
        "Subtract | References from v come from inside and do not count, which leaves m 1.",
        "Separate | Object a is held from outside, so it stays.",
        "Separate | Object b is held from outside, so it stays.",
        "Separate | Object c is held from outside, so it stays.",
        "Separate | Object m is held from outside, so it stays.",
        "Separate | Object v is held from outside, so it stays. The pause ends after 68 units of work: nothing was freed.",
        "Cut | Object a no longer refers to b, so no root reaches b, c and v any more. Its count now: b 0, so nothing holds it any more.",
        "Free | Freed: b, 16 B. Its count now: c 0, so nothing holds it any more.",
        "Free | Freed: c, 16 B. Cleared: the weak references to c. A callback waits for c. Its count now: v 0, so nothing holds it any more.",
        "Free | Freed: v, 16 B. Its count now: m 1. The pause ends after 9 units of work: freed 3 objects, 48 B.",
        "Collect | Here begins a whole collection. A copy of each count, to be taken apart: 2 objects.",
        "Subtract | Object a refers to nothing, so no count loses any.",
        "Subtract | Object m refers to nothing, so no count loses any.",
        "Separate | Object a is held from outside, so it stays.",
        "Separate | Object m is held from outside, so it stays. The pause ends after 24 units of work: nothing was freed.",
        "Finalize | Callbacks run, for c.",
        "Drop | Root r lets go of a and m, so no root reaches a and m any more. Counts now: a 0 and m 0.",
        "Free | Freed: m, 16 B.",
        "Free | Freed: a, 16 B. The pause ends after 4 units of work: freed 2 objects, 32 B.",
        "Collect | Here begins a whole collection. A copy of each count, to be taken apart: 0 objects. The pause ends after 0 units of work: nothing was freed.",
        "Finalize | No callback waits.",
        "Mistake | a was freed: no reference leads to it any more, so nothing can use it.",
        "Mistake | Nothing is named zz.",
      ]
    `);
  });
  it('tell of copies and promotions', () => {
    expect(told(how, more[1]!)).toMatchInlineSnapshot(`
      [
        "A heap of 1 KiB: nursery A 64 B, nursery B 64 B and old 896 B. It is empty, and there is no root.",
        "Root | Root cache is made; nothing hangs from it yet.",
        "Allocate | Object map is made: 16 B at 0x0 (nursery A).",
        "Refer | Root cache refers to map, so a root reaches map now.",
        "Collect | Here begins a collection of the nursery. Scan cache: map has to move. Object map is copied from 0x0 to 0x40.",
        "Scan | Scan map: it holds nothing that still has to move. The semispaces change places; nothing was left behind. The pause ends after 11 units of work: nothing was freed.",
        "Collect | Here begins a collection of the nursery. Scan cache: map has to move. Object map is promoted to the old generation from 0x40 to 0x80: copied once before.",
        "Scan | Scan map: it holds nothing that still has to move. The semispaces change places; nothing was left behind. The pause ends after 15 units of work: nothing was freed.",
        "Allocate | Object user is made: 16 B at 0x0 (nursery A).",
        "Refer | Object map refers to user, so a root reaches user now. The write barrier notes it: map is old and user is young.",
        "Collect | Here begins a collection of the nursery. Scan cache: it holds nothing that still has to move.",
        "Scan | The remembered set names map: user has to move. Object user is copied from 0x0 to 0x40.",
        "Scan | Scan user: it holds nothing that still has to move. The semispaces change places; nothing was left behind. The pause ends after 16 units of work: nothing was freed.",
      ]
    `);
  });
  it('tell of a barrier that is missing', () => {
    expect(told(how, more[2]!)).toMatchInlineSnapshot(`
      [
        "A heap of 256 B. It is empty, and there is no root.",
        "Root | Root r is made; nothing hangs from it yet.",
        "Allocate | Object a is made: 16 B at 0x0.",
        "Allocate | Object b is made: 16 B at 0x10.",
        "Allocate | Object c is made: 16 B at 0x20.",
        "Refer | Root r refers to a, so a root reaches a now.",
        "Refer | Object a refers to b, so a root reaches b now.",
        "Collect | Here begins marking. Start at the root r: a waits its turn. The pause ends after 5 units of work.",
        "Refer | Root r refers to b.",
        "Cut | Object a no longer refers to b; what a root reaches stays the same.",
        "Collect | Here begins a whole collection. Held in a register, so mark c: nothing new.",
        "Mark | From r, mark a: nothing new. Nothing waits; b has no mark.",
        "Lost | Freed: b, 16 B. The pause ends after 11 units of work: freed 1 object, 16 B. b was freed although r still refers to it: its last reference moved into an object that had been visited already, and no barrier noticed.",
        "Mistake | b was freed although r still refers to it: to use it now is a use after free.",
        "Collect | Before d is made, a slice of the collection runs. Start at the root r: a waits its turn. The pause ends after 5 units of work: nothing was freed.",
        "Allocate | Object d is made: 100 B at 0x30.",
        "Collect | Before e is made, a slice of the collection runs. Held in a register, so mark c: nothing new.",
        "Mark | From r, mark a: nothing new. Nothing waits, and every object has its mark. The pause ends after 8 units of work: nothing was freed.",
        "Allocate | Object e is made: 100 B at 0x98.",
        "Collect | Before f is made, a slice of the collection runs. The pause ends after 3 units of work: nothing was freed.",
        "Collect | No room for f, so a whole collection begins. Start at the root r: a waits its turn.",
        "Mark | Held in a register, so mark e: nothing new.",
        "Mark | From r, mark a: nothing new. Nothing waits; c and d have no mark.",
        "Free | Freed: c, 16 B.",
        "Free | Freed: d, 100 B. The pause ends after 17 units of work: freed 2 objects, 116 B.",
        "Allocate | Object f is made: 100 B at 0x10.",
      ]
    `);
  });
  it.each(['insertion', 'deletion'])('tell what the barrier of %s notes', (barrier) => {
    const text = `model gc collector=incremental budget=5 barrier=${barrier}\nroot r; object a; object b; object c\nr -> a; a -> b\nmark; r -> b; cut a -> b`;
    expect(told(how, text).slice(-2)).toMatchSnapshot();
  });
  it('tell of moves, and of a heap that is full', () => {
    expect(told(how, more[4]!)).toMatchInlineSnapshot(`
      [
        "A heap of 64 B. It is empty, and there is no root.",
        "Root | Root r is made; nothing hangs from it yet.",
        "Allocate | Object a is made: 16 B at 0x0.",
        "Allocate | Object b is made: 16 B at 0x10.",
        "Allocate | Object c is made: 16 B at 0x20.",
        "Refer | Root r refers to c, so a root reaches c now.",
        "Allocate | Object d is made: 16 B at 0x30.",
        "Collect | No room for e, so a whole collection begins. Start at the root r: c waits its turn.",
        "Mark | Held in a register, so mark d: nothing new.",
        "Mark | From r, mark c: nothing new. Nothing waits; a and b have no mark.",
        "Free | Freed: a, 16 B.",
        "Free | Freed: b, 16 B.",
        "Forward | Object c will move from 0x20 to 0x0.",
        "Forward | Object d will move from 0x30 to 0x10.",
        "Update | References of r now point to where c will be.",
        "Move | Object c moves from 0x20 to 0x0.",
        "Move | Object d moves from 0x30 to 0x10. The pause ends after 28 units of work: freed 2 objects, 32 B.",
        "Allocate | Object e is made: 16 B at 0x20.",
        "Collect | No room for f, so a whole collection begins. Start at the root r: c waits its turn.",
        "Mark | Held in a register, so mark e: nothing new.",
        "Mark | From r, mark c: nothing new. Nothing waits; d has no mark.",
        "Forward | Object c will stay at 0x0.",
        "Free | Freed: d, 16 B.",
        "Forward | Object e will move from 0x20 to 0x10.",
        "Update | References of r now point to where c will be.",
        "Move | Object c stays at 0x0.",
        "Move | Object e moves from 0x20 to 0x10. The pause ends after 25 units of work: freed 1 object, 16 B.",
        "Out of memory | f needs 99 B in one piece, and no space has them: 32 B of the 64 B are in use.",
      ]
    `);
  });
  it.each(Object.keys(programs))('tell what %s does', (collector) => {
    expect(told(how, programs[collector]!).join('\n')).toMatchSnapshot();
  });

  it.each([...examplesOf('gc'), ...Object.values(programs), ...more])(
    'are sentences in\n%s',
    (text) => {
      expectSentences(how, text);
    },
  );
});
