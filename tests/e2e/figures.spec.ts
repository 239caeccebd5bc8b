import { readdirSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { figureFolders } from '../widgets/all-figures.ts';
import { axeProblems } from './support/axe.ts';
import { LOOKS, whole } from './support/site.ts';

const names = readdirSync('dist/figures', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const figureOn = (page: Page): Locator => page.locator('.fig');

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = figureOn(page);
  await expect(figure.locator('xpath=ancestor::pf-island')).toHaveAttribute('data-state', 'awake');
  return figure;
}

/** What a step says; with `.picture`, the words of the drawing too, which its width changes. */
async function told(figure: Locator, ...more: string[]): Promise<string> {
  return figure.evaluate(
    (root, parts) => parts.map((part) => root.querySelector(part)?.textContent ?? '').join('\n'),
    ['.say', '.lcd', '.ops', '.read', ...more],
  );
}

test('every figure has a page, and the list leads to each', async ({ page }) => {
  expect(names).toEqual([...figureFolders].sort());
  await page.goto('/figures/');
  for (const name of names) {
    await expect(page.locator(`.figures a[href="/figures/${name}/"]`)).toBeVisible();
  }
});

for (const [index, name] of names.entries()) {
  // Where tests gate, every figure is seen in one of the two looks that differ most, in turn.
  const looks = whole ? LOOKS : [LOOKS[index % 2]!];
  for (const [colorScheme, width] of looks) {
    test(`${name}: axe finds nothing with every panel open, ${colorScheme}, ${width} px`, async ({
      browser,
    }) => {
      const context = await browser.newContext({
        ...{ bypassCSP: true, colorScheme, reducedMotion: 'reduce' },
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      const figure = await open(page, `/figures/${name}/`);
      for (const panel of ['All steps', 'Script', 'Link and embed', 'As text']) {
        await figure.getByRole('button', { name: panel, exact: true }).click();
      }
      const predict = figure.getByRole('button', { name: 'Predict', exact: true });
      if ((await predict.count()) > 0) await predict.click();
      expect(await axeProblems(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await context.close();
    });
  }

  test(`${name}: by keyboard alone, and each step by its link`, async ({ page }) => {
    const shifts: string[] = [];
    await page.addInitScript(() => {
      const shown = { total: 0 };
      Object.assign(globalThis, { shown });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as {
          value: number;
          hadRecentInput: boolean;
        }[])
          if (!entry.hadRecentInput) shown.total += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    page.on('pageerror', (error) => shifts.push(error.message));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const figure = await open(page, `/figures/${name}/`);
    expect(
      await page.evaluate(
        () => (globalThis as unknown as { shown: { total: number } }).shown.total,
      ),
    ).toBe(0);

    // The deck: to the end, back, and to the middle; each of these is announced.
    const timeline = figure.getByRole('slider', { name: 'Timeline' });
    await timeline.focus();
    const last = Number(await timeline.getAttribute('aria-valuemax'));
    await page.keyboard.press('End');
    await expect(timeline).toHaveAttribute('aria-valuenow', String(last));
    const there = await told(figure, '.picture');
    await page.keyboard.press('Home');
    await expect(timeline).toHaveAttribute('aria-valuenow', '0');
    const first = await told(figure, '.picture');
    await page.keyboard.press('ArrowRight');
    const second = await told(figure, '.picture');
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await told(figure, '.picture')).toBe(first);
    await page.keyboard.press('End');
    expect(await told(figure, '.picture')).toBe(there);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    expect(await told(figure, '.picture'), 'the same after back and forward').toBe(there);
    await expect(figure.getByRole('status').first()).toHaveAttribute('aria-live', 'polite');

    // Every scenario is a key; the address of its last step leads there in a fresh page, alone in a frame.
    const keys = figure.getByRole('group', { name: 'Scenarios' }).getByRole('button');
    await keys.nth(1).focus();
    await page.keyboard.press('Enter');
    await timeline.focus();
    await page.keyboard.press('End');
    const shown = await told(figure);
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/#figure=.+@\d+$/);
    const hash = await page.evaluate(() => location.hash);
    expect(hash.length).toBeLessThanOrEqual(2000);
    const embedded = await open(page, `/embed/${name}/${hash}`);
    expect(await told(embedded)).toBe(shown);
    expect(shifts).toEqual([]);
  });
}
