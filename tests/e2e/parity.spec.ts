import { expect, test } from '@playwright/test';
import type { Job } from '../../src/grader/protocol.ts';
import { answerInPage } from './support/in-page.ts';
import { answerOnCommandLine } from './support/on-command-line.ts';
import { pages, sample, whole, workerUrl } from './support/site.ts';
import { corpusPairs, exercisePairs, moreRunsPairs, type Pair } from './support/submissions.ts';

const HOSTS = [
  { locale: 'en-GB', timezoneId: 'UTC' },
  { locale: 'de-DE', timezoneId: 'Europe/Berlin' },
  { locale: 'ar-EG', timezoneId: 'Africa/Cairo' },
  { locale: 'zh-Hans-CN', timezoneId: 'America/St_Johns' },
];
const KILL_AFTER = 30_000;

for (const [index, host] of HOSTS.entries()) {
  test(`verdicts in Chromium equal the command line's, byte for byte: ${host.locale}, ${host.timezoneId}`, async ({
    browser,
  }) => {
    test.setTimeout(whole ? 1_800_000 : 120_000);
    const pairs: Pair[] = [...sample(await exercisePairs(), 16), ...sample(corpusPairs(), 8)];
    // In the sample each host takes a share; together they make 24 pairs.
    const mine = whole ? pairs : pairs.filter((_, i) => i % HOSTS.length === index);
    const expected = await answerOnCommandLine(mine.map((pair) => pair.job));
    const context = await browser.newContext(host);
    const page = await context.newPage();
    await page.goto(pages.home);
    const jobs = mine.map((pair) => pair.job);
    const found = await page.evaluate(answerInPage, {
      url: workerUrl(),
      jobs,
      killAfter: KILL_AFTER,
    });
    for (const [i, { name }] of mine.entries()) expect(found[i]!.json, name).toBe(expected[i]);
    await context.close();
  });
}

test("verdicts that take more runs, and less stack, equal the command line's", async ({ page }) => {
  test.setTimeout(120_000);
  const pairs = moreRunsPairs();
  const jobs = pairs.map((pair) => pair.job);
  const expected = await answerOnCommandLine(jobs);
  await page.goto(pages.home);
  const found = await page.evaluate(answerInPage, {
    url: workerUrl(),
    jobs,
    killAfter: KILL_AFTER,
  });
  for (const [i, { name }] of pairs.entries()) {
    expect(found[i]!.json, name).toBe(expected[i]);
    expect(found[i]!.json, name).toContain('"outcome"');
  }
});

test('objects are counted in Chromium as on the command line, line for line', async ({ page }) => {
  test.setTimeout(whole ? 600_000 : 90_000);
  // A limit of 0, so that the message names the lines that make most.
  const exercise = {
    ...{ id: 'counted', size: 1, rounds: 12, exports: ['round'], hash: '' },
    limits: { memoryBytes: 64 * 1024 * 1024, ticks: 2000, stackBytes: 256 * 1024 },
    workload: "import { round as use } from 'subject'; export const round = (i) => use(i);",
    checks: [
      { kind: 'allocations', points: 1, atMost: { perRound: 0 }, message: 'Makes {measured}.' },
    ],
  } as const;
  const jobs = sample(corpusPairs(), 12).flatMap(({ job }): Job[] =>
    job.kind === 'measure' ? [{ kind: 'grade', exercise, source: job.source, variant: 0 }] : [],
  );
  const expected = await answerOnCommandLine(jobs);
  await page.goto(pages.home);
  const found = await page.evaluate(answerInPage, {
    url: workerUrl(),
    jobs,
    killAfter: KILL_AFTER,
  });
  expect(found.map(({ json }) => json)).toEqual(expected);
  expect(expected.filter((json) => json?.includes('Line ')).length).toBeGreaterThan(
    jobs.length / 2,
  );
});

test('a verdict is the same on every rerun', async ({ page }) => {
  test.setTimeout(whole ? 900_000 : 60_000);
  const pairs = await exercisePairs();
  const tenth = whole ? pairs.filter((_, i) => i % 10 === 0) : pairs.slice(0, 2);
  const reruns = whole ? 20 : 3;
  const jobs = tenth.flatMap(({ job }) => Array.from({ length: reruns }, () => job));
  await page.goto(pages.home);
  const found = await page.evaluate(answerInPage, {
    url: workerUrl(),
    jobs,
    killAfter: KILL_AFTER,
  });
  for (const [i, { name }] of tenth.entries()) {
    const verdicts = found.slice(i * reruns, (i + 1) * reruns).map((answer) => answer.json);
    expect(new Set(verdicts).size, name).toBe(1);
    expect(verdicts[0], name).toBeDefined();
  }
});

test('the corpus gets its labels in Chromium', async ({ page }) => {
  test.setTimeout(whole ? 600_000 : 60_000);
  const programs = sample(corpusPairs(), 24);
  await page.goto(pages.home);
  const jobs = programs.map((program) => program.job);
  const found = await page.evaluate(answerInPage, {
    url: workerUrl(),
    jobs,
    killAfter: KILL_AFTER,
  });
  for (const [i, program] of programs.entries()) {
    const { verdict } = JSON.parse(found[i]!.json ?? '{}') as { verdict?: string };
    expect(verdict, program.name).toBe(program.leaks ? 'leak' : 'stable');
  }
});
