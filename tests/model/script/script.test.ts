import { describe, expect, it, test } from 'vitest';
import { engineOf } from '../../../src/model/engine.ts';
import type { AnyModel } from '../../../src/model/model.ts';
import {
  field,
  flag,
  form,
  lead,
  many,
  optional,
  pairs,
  word,
} from '../../../src/model/script/form.ts';
import { meantBy, printMistake } from '../../../src/model/script/mistake.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { parseScript, printScript } from '../../../src/model/script/script.ts';
import { settingsFromJson } from '../../../src/model/script/settings.ts';
import {
  name,
  oneOf,
  onOff,
  real,
  size,
  sizeWithin,
  target,
  whole,
} from '../../../src/model/script/value.ts';

const forms = [
  form(
    'free',
    optional(lead('process', ':', 'a process such as web:')),
    word('free'),
    field('at', target()),
  ),
  form('refer', word('refer'), many('pages', whole('a page', 0, 99))),
  form(
    'spawn',
    word('spawn'),
    field('name', name()),
    pairs({ adj: whole('adj', -10, 10), group: name() }),
  ),
  form(
    'mmap',
    lead('name', '=', 'an assignment such as a = mmap 4KB'),
    word('mmap'),
    field('bytes', sizeWithin('a size', 4096), 8192),
    flag('shared'),
  ),
] as const;

const create: AnyModel['create'] = () =>
  engineOf({ start: null, apply: (state) => ({ state, events: [], done: true }) });
const toy = (called: string): AnyModel => ({
  name: called,
  summary: '',
  settings: {
    frames: [whole('frames', 1), 3],
    policy: [oneOf('lru', 'fifo'), 'lru'],
    ratio: [real('a ratio', 0, 1), 0.5],
    strict: [onOff, false],
    room: [size(), 0],
  } as unknown as AnyModel['settings'],
  forms,
  create,
});
const models = [toy('one'), toy('two')];

const said = (script: string): string => {
  const parsed = parse(forms, script);
  return parsed.ok ? print(forms, parsed.statements) : printMistake(parsed.error);
};

describe('statements', () => {
  it('print as they are written at best: what is the default is left out, options in one order', () => {
    expect(said('web:free a+0x10')).toBe(
      'Line 1, column 12: expected an offset such as 64 or 64KB, found 0x10.',
    );
    expect(said('"my web" : free   a+4096 # why')).toBe('"my web": free a+4KB');
    expect(said('refer 1 2\n\n;refer 3')).toBe('refer 1 2\nrefer 3');
    expect(said('spawn x group="a b" adj=-3')).toBe('spawn x adj=-3 group="a b"');
    expect(said('a = mmap; b = mmap 8KB; c = mmap 4KB shared')).toBe(
      'a = mmap\nb = mmap\nc = mmap 4KB shared',
    );
    expect(said('free 0x7FFEefbff5a0')).toBe('free 0x7ffeefbff5a0');
    expect(said('free = mmap 4KB; free free')).toBe('free = mmap 4KB\nfree free');
  });

  it('say what was expected where it went wrong', () => {
    const mistakes = [
      'fre a',
      'web: mmap',
      'a = map 4KB',
      'refer',
      'refer 1 100',
      'spawn x adj=11',
      'spawn x adj=1 adj=2',
      'spawn x size=1',
      'a = mmap 4095',
      'free 0x12345678901234567',
      'free a+',
      'spawn x group=',
      'free 12',
      'a = mmap 4KB shared shared',
      'a = mmap 1.5MB',
      '-> b',
    ];
    expect(mistakes.map(said)).toMatchInlineSnapshot(`
      [
        "Line 1, column 1: expected a process such as web:, free, refer, spawn or an assignment such as a = mmap 4KB, found fre. Did you mean free?",
        "Line 1, column 6: expected free, found mmap.",
        "Line 1, column 5: expected mmap, found map. Did you mean mmap?",
        "Line 1, column 6: expected a page, a whole number from 0 to 99, found the end of the script.",
        "Line 1, column 9: expected a page, a whole number from 0 to 99 or the end of the statement, found 100.",
        "Line 1, column 13: expected adj, a whole number from -10 to 10, found 11.",
        "Line 1, column 15: expected group=… or the end of the statement, found adj.",
        "Line 1, column 9: expected adj=…, group=… or the end of the statement, found size.",
        "Line 1, column 10: expected a size such as 64 or 64KB, at least 4KB, shared or the end of the statement, found 4095.",
        "Line 1, column 6: expected an address such as 0x7f00, or a name, found 0x12345678901234567.",
        "Line 1, column 8: expected an offset such as 64 or 64KB, found the end of the script.",
        "Line 1, column 15: expected a name, found the end of the script.",
        "Line 1, column 6: expected an address such as 0x7f00, or a name, found 12.",
        "Line 1, column 21: expected the end of the statement, found shared.",
        "Line 1, column 10: expected a size such as 64 or 64KB, at least 4KB, shared or the end of the statement, found 1.5MB.",
        "Line 1, column 1: expected a process such as web:, free, refer, spawn or an assignment such as a = mmap 4KB, found ->.",
      ]
    `);
  });
});

