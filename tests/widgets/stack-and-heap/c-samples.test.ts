import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { programModel } from '../../../src/model/program/model.ts';
import type { ProgramState } from '../../../src/model/program/view.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { type Story, scriptOf } from '../../../src/widgets/stack-and-heap/story.ts';
import { tales } from '../../../src/widgets/stack-and-heap/tales.ts';

const stories = tales.map(({ name, tell, numbers }) => ({ name, ...tell(...numbers) }));
const inC = stories.filter(({ language }) => language === 'C');

const version = (tool: string, flag: string): string => {
  const found = spawnSync(tool, [flag], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout : '';
};
const gcc = version('gcc', '-dumpversion').trim();
/** The compiler that the model's frames are measured on. */
const sameFrames =
  gcc.split('.')[0] === '12' && process.arch === 'x64' && version('readelf', '--version') !== '';
/** Whose texts these are. */
const glibc = process.platform === 'linux' && /2\.36/.test(version('ldd', '--version'));

const folder = mkdtempSync(join(tmpdir(), 'pagefault-c-'));
afterAll(() => rmSync(folder, { recursive: true }));

const done = new Set<string>();

/** The compiled program. @throws Error for C that is none. */
function compiled({ file, source }: Story): string {
  const path = join(folder, file);
  const out = path.replace(/\.c$/, '');
  if (done.has(out)) return out;
  done.add(out);
  writeFileSync(path, `${source.join('\n')}\n`);
  const flags = ['-std=c17', '-pedantic-errors', '-g', '-O0', '-fno-stack-protector', '-w'];
  execFileSync('gcc', [...flags, path, '-o', out], { stdio: 'pipe' });
  return out;
}

test.runIf(gcc === '')('skipped, since there is no gcc: the C samples are not compiled', () => {});

describe.skipIf(gcc === '')('the C samples (skipped where there is no gcc)', () => {
  test.each(inC)('$name is valid C', (story) => {
    expect(compiled(story)).toBe(join(folder, story.file.replace('.c', '')));
  });

  test.skipIf(!sameFrames).each(inC)(
    '$name has the frames that the model draws (gcc 12 on x86-64)',
    (story) => {
      const expected = framesOf(compiled(story));
      const drawn = framesDrawn(story);
      expect(Object.keys(drawn).sort()).toEqual(Object.keys(expected).sort());
      expect(drawn).toEqual(expected);
    },
  );

  const ends: Record<string, { signal: string | null; says?: string }> = {
    'one-call': { signal: null },
    overflow: { signal: 'SIGSEGV' },
    dangling: { signal: null },
    'freed-twice': { signal: 'SIGABRT', says: 'free(): double free detected in tcache 2' },
    smashed: { signal: 'SIGSEGV' },
  };
  test.skipIf(!glibc || !sameFrames).each(inC)(
    '$name ends on this machine as it does in the figure (gcc 12, glibc 2.36)',
    (story) => {
      const { signal, stderr } = spawnSync(compiled(story), [], { encoding: 'utf8' });
      const { says = '', ...end } = ends[story.name]!;
      expect({ signal }).toEqual(end);
      expect(stderr).toContain(says);
      const faults = framesPlayed(story).flatMap(({ fault }) => fault?.message ?? []);
      if (says) expect(faults.at(-1)).toContain(says);
    },
  );

  test.skipIf(!sameFrames)('a pointer to a local finds what the next call left there', () => {
    const story = inC.find(({ name }) => name === 'dangling')!;
    const source = story.source.map((line) =>
      line.includes('return first == then;') ? '  return 10 * first + then;' : line,
    );
    const { status } = spawnSync(compiled({ ...story, source, file: 'said.c' }));
    const { state } = framesPlayed(story).at(-2)!;
    const holds = (name: string) => {
      const slot = state.stack.frames[0]!.slots.find((one) => one.name === name)!;
      return Number(state.values.find(({ address }) => address === Number(slot.address))!.text);
    };
    expect(status).toBe(10 * holds('first') + holds('then'));
    expect([holds('first'), holds('then')]).toEqual([7, 12]);
  });
});

function framesPlayed(story: Story) {
  const played = playOf<ProgramState, never>([programModel], scriptOf(story));
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  const { play } = played;
  return Array.from({ length: play.last + 1 }, (_, step) => play.at(step));
}

type Frames = Record<string, Record<string, number>>;

/** Of each function, its variables and how far below the frame pointer they lie, as the model has it. */
function framesDrawn(story: Story): Frames {
  const frames: Frames = {};
  for (const { state } of framesPlayed(story)) {
    for (const { name, slots } of state.stack.frames) {
      const variables = slots.filter(({ kind }) => kind === 'local' || kind === 'parameter');
      frames[name] = Object.fromEntries(variables.map((slot) => [slot.name, slot.below]));
    }
  }
  return frames;
}

/** The same from the debugger's information in a program: offsets there are from the caller's end. */
function framesOf(program: string): Frames {
  const text = execFileSync('readelf', ['-wi', program], { encoding: 'utf8' });
  const frames: Frames = {};
  let locals: Record<string, number> = {};
  for (const entry of text.split(/^ <\d+>/m)) {
    const [, tag] = /\(DW_TAG_(\w+)\)/.exec(entry) ?? [];
    const [, name] = /DW_AT_name\s*: (?:\(.*?\): )?(\S+)/.exec(entry) ?? [];
    const [, offset] = /DW_OP_fbreg: (-?\d+)/.exec(entry) ?? [];
    if (tag === 'subprogram') {
      locals = {};
      if (/DW_AT_low_pc/.test(entry)) frames[name!] = locals;
    } else if (name !== undefined && offset !== undefined) {
      locals[name] = -Number(offset) - 16;
    }
  }
  return frames;
}
