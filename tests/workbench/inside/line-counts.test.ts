import { describe, expect, it } from 'vitest';
import { countsSentence, lineNotes, meanText } from '../../../src/workbench/inside/line-counts.ts';

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
        20,
      ),
    ).toEqual([
      {
        ...{ line: 4, text: '1 made' },
        title: 'makes 1 object a round (closure); none of them is still there four rounds later.',
      },
      {
        ...{ line: 9, text: '40.5 made, 20 stay' },
        title:
          'makes 40.5 objects a round (object literal, array literal); 20 of them are still there four rounds later.',
      },
    ]);
  });

  it('says of a run that was soon over that nothing is known of what stays', () => {
    const [note] = lineNotes(report([site(3, 'object literal', 1, 0)]), 4);
    expect(note!.title).toContain('too soon to tell whether they stay');
    const counts = { ...report([]), perRound: 1, rounds: 1 };
    expect(countsSentence(counts, 4)).toBe(
      'Your code makes 1 object a round, counted in one round. The run was over too soon to tell which of them stay.',
    );
  });

  it('sums a run up with one and with many', () => {
    expect(countsSentence({ ...report([]), perRound: 103, keptPerRound: 1 }, 50)).toBe(
      'Your code makes 103 objects a round, on average over 12 rounds after a warm-up. 1 of them is still alive four rounds later.',
    );
    expect(countsSentence({ ...report([]), perRound: 2, rounds: 3 }, 9)).toBe(
      'Your code makes 2 objects a round, on average over 3 rounds. None of them was seen alive four rounds later.',
    );
  });

  it('writes means to two decimals', () => {
    expect([1, 0.333333, 1234.5].map(meanText)).toEqual(['1', '0.33', '1,234.5']);
  });
});
