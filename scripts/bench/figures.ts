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

/** What figures cost a page: tasks at load on a slow processor, and a step until it is drawn. */
export function benchFigures(): Promise<string[]> {
  return whileServing(4393, async (address) => {
    const browser = await chromium.launch({ executablePath: findBrowser()!, args: BROWSER_ARGS });
    try {
      const lines = [
        `Figures in Chromium: the longest task at load with ${slowDown} times CPU slow-down (goal: ${longTaskMs} ms); a step drawn, median and longest of ${steps}, without it (goal: ${frameMs} ms)`,
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
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const load = await longestTask(page, url.href);
  const drawn = await drawSteps(page);
  const cells = await page.locator('.picture *').count();
  await page.close();
  const sorted = [...drawn].sort((a, b) => a - b);
  return `${name}: ${load.toFixed(0)} ms; ${sorted[Math.floor(sorted.length / 2)]!.toFixed(1)} ms, ${sorted.at(-1)!.toFixed(1)} ms; ${cells} elements drawn`;
}

/** The longest task from navigation until the figure works and rests. */
async function longestTask(page: Page, url: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.addInitScript(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.locator('pf-island[data-state="awake"]').waitFor();
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { long: number[] }).long),
  );
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return longest;
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
