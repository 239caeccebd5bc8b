// npm run screens: pictures of every kind of page, at three widths, light and dark, in slices that
// are readable when opened. They lie in screens/, which git ignores.
import { mkdir, rm } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { BROWSER_ARGS, whileServing } from './serve-for.ts';

const PAGES = {
  home: '/',
  chapter: '/leaks-and-fragmentation/',
  lesson: '/leaks-and-fragmentation/leaks/',
  lab: '/lab/',
  missing: '/leaks-and-fragmentation/leeks/',
};
const WIDTHS = [1440, 768, 390];
const SLICE = 1400;
const only = process.argv.slice(2);

await whileServing(Number(process.env.PORT ?? 4398), async (address) => {
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: BROWSER_ARGS });
  await rm('screens', { recursive: true, force: true });
  await mkdir('screens', { recursive: true });
  for (const [name, path] of Object.entries(PAGES)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const width of WIDTHS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        await page.goto(new URL(path, address).href);
        await use(page, name);
        await slices(page, `screens/${name}-${width}-${colorScheme}`);
        await page.close();
      }
    }
  }
  await browser.close();
});

/** Brings a page into the state that is worth a picture: run, judged, edited. */
async function use(page: Page, name: string): Promise<void> {
  if (name === 'home') {
    await page.getByRole('button', { name: /Take out line/ }).click();
    await page.getByText(/A leak:/).waitFor();
  }
  if (name === 'lesson') {
    const bench = page.getByRole('region', { name: 'Bound the cache' });
    await bench.scrollIntoViewIfNeeded();
    await bench.getByRole('button', { name: 'Run' }).click();
    await bench.getByText('but it leaks').waitFor({ timeout: 20_000 });
    await bench.getByRole('button', { name: 'Hint' }).click();
    await bench.getByText('What usually mends it').waitFor({ timeout: 20_000 });
  }
  if (name === 'lab') {
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('What usually mends it').waitFor({ timeout: 20_000 });
    await page.getByRole('tab', { name: 'Blocks' }).click();
    await page.getByText('to scale: one page').waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
}

async function slices(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(200);
  for (let top = 0, n = 1; top < height; top += SLICE, n += 1) {
    const clip = { x: 0, y: top, width, height: Math.min(SLICE, height - top) };
    await page.screenshot({ path: `${name}-${n}.png`, clip });
  }
}
