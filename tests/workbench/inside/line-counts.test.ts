import { describe, expect, it } from 'vitest';
import { lineNotes, meanText } from '../../../src/workbench/inside/line-counts.ts';

const site = (line: number, what: string, made: number, kept: number) => ({
  ...{ line, column: 1, what, made, survived: kept, kept },
});
const report = (sites: ReturnType<typeof site>[]) => ({
  ...{ perRound: 0, survivedPerRound: 0, keptPerRound: 0, rounds: 12, sites },
});

describe('objects by line, beside the code', () => {
  it('says one note a line, in order, with what stays', () => {
    expect(
      lineNotes(
        report([
          site(9, 'object literal', 20, 20),
          site(4, 'closure', 1, 0),
          site(9, 'array literal', 20, 0),
          site(9, 'object literal', 0.5, 0),
        ]),
      ),
    ).toEqual([
      {
        ...{ line: 4, text: '1' },
        title: 'makes 1 object a round (closure); none of them is still there four rounds later.',
      },
      {
        ...{ line: 9, text: '40.5, 20 stay' },
        title:
          'makes 40.5 objects a round (object literal, array literal); 20 of them are still there four rounds later.',
      },
    ]);
  });

  it('writes means to two decimals', () => {
    expect([1, 0.333333, 1234.5].map(meanText)).toEqual(['1', '0.33', '1,234.5']);
  });
});
