import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import { machineModel } from '../../../src/model/machine/model.ts';
import { run } from '../../../src/model/model.ts';
import { parseReport } from '../../../src/model/oom/parse-report.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parse } from '../../../src/model/script/parse.ts';

const KB = 1024;

function trace(script: string, settings: Parameters<typeof run>[2] = {}) {
  const parsed = parse(machineModel.forms, script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  const whole = run(machineModel, parsed.statements, settings);
  const frames = Array.from({ length: whole.last + 1 }, (_, step) => whole.frame(step));
  const last = frames.at(-1)!;
  const of = (name: string) => last.state.processes.find((one) => one.name === name)!;
  const events = frames.flatMap((frame) => frame.events);
  const find = <K extends MachineEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<MachineEvent, { kind: K }> => event.kind === kind);
  const faults = frames.flatMap(({ fault }) => (fault ? [fault] : []));
  return { frames, last, of, events, find, faults };
}

describe('one script', () => {
  const { frames, find, events, of, last, faults } = trace(
    `
    a = malloc 160KB
    touch a
    spawn web adj=100
    web: b = malloc 300KB
    web: touch b
    read a 160KB
    c = malloc 120KB
    touch c
    `,
    { ram: 512 * KB, swap: 128 * KB },
  );

  it('leads from malloc through first touch, reclaim and swap to a kill', () => {
    const order = [
      'named',
      'fault',
      'zeroed',
      'swapped-out',
      'swapped-in',
      'oom-invoked',
      'oom-judged',
      'oom-chosen',
      'ended',
    ];
    const kinds = events.map(({ kind }) => kind);
    const firsts = order.map((kind) => kinds.indexOf(kind as MachineEvent['kind']));
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    expect(firsts[0]).toBeGreaterThanOrEqual(0);
    expect(faults).toEqual([]);
  });

  it('names the cause of each', () => {
    const [first] = find('fault').filter(({ access }) => access === 'write');
    expect(first).toMatchObject({ fault: 'minor', cause: 'first-write' });
    expect(find('fault').filter(({ fault }) => fault === 'major')[0]).toMatchObject({
      cause: 'in-swap',
    });
    expect(find('evicted')[0]).toMatchObject({
      contents: 'anon',
      by: expect.stringMatching(/direct|kswapd/),
    });
    expect(find('oom-invoked')[0]).toMatchObject({
      process: 'main',
      limit: 'machine',
      wanted: 'page',
    });
    expect(find('oom-judged')[0]!.verdicts).toEqual([
      { process: 'main', pid: 100, points: expect.any(Number) },
      { process: 'web', pid: 101, points: expect.any(Number) },
    ]);
    expect(find('oom-chosen')).toEqual([
      { kind: 'oom-chosen', process: 'web', points: expect.any(Number), because: 'most-points' },
    ]);
    expect(find('ended')).toEqual([
      { kind: 'ended', process: 'web', ending: 'oom-killed', exitCode: 137 },
    ]);
  });

  it('stops before the kill, so that a figure can ask who will die', () => {
    const invoked = frames.findIndex(({ events: made }) =>
      made.some(({ kind }) => kind === 'oom-invoked'),
    );
    expect(frames[invoked]!.state.processes.every(({ ended }) => ended === null)).toBe(true);
    expect(frames[invoked + 1]!.events.map(({ kind }) => kind)).toContain('oom-chosen');
  });

  it('goes on after the kill, with the memory that it gave back', () => {
    expect(of('main').pages.filter(({ slot }) => slot === undefined).length).toBeGreaterThan(20);
    expect(of('web')).toMatchObject({
      ended: { ending: 'oom-killed', exitCode: 137 },
      usage: null,
    });
    expect(last.state.vmstat.oom_kill).toBe(1);
  });

  it('logs what the kernel would, which the parser of reports reads', () => {
    const { reports } = parseReport(last.state.log.join('\n'));
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      invoker: { name: 'main' },
      constraint: 'CONSTRAINT_NONE',
      killed: [{ name: 'web', pid: 101 }],
    });
    expect(reports[0]!.tasks.map(({ name }) => name)).toEqual(['main', 'web']);
  });
});

