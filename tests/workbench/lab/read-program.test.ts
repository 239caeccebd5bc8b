import { describe, expect, it } from 'vitest';
import { readProgram } from '../../../src/workbench/lab/read-program.ts';

const file = (text: string, name = 'mine.js') => new File([text], name);

describe('a dropped program', () => {
  it('is text, with the line ends of the editor and none at its end', async () => {
    expect(await readProgram(file('let a;\r\nlet b;\r\n\r\n'))).toBe('let a;\nlet b;');
  });

  it('may not be too long, and says what to do', async () => {
    await expect(readProgram(file('x'.repeat(1_000_001)))).rejects.toThrow(
      'Expected a program of at most 1,000,000 characters, found 1,000,001 bytes in mine.js. Cut out the part that leaks.',
    );
  });

  it('is no picture and no folder', async () => {
    await expect(readProgram(file('GIF\0\0', 'a.gif'))).rejects.toThrow('no text in a.gif');
    const folder = {
      name: 'src',
      size: 4096,
      text: () => Promise.reject(new Error('NotReadable')),
    };
    await expect(readProgram(folder)).rejects.toThrow('Is it a folder?');
  });
});
