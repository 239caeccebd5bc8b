import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { graderHash } from '../../src/cli/grader-hash.ts';
import { readExercise } from '../../src/course/disk.ts';
import { gradable } from '../../src/course/exercise.ts';
import { grade } from '../../src/grader/grade.ts';
import { seedOf } from '../../src/grader/seed.ts';
import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import { Session } from '../../src/sandbox/session.ts';
import { answerInPage } from '../../tests/e2e/support/in-page.ts';
import { pages, workerUrl } from '../../tests/e2e/support/site.ts';
import { findBrowser } from '../browser.mjs';
import { BROWSER_ARGS, whileServing } from '../serve-for.ts';

const RUNS = 15;
const FILE = 'exercises/bound-the-cache/solution.js';

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const ms = (value: number) => `${value.toFixed(1)} ms`;
const percent = (value: number) => `${Math.round(100 * value)} %`;

/** What grading, loading and editing take: a line each. Needs the built site. */
export async function benchGrading(): Promise<string[]> {
  const inNode = await benchNode();
  const inChromium = await whileServing(4394, benchChromium);
  return [
    `Submission graded: ${FILE}, medians of ${RUNS}`,
    `Node, cold (a new process, all included): ${ms(inNode.cold)}`,
    `Node, warm: ${ms(inNode.warm)}, of which QuickJS runs the same rounds: ${ms(inNode.raw)}, a share of ${percent(inNode.raw / inNode.warm)} (goal: 60 %)`,
    `Chromium, Run to verdict, cold (nothing loaded yet): ${ms(inChromium.cold)}`,
    `Chromium, Run to verdict, warm: ${ms(inChromium.warm)}, ${(inChromium.warm / inNode.warm).toFixed(2)} times Node's; in the worker: ${ms(inChromium.worker)}`,
    `Lesson page before the editor is touched, KB over the wire: ${inChromium.transfer} (goal: JavaScript at most 40)`,
    `Focus to an editable Monaco, cold: ${ms(inChromium.editorCold)}, warm cache: ${ms(inChromium.editorWarm)}`,
  ];
}

async function benchNode() {
  const { exercise } = await readExercise('exercises', 'bound-the-cache');
  const task = gradable(exercise!);
  const source = readFileSync(FILE, 'utf8');
  const assets = { ...(await loadSandboxAssets()), graderHash: graderHash() };

  const cold = Array.from({ length: 5 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['src/cli/main.ts', 'grade', 'bound-the-cache', FILE]);
    return performance.now() - start;
  });
  const { rounds } = await grade(assets, task, source);
  const warm: number[] = [];
  const raw: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await grade(assets, task, source);
    warm.push(performance.now() - start);

    // The same rounds in the same engine, with no reading, no forced collection and no judging.
    const session = await Session.open(assets, task.limits);
    session.load(source);
    session.prepare({ workload: task.workload, seed: seedOf(task.id, 0), size: task.size });
    session.setup();
    const begin = performance.now();
    for (let round = 0; round < rounds.length; round += 1) session.round(round);
    raw.push(performance.now() - begin);
  }
  return { cold: median(cold), warm: median(warm), raw: median(raw) };
}

async function benchChromium(address: string) {
  const lesson = new URL(pages.lesson, address).href;
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: BROWSER_ARGS });
  const source = readFileSync(FILE, 'utf8');
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript((text) => {
      const work = { source: text, tries: 0, hintsShown: 0, passed: false };
      localStorage.setItem('pagefault.work.bound-the-cache', JSON.stringify(work));
    }, source);
    await page.goto(lesson, { waitUntil: 'networkidle' });
    await page.locator('.wb').first().scrollIntoViewIfNeeded();
    await page.locator('pf-island[data-name="workbench"][data-state="awake"]').first().waitFor();
    return page;
  };

  const cold: number[] = [];
  const editorCold: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const page = await open();
    cold.push(await runToVerdict(page));
    await page.context().close();
    const other = await open();
    editorCold.push(await focusToEditor(other));
    await other.context().close();
  }
  const page = await open();
  await runToVerdict(page);
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) warm.push(await runToVerdict(page));
  await focusToEditor(page);
  const editorWarm: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await page.reload({ waitUntil: 'networkidle' });
    await page.locator('.wb').first().scrollIntoViewIfNeeded();
    editorWarm.push(await focusToEditor(page));
  }

  const { exercise } = await readExercise('exercises', 'bound-the-cache');
  const job = { kind: 'grade', exercise: gradable(exercise!), source, variant: 0 };
  const jobs = Array.from({ length: RUNS }, () => job);
  const answers = await page.evaluate(answerInPage, { url: workerUrl(), jobs, killAfter: 30_000 });
  const transfer = await transferred(await (await browser.newContext()).newPage(), lesson);
  await browser.close();
  return {
    ...{ cold: median(cold), warm: median(warm), transfer },
    worker: median(answers.slice(1).map((answer) => answer.milliseconds)),
    ...{ editorCold: median(editorCold), editorWarm: median(editorWarm) },
  };
}

/** From the click to the verdict in the document, by the page's own clock. */
function runToVerdict(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const bench = document.querySelector('.wb')!;
        const run = [...bench.querySelectorAll('button')].find((key) => key.textContent === 'Run')!;
        let started = false;
        const observer = new MutationObserver(() => {
          const busy = bench.querySelector('.vd')!.getAttribute('aria-busy') === 'true';
          if (busy) started = true;
          else if (started && bench.querySelector('.vd-h')) {
            observer.disconnect();
            resolve(performance.now() - start);
          }
        });
        observer.observe(bench, { subtree: true, childList: true, attributes: true });
        const start = performance.now();
        run.click();
      }),
  );
}

async function focusToEditor(page: Page): Promise<number> {
  const start = await page.evaluate(() => {
    const start = performance.now();
    document.querySelector<HTMLElement>('.wb .ed-code pre')!.focus();
    return start;
  });
  await page.locator('.wb .ed-host[data-state="ready"]').first().waitFor();
  return (await page.evaluate(() => performance.now())) - start;
}

/** Kilobytes (1,000 bytes) over the wire until the page rests and was scrolled through, by type. */
async function transferred(page: Page, url: string): Promise<string> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other';
    bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const height = await page.evaluate(() => document.body.scrollHeight);
  for (let top = 0; top <= height; top += 600) {
    await page.evaluate((y) => scrollTo(0, y), top);
    await page.waitForTimeout(50);
  }
  await page.waitForLoadState('networkidle');
  return [...bytes].map(([type, size]) => `${type} ${(size / 1000).toFixed(1)}`).join(', ');
}
