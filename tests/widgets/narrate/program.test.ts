import { describe, expect, it } from 'vitest';
import {
  narrateProgram,
  narrateProgramStart,
  wordOfProgram,
} from '../../../src/widgets/narrate/program.ts';
import { scenarios } from '../../../src/widgets/stack-and-heap/scenarios.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateProgramStart, narrate: narrateProgram, word: wordOfProgram };

const objects = `model program heap=collected
call main o=8; o = new 16 as "list"; *o+8 = new 16; read *o+8 8; *o+8 = null; collect; collect; o = malloc 8`;
const odd = `model program
call main p=8 q=8 buf=16; p = calloc 100; q = realloc p 400; read *p; write buf 16; read buf 4; p = null; free p; *p = 1
recurse f 16 depth=3; return; return; return; return; return`;

describe('the sentences of a program', () => {
  it.each(scenarios)('tell $name', ({ script }) => {
    expect(told(how, script)).toMatchSnapshot();
  });
  it('tell objects and oddities', () => {
    expect(told(how, objects)).toMatchSnapshot();
    expect(told(how, odd)).toMatchSnapshot();
  });
  it.each([...examplesOf('program'), ...scenarios.map(({ script }) => script), objects, odd])(
    'are sentences in\n%s',
    (text) => expectSentences(how, text),
  );
});