describe('a mistake', () => {
  const machine = [...forms, form('a-b', word('unmap')), form('c', word('in'))] as const;
  const meant = (script: string) => {
    const parsed = parse(machine, script);
    return parsed.ok ? 'read' : meantBy(parsed.error);
  };

  it('says what was meant where one word is near, or an example has it', () => {
    expect(
      ['fere a', 'Free a', 'spwan x', 'unmpa', 'mmap 4KB', 'spawn x gruop=a'].map(meant),
    ).toEqual(['free', 'free', 'spawn', 'unmap', 'a = mmap 4KB', 'group']);
  });

  it('does not guess where many words would be as near, or none is', () => {
    const far = ['xy a', 'i', 'fxxx a', 'refer 1 b', '€', 'x'.repeat(1e5), 'spawn "fre"'];
    expect(far.map(meant)).toEqual([...new Array(6).fill(undefined), 'read']);
  });

  it('fits on a line, however long what was found is', () => {
    expect(said('x'.repeat(1000))).toMatch(/found x{60}…\.$/);
    const json = settingsFromJson(models[0]!.settings, { frames: 'x'.repeat(1000) });
    expect(json.ok || json.error.found.length).toBeLessThan(70);
  });
});

describe('a whole script', () => {
  it('has a million characters at most', () => {
    const most = '#'.repeat(999_992);
    expect(parseScript(models, `refer 1\n${most}`)).toMatchObject({ ok: true });
    const read = parseScript(models, `refer 1\n${most}#`);
    expect(read.ok || printMistake(read.error)).toMatch(
      /^Line 2, column 999993: expected .*, found more than 1,000,000 characters\.$/,
    );
  });

  it('may have any white space between its words, and begin with a byte order mark', () => {
    expect(parseScript(models, '\uFEFFmodel\u00A0two\r\n\trefer\v1\f2\r\n')).toMatchObject({
      ok: true,
      model: { name: 'two' },
      statements: [{ kind: 'refer', pages: [1, 2] }],
    });
  });

  it('is missed where its first word is nearly its opening', () => {
    const read = parseScript(models, 'Model two');
    expect(read.ok || meantBy(read.error)).toBe('model');
  });

  it('is for the first model where it names none', () => {
    const read = parseScript(models, '\n # nothing yet\n;refer 1');
    expect(read.ok && [read.model.name, read.chosen, read.statements]).toEqual([
      'one',
      {},
      [{ kind: 'refer', pages: [1] }],
    ]);
  });

  it('can be empty', () => {
    expect(parseScript(models, '')).toMatchObject({ ok: true, statements: [] });
    expect(parseScript(models, 'model two # no statement')).toMatchObject({
      ok: true,
      statements: [],
    });
  });

  it('names its model and settings and prints them back', () => {
    const text = 'model two frames=4 policy=fifo ratio=0.000001 strict=on room=64KB\nrefer 1';
    const read = parseScript(models, text);
    if (!read.ok) throw new Error(printMistake(read.error));
    expect(read.chosen).toEqual({
      frames: 4,
      policy: 'fifo',
      ratio: 0.000001,
      strict: true,
      room: 65536,
    });
    expect(printScript(read)).toBe(text);
    expect(read.places).toEqual([{ line: 2, column: 1 }]);
  });

  it('may use the word model as a name', () => {
    expect(parseScript(models, 'model = mmap 4KB')).toMatchObject({
      ok: true,
      model: { name: 'one' },
    });
  });

  it('is refused with the place of its first mistake', () => {
    const mistakes = [
      'model three',
      'model two frames=0',
      'model two frames=3 frames=4',
      'model two size=3',
      'model two strict=yes',
      'model two policy=',
      'model two ratio=2',
      'model two\nmodel two',
      'refer 1\nmodel two',
    ];
    expect(
      mistakes.map((text) => {
        const read = parseScript(models, text);
        return read.ok ? 'read' : printMistake(read.error);
      }),
    ).toMatchInlineSnapshot(`
      [
        "Line 1, column 7: expected one or two, found three.",
        "Line 1, column 18: expected frames, a whole number of at least 1, found 0.",
        "Line 1, column 20: expected policy=…, ratio=…, strict=…, room=… or the end of the line, found frames.",
        "Line 1, column 11: expected frames=…, policy=…, ratio=…, strict=…, room=… or the end of the line, found size.",
        "Line 1, column 18: expected on or off, found yes.",
        "Line 1, column 18: expected lru or fifo, found the end of the script.",
        "Line 1, column 17: expected a ratio, a number from 0 to 1, found 2.",
        "Line 2, column 1: expected a process such as web:, free, refer, spawn or an assignment such as a = mmap 4KB, found model.",
        "Line 2, column 1: expected a process such as web:, free, refer, spawn or an assignment such as a = mmap 4KB, found model.",
      ]
    `);
  });
});

