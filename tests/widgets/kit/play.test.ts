import { describe, expect, test } from 'vitest';
import { models } from '../../../src/model/models.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import { onOneLine, playOf } from '../../../src/widgets/kit/play.ts';

const play = (source: string) => {
  const played = playOf<unknown, unknown>(models, source);
  if (!played.ok) throw new Error('expected a script that can be read');
  return played.play;
};

describe('a play', () => {
  test('says the operation of each step, and the start', () => {
    const one = play('model replacement frames=2 # small\nrefer 1 2\nwrite 1');
    expect(Array.from({ length: one.last + 1 }, (_, step) => one.operation(step))).toEqual([
      'start',
      'refer 1 2',
      'refer 1 2',
      'write 1',
    ]);
  });

  test('clamps a step, and a step can be asked for in any order', () => {
    const one = play('model replacement frames=2\nrefer 1 2 3 1 2 3');
    const straight = one.at(5).state;
    one.at(6);
    one.at(2);
    expect(one.at(5).state).toEqual(straight);
    expect(one.at(99).step).toBe(6);
    expect(one.at(-1).step).toBe(0);
  });

  test('on one line is the same script', () => {
    const one = play('model heap fit=best size=8KB\na = malloc 16\nfree a');
    const again = parseScript(models, onOneLine(one));
    expect(again.ok && again.statements).toEqual(one.script.statements);
    expect(again.ok && again.chosen).toEqual(one.script.chosen);
  });

  test('gives a mistake back as a value', () => {
    expect(playOf(models, 'model heap\na = malloc 64KX')).toMatchObject({
      ok: false,
      error: { line: 2, column: 12 },
    });
  });
});
