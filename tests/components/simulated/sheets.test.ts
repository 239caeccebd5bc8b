import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../src/components/simulated/sheet.ts';
import { sheetOf, toolIds } from '../../../src/components/simulated/sheet-of.ts';
import { cliffModel } from '../../../src/model/cliff/cliff-model.ts';
import type { CliffState } from '../../../src/model/cliff/state.ts';
import { printVmstat } from '../../../src/model/reclaim/vmstat-command.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { courseFiles } from '../../content/course-files.ts';
import { tagsOf } from '../../content/tags.ts';

const thrashing = 'model cliff programs=3 set=400KB;run 8';
const threePrograms = `model machine ram=1MB swap=1MB swappiness=100 overcommit=1
spawn node; spawn viewer; spawn editor; exit
node: a = malloc 400KB; node: touch a
editor: m = mmap 4MB; editor: write m 120KB
viewer: f = mmap 640KB r file film; viewer: read f 640KB; viewer: read f 640KB`;
const promised = `model machine ram=1MB swap=512KB overcommit=2 ratio=100
spawn game; exit
game: c = mmap 1MB; game: write c 40KB
game: d = mmap 640KB`;

const cell = ({ table }: Sheet, row: string | number, column: string): string => {
  const found =
    typeof row === 'number' ? table.rows.at(row) : table.rows.find(([name]) => name === row);
  return found![table.columns.findIndex(({ name }) => name === column)]!;
};

describe('vmstat', () => {
  test('shows the last seconds, in the numbers that vmstat prints', () => {
    const sheet = sheetOf('vmstat', thrashing, 4);
    expect(sheet.table.rows).toHaveLength(4);
    const played = playOf<CliffState, never>([cliffModel] as never, thrashing.replace(';', '\n'));
    if (!played.ok) throw new Error('unreadable');
    const { vmstat } = played.play.at(8).state.intervals.at(-1)!;
    const printed = printVmstat(vmstat).trim().split(/\s+/);
    // Of procps's seventeen columns: all but buff, in, cs and st.
    expect(sheet.table.rows.at(-1)).toEqual(
      printed.filter((_, at) => ![4, 10, 11, 16].includes(at)),
    );
    expect(Number(cell(sheet, -1, 'si'))).toBeGreaterThan(0);
  });

  test('has a heading over every column', () => {
    const { groups, columns } = sheetOf('vmstat', thrashing).table;
    expect(groups!.reduce((sum, group) => sum + group.columns, 0)).toBe(columns.length);
  });
});

describe('htop', () => {
  const sheet = sheetOf('htop', threePrograms);

  test('tells what a program may use from what it has, and from what files have', () => {
    expect(Number(cell(sheet, 'editor', 'VIRT'))).toBeGreaterThan(4096);
    expect(cell(sheet, 'editor', 'RES')).toBe('120');
    expect(cell(sheet, 'viewer', 'SHR')).toBe(cell(sheet, 'viewer', 'RES'));
    expect(Number(cell(sheet, 'node', 'RES')) + Number(cell(sheet, 'node', 'SWAP'))).toBe(408);
  });

  test('has who uses most RAM first, and nobody who has ended', () => {
    expect(sheet.table.rows.map(([name]) => name)).toEqual(['viewer', 'node', 'editor']);
  });

  test('counts pages of files as cache and not as used', () => {
    const [memory, swap] = sheet.meters;
    const bytes = (name: string) => memory!.parts.find((part) => part.name === name)!.bytes;
    expect(bytes('cache')).toBe(600 * 1024);
    expect(bytes('used')).toBeLessThan(400 * 1024);
    expect(swap!.parts[0]!.bytes).toBe(Number(cell(sheet, 'node', 'SWAP')) * 1024);
  });
});

describe('Activity Monitor', () => {
  test('parts of what is used add up, and pressure is PSI’s', () => {
    const sheet = sheetOf('activity-monitor', thrashing, 8);
    expect(sheet.graph!.values).toHaveLength(8);
    expect(Math.max(...sheet.graph!.values)).toBeGreaterThan(10);
    const reading = (name: string) =>
      Number.parseFloat(sheet.readings.find((one) => one.name === name)!.value);
    expect(reading('App Memory') + reading('Wired Memory')).toBe(reading('Memory Used'));
  });

  test('a program’s memory counts what is in swap', () => {
    const sheet = sheetOf('activity-monitor', thrashing);
    expect(cell(sheet, 'A', 'Memory')).toBe('400 KiB');
    expect(cell(sheet, 'A', 'Real Mem')).not.toBe('400 KiB');
  });
});

describe('Task Manager', () => {
  const sheet = sheetOf('task-manager', promised);

  test('a promise counts whole, whatever of it was touched', () => {
    expect(cell(sheet, 'game', 'Working set')).toBe('40 KiB');
    expect(cell(sheet, 'game', 'Commit size')).toBe('1 MiB');
  });

  test('says what was refused although memory is free', () => {
    expect(sheet.refused).toMatch(/game/);
    const available = sheet.readings.find(({ name }) => name === 'Available')!.value;
    expect(Number.parseFloat(available)).toBeGreaterThan(640);
  });

  test('what the processes were promised is what is committed', () => {
    const commit = sheet.meters.find(({ name }) => name === 'Commit')!;
    expect(commit.total).toBe(1536 * 1024);
    expect(commit.parts[0]!.bytes).toBe(1032 * 1024);
  });
});

test('a script for another model, or none, breaks the build', () => {
  expect(() => sheetOf('htop', thrashing)).toThrow(/<Screen tool="htop">: Line 1/);
  expect(() => sheetOf('vmstat', 'model cliff;runs 3')).toThrow(/Line 2, column 1/);
});

describe('in the lessons', () => {
  const screens = courseFiles.flatMap((file) =>
    tagsOf(file, 'Screen').map((tag) => ({ ...tag.attributes, where: `${file.path}:${tag.line}` })),
  ) as { tool: (typeof toolIds)[number]; script: string; title: string; where: string }[];

  test.each(screens.map((one) => [one.where, one] as const))('%s', (_where, one) => {
    expect(toolIds).toContain(one.tool);
    expect(one.title).toEqual(expect.any(String));
    const { meters, graph, readings, table, step } = sheetOf(one.tool, one.script);
    expect(step).toBeGreaterThan(0);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    const said = JSON.stringify([meters, graph ?? [], readings, table]);
    expect(said).not.toMatch(/undefined|NaN|null/);
    for (const { total, parts } of meters) {
      const sum = parts.reduce((bytes, part) => bytes + part.bytes, 0);
      expect(sum).toBeLessThanOrEqual(total);
    }
  });

  test('no two of a lesson have the same title', () => {
    for (const file of courseFiles) {
      const titles = tagsOf(file, 'Screen').map(({ attributes }) => attributes.title);
      expect(new Set(titles).size, file.path).toBe(titles.length);
    }
  });
});
