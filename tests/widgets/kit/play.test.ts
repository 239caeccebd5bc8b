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

  test('may fold what sets the stage into its start', () => {
    const source = 'model replacement frames=2\nrefer 1 2; refer 3; write 1';
    const whole = play(source);
    const folded = playOf<unknown, unknown>(models, source, ({ last }) => last - 1);
    if (!folded.ok) throw new Error('expected a script that can be read');
    expect([folded.play.first, folded.play.last]).toEqual([3, 1]);
    expect(folded.play.at(0)).toMatchObject({ step: 0, operation: 'start', events: [] });
    expect(folded.play.at(0).state).toEqual(whole.at(3).state);
    expect(folded.play.at(1)).toMatchObject({ step: 1, state: whole.at(4).state });
    expect(folded.play.at(1).statement).toEqual(whole.at(4).statement);
    expect(folded.play.at(9).step).toBe(1);
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
