import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from './count.ts';

/** A piece of a program, with how many objects it makes each time it runs. */
interface Piece {
  readonly code: string;
  readonly made: number;
}

const value: fc.Memo<Piece> = fc.memo((depth) => {
  const leaf = fc.constantFrom<Piece>(
    { code: 'i', made: 0 },
    { code: '"s"', made: 0 },
    { code: 'old', made: 0 },
    { code: '{}', made: 1 },
    { code: '/r/', made: 1 },
    { code: '() => {}', made: 1 },
    { code: 'new Made()', made: 2 },
    { code: 'make()', made: 1 },
    { code: 'JSON.parse("[{}]")', made: 2 },
  );
  if (depth <= 1) return leaf;
  const inner = value(depth - 1);
  const one = (code: (a: string) => string, extra: number) =>
    inner.map((a): Piece => ({ code: code(a.code), made: a.made + extra }));
  return fc.oneof(
    leaf,
    one((a) => `[${a}]`, 1),
    one((a) => `{ p: ${a} }`, 1),
    one((a) => `id(${a})`, 0),
    one((a) => `(${a})`, 0),
    one((a) => `old?.list.concat([${a}])`, 2),
    one((a) => `(() => (${a}))()`, 1),
    one((a) => `[${a}, ...[1]]`, 2),
    one((a) => `thrown(${a})`, 0),
    fc
      .tuple(inner, inner)
      .map(([a, b]) => ({ code: `[${a.code}, ${b.code}]`, made: a.made + b.made + 1 })),
    fc
      .tuple(inner, inner)
      .map(([a, b]) => ({ code: `(void (${a.code}), ${b.code})`, made: a.made + b.made })),
  );
});

const BEFORE = `const old = { list: [1] }; const id = (x) => x; const make = () => ({ old }); let last;
class Made { inside = []; }
const thrown = (x) => { try { throw x; } catch (e) { return e; } };`;

describe('a random program', () => {
  it('makes as many objects as its parts, and behaves as it did', async () => {
    const statement = fc.tuple(value(4), fc.nat(3)).map(
      ([piece, times]): Piece => ({
        code: `  for (let k = 0; k < ${times}; k++) last = ${piece.code};`,
        made: times * piece.made,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 5 }), async (statements) => {
        const body = statements.map(({ code }) => code).join('\n');
        const source = `${BEFORE}\nexport function round(i) {\n${body}\n  last = 0;\n}`;
        const counted = await count(source, { rounds: 9 });
        expect(counted.fault).toBeUndefined();
        expect(counted.perRound).toBe(statements.reduce((sum, { made }) => sum + made, 0));
        expect(counted.survivedPerRound).toBe(0);
      }),
      { numRuns: process.env.PAGEFAULT_WHOLE ? 1000 : 60 },
    );
    // A thousand programs, each run twice, take half a minute where nothing else runs.
  }, 300_000);
});
