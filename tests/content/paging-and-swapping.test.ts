import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Shown, sheetOf, type ToolId } from '../../src/components/simulated/sheet-of.ts';
import { Cliff } from '../../src/model/cliff/cliff.ts';
import { cliffModel } from '../../src/model/cliff/cliff-model.ts';
import { cliffSettings } from '../../src/model/cliff/settings.ts';
import type { CliffState } from '../../src/model/cliff/state.ts';
import type { AnyModel } from '../../src/model/model.ts';
import { withDefaults } from '../../src/model/script/settings.ts';
import { playOf } from '../../src/widgets/kit/play.ts';
import { scenarios } from '../../src/widgets/the-cliff/scenarios.ts';
import { courseFiles } from './course-files.ts';
import { tagsOf } from './tags.ts';

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

describe('the machines that questions of the last lesson are about', () => {
  const lesson = courseFiles.find(({ path }) => path.endsWith('/06-reading-the-tools.mdx'))!;
  const shown = (title: string) => {
    const tag = tagsOf(lesson, 'Screen').find(({ attributes }) => attributes.title === title)!;
    const { tool, script, seconds } = tag.attributes as Record<string, string>;
    return sheetOf(tool as ToolId, script!, seconds ? Number(seconds) : undefined);
  };
  const column = ({ table }: Shown, name: string): number[] =>
    table.rows.map((row) =>
      Number.parseFloat(row[table.columns.findIndex((one) => one.name === name)]!),
    );
  const reading = ({ readings }: Shown, name: string): number =>
    Number.parseFloat(readings.find((one) => one.name === name)!.value);

  test('all four have little free, and pages of swap move on one of them alone', () => {
    for (const title of ['Machine A', 'Machine B', 'Machine C', 'Machine D']) {
      const machine = shown(title);
      expect(Math.max(...column(machine, 'free')), title).toBeLessThan(150);
      const moving = column(machine, 'si').map((si) => si > 0);
      expect(moving, title).toEqual(Array(4).fill(title === 'Machine C'));
    }
    expect(Math.min(...column(shown('Machine A'), 'cache'))).toBeGreaterThan(300);
    expect(Math.min(...column(shown('Machine B'), 'wa'))).toBeGreaterThan(40);
    expect(column(shown('Machine D'), 'swpd')[0]! / 1024).toBeCloseTo(1 / 3, 1);
  });

  test('node holds most that is its own, the viewer’s pages are a file’s', () => {
    const sheet = shown('A small workstation');
    const [res, shr, swap, virt] = ['RES', 'SHR', 'SWAP', 'VIRT'].map((name) =>
      column(sheet, name),
    );
    const names = sheet.table.rows.map(([name]) => name);
    const own = res!.map((kib, at) => kib - shr![at]! + swap![at]!);
    const [viewer, node, editor] = ['viewer', 'node', 'editor'].map((name) => names.indexOf(name));
    expect(own[viewer!]).toBe(0);
    expect(own[node!]).toBeGreaterThan(own[viewer!]! + own[editor!]!);
    expect(res![viewer!]).toBeGreaterThan(512);
    expect(Math.max(...virt!)).toBe(virt![editor!]);
  });

  test('the Mac with less in swap is the one under pressure', () => {
    const [calm, pressed] = [shown('Mac 1'), shown('Mac 2')];
    expect(Math.max(...calm.graph!.values)).toBeLessThan(1);
    expect(pressed.graph!.values.at(-1)).toBeGreaterThan(20);
    expect(reading(calm, 'Swap Used') / reading(pressed, 'Swap Used')).toBeCloseTo(4, 0);
  });

  test('the PC has more than half of RAM available and hardly anything left to promise', () => {
    const sheet = shown('A PC with three programs');
    expect(reading(sheet, 'Available')).toBeGreaterThan(512);
    const commit = sheet.meters.find(({ name }) => name === 'Commit')!;
    expect(commit.parts[0]!.bytes / commit.total).toBeGreaterThan(0.9);
    expect(sheet.refused).toMatch(/^game /);
  });
});
