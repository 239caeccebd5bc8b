import { type Browser, chromium, type Page } from '@playwright/test';
import { encode } from '../../src/widgets/kit/address.ts';
import { figureFolders } from '../../tests/widgets/all-figures.ts';
import { findBrowser } from '../browser.mjs';
import { BROWSER_ARGS, whileServing } from '../serve-for.ts';

/** A frame at 60 Hz, which a step has to be drawn in. */
const frameMs = 16;
const longTaskMs = 50;
const slowDown = 4;
const steps = 40;
const loads = 3;
/** Twice what the slowest figure took to be awake. */
const settledMs = 4000;

/** What figures cost a page: tasks at load on a slow processor, and a step until it is drawn. */
export function benchFigures(): Promise<string[]> {
  return whileServing(4393, async (address) => {
    const browser = await chromium.launch({ executablePath: findBrowser()!, args: BROWSER_ARGS });
    try {
      const lines = [
        `Figures in Chromium: the longest task over ${longTaskMs} ms at load with ${slowDown} times CPU slow-down (goal: none, 0 ms; median of ${loads}), of the page and of its figure; a step drawn, median and longest of ${steps}, without it (goal: ${frameMs} ms)`,
      ];
      for (const name of figureFolders) {
        lines.push(await measure(browser, new URL(`/figures/${name}/`, address), name));
      }
      const large = new URL(`/figures/simulator/${hashOf('figure', many, 5000)}`, address);
      lines.push(await measure(browser, large, 'simulator, 10,240 frames of RAM'));
      return lines;
    } finally {
      await browser.close();
    }
  });
}

/** A machine of 40 MiB, whose pages are touched one by one. */
const many = 'model machine ram=40MB swap=40MB;a = malloc 20MB;touch a;b = malloc 10MB;touch b';

const hashOf = (id: string, script: string, step: number): string =>
  `#${id}=${encode({ script, step })}`;

async function measure(browser: Browser, url: URL, name: string): Promise<string> {
  const found: Tasks[] = [];
  for (let load = 0; load < loads; load += 1) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    found.push(await longestTasks(page, url.href));
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url.href);
  await page.locator('pf-island[data-state="awake"]').waitFor();
  const drawn = await drawSteps(page);
  const cells = await page.locator('.picture *').count();
  await page.close();
  const [before, after] = [found.map((one) => one.before), found.map((one) => one.after)];
  return `${name}: page ${median(before).toFixed(0)} ms, figure ${median(after).toFixed(0)} ms (at most ${Math.max(...after).toFixed(0)}); a step ${median(drawn).toFixed(1)} ms, ${Math.max(...drawn).toFixed(1)} ms; ${cells} elements drawn`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The longest task in ms, 0 where none took 50: of the page as a page, and from the figure's waking on. */
interface Tasks {
  readonly before: number;
  readonly after: number;
}

/**
 * The longest tasks from navigation until the figure works and rests. Nothing is asked of the page
 * before: the driver's own script, put in at its first question, is a task of 50 ms by itself.
 */
async function longestTasks(page: Page, url: string): Promise<Tasks> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.addInitScript(() => {
    const seen = { long: [] as PerformanceEntry[], waking: Number.POSITIVE_INFINITY };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => seen.long.push(...list.getEntries())).observe({
      type: 'longtask',
      buffered: true,
    });
    new MutationObserver(() => {
      seen.waking = Math.min(seen.waking, performance.now());
    }).observe(document, { subtree: true, attributeFilter: ['data-state'] });
  });
  await page.goto(url);
  await page.waitForTimeout(settledMs);
  const found = await page.evaluate(() => {
    const { long, waking } = (globalThis as never as { seen: Seen }).seen;
    const longest = (tasks: PerformanceEntry[]) =>
      Math.max(0, ...tasks.map(({ duration }) => duration));
    return {
      before: longest(long.filter(({ startTime }) => startTime < waking)),
      after: longest(long.filter(({ startTime }) => startTime >= waking)),
      awake: document.querySelector('pf-island[data-state="awake"]') !== null,
    };
  });
  if (!found.awake) throw new Error(`${url}: the figure was not awake after ${settledMs} ms.`);
  return found;
}

interface Seen {
  readonly long: PerformanceEntry[];
  readonly waking: number;
}

/** From a key to the picture of the step, in the page: the script's work, style and layout, no waiting. */
function drawSteps(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const timeline = document.querySelector<HTMLElement>('.fig [role="slider"]')!;
    const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
    const times: number[] = [];
    for (let step = 0; step < count; step += 1) {
      const key =
        Number(timeline.ariaValueNow) === Number(timeline.ariaValueMax) ? 'Home' : 'ArrowRight';
      const start = performance.now();
      timeline.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      // Preact draws in a microtask or a timer of its own: wait for it, then for style and layout.
      const before = timeline.ariaValueNow;
      while (timeline.ariaValueNow === before && performance.now() - start < 1000) {
        await new Promise((done) => queueMicrotask(() => done(undefined)));
        if (timeline.ariaValueNow === before) await new Promise((done) => setTimeout(done, 0));
      }
      document.querySelector<HTMLElement>('.fig')!.getBoundingClientRect();
      times.push(performance.now() - start);
      await settled();
    }
    return times;
  }, steps);
}
