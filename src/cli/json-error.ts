import type { ScriptError } from '../model/script/error.ts';

/**
 * Where JSON breaks off being JSON. Engines word it differently and not all give the place, so it is
 * found: the shortest beginning that no ending could complete.
 */
export function jsonError(source: string): ScriptError {
  let good = 0;
  let bad = source.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(source.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = source.slice(0, good).split('\n');
  const found = source[good] ?? 'the end of the text';
  const expected = 'JSON { model, script, config }';
  return {
    line: before.length,
    column: before.at(-1)!.length + 1,
    expected,
    found,
    choices: [expected],
  };
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error as Error;
    // V8 gives the place of every mistake but an unexpected token, which no ending mends.
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return message.startsWith('Unexpected end') || Number(position) >= beginning.length;
  }
}
