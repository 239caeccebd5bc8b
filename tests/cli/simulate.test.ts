import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pagefault, ROOT } from './pagefault.ts';

interface PrintedFrame {
  readonly step: number;
  readonly statement: string | null;
  readonly state: unknown;
  readonly events: readonly unknown[];
  readonly fault?: { readonly code: string; readonly message: string };
}

/** One script a model, each with an address, a size or a name, and what a frame of it must show. */
const scripts = {
  machine: 'a = malloc 200KB\ntouch a\nfree a',
  replacement: 'refer 1 2 3 1 4',
  paging: 'map 0x7ffeefbff000 -> 42\nread 0x7ffeefbff5a0',
  stack: 'call f 64\nreturn',
  heap: 'a = malloc 100\nb = malloc 50\nfree a',
  gc: 'root r\nobject a 64\nr -> a\ncut r -> a\nmark\nsweep',
  oom: 'task web rss=100MB\ngrow web 50MB',
};

const simulate = async (input: string, ...args: string[]) => {
  const ran = await pagefault(['simulate', ...args], ROOT, input);
  return { ...ran, frames: ran.lines.map((line) => JSON.parse(line) as PrintedFrame) };
};
const folder = mkdtempSync(join(tmpdir(), 'pagefault-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('simulate', () => {
  it.each(Object.entries(scripts))('runs %s from a script and from JSON', async (model, script) => {
    const [fromScript, fromJson] = await Promise.all([
      simulate(`model ${model}\n${script}`),
      simulate(JSON.stringify({ model, script, config: {} })),
    ]);
    expect([fromScript.code, fromScript.err]).toEqual([0, '']);
    expect(fromScript.frames.map(({ step }) => step)).toEqual(fromScript.frames.map((_, i) => i));
    const [first, second] = fromScript.frames;
    expect([first!.statement, first!.events]).toEqual([null, []]);
    expect(second!.statement).toBe(script.split('\n')[0]);
    expect(fromScript.frames.at(-1)!.statement).toBe(script.split('\n').at(-1));
    expect(fromScript.frames.some(({ fault }) => fault)).toBe(false);
    expect(fromJson).toEqual(fromScript);
  });

  it('reads a file, or standard input for -', async () => {
    const file = join(folder, 'script');
    writeFileSync(file, 'model replacement policy=fifo\nrefer 1 2');
    const [fromFile, fromDash] = await Promise.all([
      simulate('', file),
      simulate('model replacement policy=fifo\nrefer 1 2', '-'),
    ]);
    expect(fromFile.frames).toHaveLength(3);
    expect(fromDash.out).toBe(fromFile.out);
  });

  it('takes settings from the opening line, and from the config of JSON over it', async () => {
    const script = 'model replacement frames=1\nrefer 1 2 1 2';
    const misses = async (config: object) => {
      const { frames } = await simulate(JSON.stringify({ script, config }));
      return (frames.at(-1)!.state as { counts: { misses: number } }).counts.misses;
    };
    expect([await misses({}), await misses({ frames: 2 })]).toEqual([4, 2]);
  });

  it('has a fault on its step and goes on', async () => {
    const { code, frames } = await simulate(
      'model heap\na = malloc 8\nfree a\nfree a\nb = malloc 8',
    );
    expect(code).toBe(0);
    expect(frames.map(({ fault }) => fault?.code)).toEqual([
      undefined,
      undefined,
      undefined,
      expect.any(String),
      undefined,
    ]);
  });

  it('has a trace of so many steps at most, and ends quietly when its reader has seen enough', async () => {
    const long = `model stack\n${'call f; return\n'.repeat(6000)}`;
    const { code, err, frames } = await simulate(long);
    expect([code, err, frames.length]).toEqual([0, '', 10_001]);
    expect(frames.at(-1)!.fault!.code).toBe('too-long');

    const child = spawn(process.execPath, ['src/cli/main.ts', 'simulate'], { cwd: ROOT });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.stdin.end(long);
    child.stdout.once('data', () => child.stdout.destroy());
    const [ended] = await once(child, 'close');
    expect([ended, said]).toEqual([0, '']);
  });

  it('reads JSON behind a byte order mark', async () => {
    const { code, frames } = await simulate('\uFEFF{"model": "heap", "script": "a = malloc 8"}');
    expect([code, frames.length]).toEqual([0, 2]);
  });

  it.each([
    ['a = malloc 1X', '-: Line 1, column 12: expected a size such as 64 or 64KB, found 1X.'],
    [
      'model gc\n\n  objet a',
      /^-: Line 3, column 3: expected .*root, object.*, found objet\. Did you mean object\?$/,
    ],
    [
      'model cg',
      '-: Line 1, column 7: expected machine, replacement, race, cliff, paging, stack, heap, heaps, program, gc, collectors, oom or latency, found cg.',
    ],
    [
      '{"script": "root a"',
      '-: Line 1, column 20: expected JSON { model, script, config }, found the end of the text.',
    ],
    [
      '{\n "script": root }',
      '-: Line 2, column 12: expected JSON { model, script, config }, found r.',
    ],
    [
      '{"script": "a = malloc", "model": "heap"}',
      '-: Line 1, column 11: expected a size such as 64 or 64KB, found the end of the script.',
    ],
    [
      '{"script": "", "model": "haep"}',
      '-: model: expected one of machine, replacement, race, cliff, paging, stack, heap, heaps, program, gc, collectors, oom, latency, found "haep".',
    ],
    ['{"model": "heap"}', /^-: script: expected /],
    [
      '{"script": "", "model": "replacement", "config": {"frames": 0}}',
      /^-: config\.frames: expected .*whole number.*, found 0\.$/,
    ],
    ['{"script": "", "model": "heap", "confg": {}}', /confg/],
  ])('exits with 2 for %j, and says where', async (input, said) => {
    const { code, out, err } = await simulate(input);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd()).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  it('exits with 2 for a file that is not there and for two files', async () => {
    const missing = await simulate('', join(folder, 'none'));
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('ENOENT')]);
    const two = await simulate('', 'a', 'b');
    expect([two.code, two.err]).toEqual([
      2,
      expect.stringContaining('expected one file or -, found 2'),
    ]);
  });
});