describe('memory of a process', () => {
  it('comes with the first touch, not with malloc, but for the words that malloc writes itself', () => {
    const { of, frames } = trace('a = malloc 100KB\ntouch a');
    const resident = frames.map(({ state }) => state.processes[0]!.usage!.resident);
    // The tcache structure and the block's header are in the first page, the rest's header in another.
    expect(resident.slice(0, 2)).toEqual([0, 2]);
    expect(resident.at(-1)).toBe(26);
    expect(of('main').usage!.minorFaults).toBe(26);
  });

  it('is shared after fork until one of the two writes', () => {
    const { of, find, last } = trace('m = mmap 40KB\ntouch m\nfork child\nchild: write m 12KB');
    const inUse = last.state.frames.filter(({ use }) => use === 'anon').length;
    expect(inUse).toBe(13);
    expect(of('main').usage!.resident).toBe(10);
    expect(of('child').usage).toMatchObject({ resident: 10, proportional: 3 + 7 / 2 });
    expect(find('copied')).toHaveLength(3);
    expect(find('copied')[0]).toMatchObject({ cause: 'shared', sharers: 1 });
  });

  it('is bounded by the limit of its group, and the group alone pays', () => {
    const { find, of } = trace(
      'spawn other adj=1000; other: o = malloc 200KB; other: touch o\nlimit 200KB in app; spawn web group=app; web: b = malloc 300KB; web: touch b',
      { swap: 0 },
    );
    expect(find('oom-invoked')[0]).toMatchObject({ process: 'web', limit: 'group', group: 'app' });
    expect(find('oom-judged')[0]!.verdicts).toMatchObject([
      { process: 'main', spared: 'outside' },
      { process: 'other', spared: 'outside' },
      { process: 'web' },
    ]);
    expect(of('web').ended).toMatchObject({ ending: 'oom-killed' });
    expect(of('other').ended).toBeNull();
  });

  it('is promised or refused by the overcommit mode', () => {
    const { faults, find } = trace(
      'a = mmap 4MB; overcommit 1; b = mmap 4MB; overcommit 2; c = mmap 1MB',
      { ram: 1024 * KB, swap: 0 },
    );
    expect(faults.map(({ code, subject }) => [code, subject])).toEqual([
      ['out-of-memory', 'a'],
      ['out-of-memory', 'c'],
    ]);
    expect(find('overcommit-refused')[0]).toMatchObject({ asked: 1024, allowed: 256 });
  });

  it('is given back by a collection when no variable leads to it', () => {
    const { find, frames } = trace(
      'x = new 200KB; y = new 200KB; z = new 64\nx -> y; y -> x; drop y; collect\ndrop x; collect',
    );
    const collected = find('collected').map(({ objects, bytes }) => [objects, bytes]);
    expect(collected).toEqual([
      [0, 0],
      [2, 400 * KB],
    ]);
    const size = (step: number) => frames[step]!.state.processes[0]!.usage!.size;
    expect(size(frames.length - 1)).toBe(size(frames.length - 2) - 2 * 51);
  });

  it('on the stack grows with calls and ends at the limit', () => {
    const { find, faults, of } = trace('call f 4KB times 40', { stack: 128 * KB });
    expect(find('called').length).toBeGreaterThan(25);
    expect(find('called').length).toBeLessThanOrEqual(32);
    expect(faults[0]).toMatchObject({
      code: 'signal',
      message: expect.stringContaining('SEGV_MAPERR'),
    });
    expect(of('main').ended).toEqual({ ending: 'signal', exitCode: 139 });
  });

  it('waits are measured as pressure', () => {
    const { last } = trace(`a = malloc 400KB\n${'touch a; idle 500\n'.repeat(12)}`, {
      ram: 256 * KB,
      swap: 1024 * KB,
    });
    const { some, full } = last.state.pressure;
    expect(some.total).toBeGreaterThan(0);
    expect(full.total).toBeGreaterThan(0);
    expect(last.state.vmstat.pswpin).toBeGreaterThan(100);
  });
});

describe('what a program should not do', () => {
  it.each([
    'read 0x10',
    'write 0x400000',
    'exec 0x7fffffffe000',
    'read 0xffff800000000000',
    'read 0x800000000000',
    'm = mmap 4KB file data; n = mmap 8KB file data; read n 8KB',
    'a = malloc 24; free a; free a',
    'a = malloc 200KB; free a; read a',
    'a = malloc 24; free a; write a',
    'a = malloc 24; a = malloc 24',
    'a = malloc 24; write a+16 16',
    'a = malloc 2TB',
    'free a',
    'm = mmap 4KB; free m',
    'munmap a',
    'a = malloc 8; munmap a',
    'read nothing',
    'web: read 0x0',
    'exit; read 0x400000',
    'spawn main',
    'return',
    'x = new 8; drop x; x -> x',
    'x = new 8; cut x -> x',
    'x = new 8; x -> x; x -> x',
    'drop x',
    'x = new 8; drop x; collect; touch x',
  ])('is a fault that says what happened: %s', (script) => {
    const { faults, last } = trace(script, { swap: 0 });
    expect(faults).toHaveLength(1);
    const [{ code, message, subject }] = faults as [(typeof faults)[number]];
    const { ended } = last.state.processes[0]!;
    expect(
      `${code}${subject === undefined ? '' : ` (${subject})`}: ${message}${ended ? ` Exit code ${ended.exitCode}.` : ''}`,
    ).toMatchSnapshot();
  });

  it('stops the machine where nobody can be killed', () => {
    const { faults, find, last } = trace(
      'adj main -1000; overcommit 1; a = malloc 900KB; touch a; idle 1',
      {
        ram: 512 * KB,
        swap: 64 * KB,
      },
    );
    expect(find('oom-nobody')).toEqual([{ kind: 'oom-nobody', limit: 'machine' }]);
    expect(faults.map(({ code }) => code)).toEqual(['nobody-to-kill', 'panicked']);
    expect(last.state.panicked).toBe(true);
  });
});