test('settings in JSON are as in a script, or plain numbers and booleans', () => {
  const { settings } = models[0]!;
  expect(
    settingsFromJson(settings, {
      frames: 4,
      policy: 'fifo',
      strict: true,
      room: '64KB',
      ratio: 0.25,
    }),
  ).toEqual({
    ok: true,
    chosen: { frames: 4, policy: 'fifo', strict: true, room: 65536, ratio: 0.25 },
  });
  const mistakes: readonly unknown[] = [
    null,
    [],
    'x',
    { frame: 1 },
    { frames: 0 },
    { frames: '3 4' },
    { policy: {} },
    { strict: 'yes' },
    { toString: 1 },
  ];
  expect(
    mistakes.map((json) => {
      const read = settingsFromJson(settings, json);
      return read.ok ? 'taken' : read.error;
    }),
  ).toMatchInlineSnapshot(`
    [
      {
        "expected": "an object of settings",
        "field": "config",
        "found": "null",
      },
      {
        "expected": "an object of settings",
        "field": "config",
        "found": "[]",
      },
      {
        "expected": "an object of settings",
        "field": "config",
        "found": ""x"",
      },
      {
        "expected": "no other setting than frames, policy, ratio, strict, room",
        "field": "config.frame",
        "found": ""frame"",
      },
      {
        "expected": "frames, a whole number of at least 1",
        "field": "config.frames",
        "found": "0",
      },
      {
        "expected": "frames, a whole number of at least 1",
        "field": "config.frames",
        "found": ""3 4"",
      },
      {
        "expected": "lru or fifo",
        "field": "config.policy",
        "found": "{}",
      },
      {
        "expected": "on or off",
        "field": "config.strict",
        "found": ""yes"",
      },
      {
        "expected": "no other setting than frames, policy, ratio, strict, room",
        "field": "config.toString",
        "found": ""toString"",
      },
    ]
  `);
});
