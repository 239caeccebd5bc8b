import { describe, expect, it } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { models } from '../../../src/model/models.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import { mostSteps } from '../../../src/model/trace.ts';

function ran(text: string) {
  const script = parseScript(models, text);
  if (!script.ok) throw new Error(printError(script.error));
  return run(script.model, script.statements, script.chosen);
}

/** A script that somebody sends round must not hang the page that opens it. */
describe('what no figure can show', () => {
  it.each([
    ['model machine ram=8191TB', 'at least 128KB, at most 1GB, found 8191TB'],
    ['model machine ram=1048577KB', 'at least 128KB, at most 1GB, found 1048577KB'],
    ['model machine swap=2GB', 'at most 1GB, found 2GB'],
    ['model machine ram=9999999999TB', 'at most 1GB, found 9999999999TB'],
    ['model stack limit=65MB', 'at most 64MB, found 65MB'],
    ['model program limit=65MB', 'at most 64MB, found 65MB'],
    ['model stack guard=1TB', 'at most 1GB, found 1TB'],
    ['model heap size=2TB', 'at least 1, at most 1TB, found 2TB'],
    ['model cliff ram=9MB', 'at least 256KB, at most 2MB, found 9MB'],
    ['model cliff programs=13', 'from 0 to 12, found 13'],
    ['model replacement frames=1025', 'from 1 to 1024, found 1025'],
  ])('is refused: %s', (text, said) => {
    const script = parseScript(models, text);
    expect(script.ok || printError(script.error)).toContain(said);
  });

  it.each([
    ['model machine ram=1GB swap=1GB', 'a = malloc 1MB; touch a; fork; fork'],
    ['model stack limit=8MB', 'recurse f'],
    ['model paging scheme=linear page=8 space=4GB', 'map 0x0 -> 1; read 0x0'],
    ['model paging scheme=two-level page=8 space=4GB', 'map 0x0 -> 1; read 0x0'],
    ['model replacement frames=1024', 'refer 9007199254740991 0'],
    ['model cliff ram=2MB programs=12 set=4MB files=4MB', 'scan 64MB; run 2'],
    ['model machine', 'm = mmap 4TB r file f; madvise m willneed; munmap m'],
    ['model machine', 'm = mmap 8191TB; overcommit 1; m = mmap 8191TB; m = malloc 8191TB'],
  ])('is taken up to there: %s, %s', (opening, statements) => {
    const trace = ran(`${opening}\n${statements}`);
    expect(trace.frame(trace.last).step).toBe(trace.last);
  });

  it('ends a trace: pages without number, read one by one', () => {
    const trace = ran('overcommit 1; m = mmap 8TB; read m 8TB');
    expect(trace.last).toBe(mostSteps);
    expect(trace.frame(trace.last).fault).toMatchObject({ code: 'too-long' });
  });

  it.each([
    ['fork', (_: number) => 'fork'],
    ['spawn', (number: number) => `spawn p${number}`],
    ['limit', (number: number) => `limit 1MB in g${number}`],
  ])('is a fault: the 256th %s', (_, statement) => {
    const text = Array.from({ length: 256 }, (_, number) => statement(number)).join('\n');
    const trace = ran(`model machine ram=64MB\n${text}`);
    expect(trace.frame(255).fault).toBeUndefined();
    expect(trace.frame(256).fault).toMatchObject({
      code: 'too-many',
      message: expect.stringContaining('at most 256'),
    });
  });

  it('is no quadratic search: many quotes that are never closed', () => {
    const before = performance.now();
    expect(parseScript(models, `"${'\\"'.repeat(400_000)}`).ok).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it.each(['__proto__', 'constructor', 'toString', '""', '"\\u0000"'])(
    'names what is named %s like anything else',
    (name) => {
      const scripts = [
        `spawn ${name === '""' ? '"x"' : name}; ${name} = malloc 8; touch ${name}; free ${name}`,
        `model heap\n${name} = malloc 8; write ${name} 8; free ${name}`,
        `model gc\nroot ${name}; object b; ${name} -> b; collect; cut ${name} -> b; collect`,
        `model stack\ncall ${name} ${name}=8; write ${name} 8; return`,
        `model program\ncall ${name} ${name}=8; ${name} = malloc 8; write *${name} 8; free ${name}; return`,
        `model oom\ngroup ${name} limit=1GB; task ${name} rss=1MB group=${name}; exit ${name}`,
      ];
      for (const text of scripts) {
        const trace = ran(text);
        for (let step = 0; step <= trace.last; step += 1) {
          expect(trace.frame(step).fault).toBeUndefined();
        }
      }
    },
  );
});
