import { describe, expect, it } from 'vitest';
import { programError } from '../../src/sandbox/program-error.ts';

const described = (parts: object) =>
  JSON.stringify({ name: 'Error', message: 'm', stack: '', ...parts });

describe('an error as a value', () => {
  it('has the place of the first frame in the learner’s file', () => {
    const stack =
      '    at round (workload.js:3:4)\n    at inner (subject.js:12:5)\n    at subject.js:1:1\n';
    expect(programError(described({ stack, line: '3', column: '4' }))).toEqual({
      ...{ name: 'Error', message: 'm', line: 12, column: 5 },
    });
    expect(programError(described({ stack: 'at f (subject.js:9)' }))).toMatchObject({
      line: 9,
      column: undefined,
    });
  });

  it('has the place that a syntax error names, where there is no frame', () => {
    expect(programError(described({ line: '2', column: '7' }))).toMatchObject({
      line: 2,
      column: 7,
    });
    expect(programError(described({ line: 'x' })).line).toBeUndefined();
  });

  it('has no place in another file whose name ends alike', () => {
    expect(programError(described({ stack: 'at notsubject.js:3:4' })).line).toBeUndefined();
  });

  it('has a name of its own where memory or the stack ran out', () => {
    const internal = (message: string) =>
      programError(described({ name: 'InternalError', message }));
    expect(internal('out of memory').name).toBe('MemoryLimit');
    expect(internal('stack overflow').name).toBe('StackOverflow');
    expect(internal('something else')).toMatchObject({
      name: 'InternalError',
      message: 'something else',
    });
    expect(programError(described({ message: 'out of memory' })).name).toBe('Error');
  });

  it.each([
    'TickLimit',
    'MemoryLimit',
    'StackOverflow',
    'MissingExport',
    'NeverSettled',
    'Stopped',
  ])('never has the name %s because a program chose it', (name) => {
    expect(programError(described({ name }))).toMatchObject({ name: 'Error', message: 'm' });
  });

  it.each(['0', '-4', '1.5', '1e400', '99999999999999999999', 'x'])(
    'has no place %s, whatever a program claims',
    (line) => {
      expect(programError(described({ line })).line).toBeUndefined();
    },
  );

  it('is cut short', () => {
    const error = programError(described({ name: 'n'.repeat(999), message: 'm'.repeat(9999) }));
    expect([error.name.length, error.message.length]).toEqual([200, 2000]);
  });
});
