import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Cliff } from '../../src/model/cliff/cliff.ts';
import { cliffModel } from '../../src/model/cliff/cliff-model.ts';
import { cliffSettings } from '../../src/model/cliff/settings.ts';
import type { CliffState } from '../../src/model/cliff/state.ts';
import type { AnyModel } from '../../src/model/model.ts';
import { withDefaults } from '../../src/model/script/settings.ts';
import { playOf } from '../../src/widgets/kit/play.ts';
import { scenarios } from '../../src/widgets/the-cliff/scenarios.ts';

/** What the chapter says in words of the cliff's machine, held against the machine. */
function secondAt(name: string): (step: number) => NonNullable<CliffState['intervals'][number]> {
  const { script } = scenarios.find((one) => one.name === name)!;
  const played = playOf<CliffState, never>([cliffModel as unknown as AnyModel], script);
  if (!played.ok) throw new Error(`the scenario ${name} can't be read`);
  return (step) => played.play.at(step).state.intervals.at(-1)!;
}

describe('the sets grow', () => {
  const at = secondAt('over');
  const lost = (step: number): number => 1 - at(step).references / at(7).references;

  test('as long as they fit, it costs nothing', () => {
    expect(at(7).references).toBe(at(2).references);
    expect(at(7).majorFaults).toBe(0);
  });

  test('then a little, a third, more than half, more than two thirds', () => {
    expect(at(9).vmstat.so).toBeGreaterThan(0);
    expect(lost(9)).toBeLessThan(0.1);
    expect(at(16).workingSets / 256).toBeCloseTo(1, 1);
    expect(lost(16)).toBeCloseTo(1 / 3, 1);
    expect(at(22).workingSets / 256).toBeCloseTo(1.15, 2);
    expect(lost(22)).toBeGreaterThan(0.5);
    expect(at(27).workingSets / 256).toBe(1.5);
    expect(lost(27)).toBeGreaterThan(2 / 3);
  });
});

test('five programs fit; six do hardly more than three, eight less than two; four recover', () => {
  const at = secondAt('one-more');
  const [two, three] = [at(5).references, at(8).references];
  expect(at(14).vmstat.us).toBe(100);
  expect(at(17).references).toBeLessThan(1.1 * three);
  expect(at(25).references).toBeLessThan(two);
  expect(at(25).vmstat.us).toBeLessThan(50);
  expect(at(28).vmstat.si).toBeGreaterThan(0);
  expect(at(29).references).toBe(4 * at(2).references);
});

test('the lines of PSI in the lesson are those of the machine that falls off the cliff', () => {
  const cliff = new Cliff(withDefaults(cliffSettings, {}));
  for (const [kib, seconds] of [
    [256, 2],
    [272, 4],
    [308, 4],
    [340, 4],
    [392, 2],
  ] as const) {
    cliff.useSet(kib * 1024);
    for (let second = 0; second < seconds; second += 1) cliff.runSecond();
  }
  const lesson = readFileSync('content/02-paging-and-swapping/05-swap-today.mdx', 'utf8');
  expect(lesson).toContain(`\`\`\`text\n${cliff.pressure.print()}\`\`\``);
});

test('with swap the start is forgotten, without it a fifth of the work is left', () => {
  const lesson = readFileSync('content/02-paging-and-swapping/05-swap-today.mdx', 'utf8');
  const scripts = [...lesson.matchAll(/<Mechanism .*script="([^"]+)"/g)].map(
    ([, script]) => script!,
  );
  const [withSwap, without] = scripts.map((script) => {
    const played = playOf<CliffState, never>([cliffModel as unknown as AnyModel], script);
    if (!played.ok) throw new Error('unreadable');
    return played.play.at(played.play.last).state.intervals.at(-1)!;
  });
  expect(withSwap!.references).toBe(1000);
  expect(withSwap!.vmstat.swpd).toBeCloseTo(1024 / 3, -2);
  expect(without!.references / 1000).toBeCloseTo(0.2, 1);
  expect([without!.vmstat.si, without!.vmstat.so]).toEqual([0, 0]);
});
