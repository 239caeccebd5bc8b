import fc from 'fast-check';
import type { GraphStatement as Statement } from '../../../src/model/gc/graph-statements.ts';

/** Names from a small pool, so that statements meet, and some that need quotes. */
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'mark', 'as', 'user:17', 'ü b', '');
const text = fc.option(fc.string(), { nil: undefined });

const declared = <Kind extends 'root' | 'object'>(kind: Kind) =>
  fc
    .record({ name, bytes: fc.oneof(fc.nat(4096), fc.constant(65536)), label: text, group: text })
    .map(({ label, group, ...rest }) => ({
      kind,
      ...rest,
      ...(label === undefined ? {} : { label }),
      ...(group === undefined ? {} : { group }),
    }));

const change: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: declared('object') },
  { weight: 2, arbitrary: declared('root') },
  {
    weight: 8,
    arbitrary: fc.record({ from: name, to: name, label: text }).map(({ label, ...ends }) => ({
      kind: 'refer' as const,
      ...ends,
      ...(label === undefined ? {} : { label }),
    })),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), from: name, to: name }) },
);

const node = fc.constantFrom('r', 's', 'a', 'b', 'c', 'd', 'e', 'f', 'g');

/** Two roots and seven objects, then references among them: few mistakes, many shapes. */
const graphScript: fc.Arbitrary<Statement[]> = fc
  .array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({ kind: fc.constant('refer' as const), from: node, to: node }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('cut' as const), from: node, to: node }),
      },
    ),
    { maxLength: 30 },
  )
  .map((changes) => [
    ...['r', 's'].map((one) => ({ kind: 'root' as const, name: one, bytes: 0 })),
    ...[...'abcdefg'].map((one) => ({ kind: 'object' as const, name: one, bytes: 16 })),
    ...changes,
  ]);

const messyScript: fc.Arbitrary<Statement[]> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: change },
    { weight: 1, arbitrary: fc.constantFrom<Statement>({ kind: 'mark' }, { kind: 'sweep' }) },
  ),
  { maxLength: 60 },
);

/** Scripts of every statement, sound or full of mistakes. */
export const anyScript = fc.oneof(messyScript, graphScript);
