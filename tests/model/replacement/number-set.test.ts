import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberSet } from '../../../src/model/replacement/number-set.ts';

test('finds its lowest and highest member, whatever was put in and taken out', () => {
  const anyMove = fc.record({ add: fc.boolean(), number: fc.nat(2999) });
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 60 }), (moves) => {
      const set = new NumberSet(3000);
      const members = new Set<number>();
      for (const { add, number } of moves) {
        if (add) set.add(number);
        else set.remove(number);
        if (add) members.add(number);
        else members.delete(number);
        const other = set.clone();
        if (members.size === 0) continue;
        expect(set.highest()).toBe(Math.max(...members));
        expect(other.lowest()).toBe(Math.min(...members));
        other.remove(other.lowest());
        expect(set.lowest()).toBe(Math.min(...members));
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([1, 31, 32, 33, 1024, 1025])('holds every number below %i', (limit) => {
  const set = new NumberSet(limit);
  for (let number = 0; number < limit; number += 1) {
    set.add(number);
    expect(set.highest()).toBe(number);
    expect(set.lowest()).toBe(number);
    set.remove(number);
  }
});
