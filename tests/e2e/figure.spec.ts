import { expect, type Page, test } from '@playwright/test';
import { pages } from './support/site.ts';

const figure = (page: Page) => page.locator('pf-island[data-name="figure:reachability"]').first();

async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(pages.lesson + hash);
  await figure(page).scrollIntoViewIfNeeded();
  await expect(figure(page)).toHaveAttribute('data-state', 'awake');
}

const counter = (page: Page) => figure(page).locator('.lcd');

test('the reader steps forward, back, to the end and to any step', async ({ page }) => {
  await open(page);
  await expect(counter(page)).toHaveText('step 0 of 14');
  await figure(page).getByRole('button', { name: 'Forward one step' }).click();
  await expect(counter(page)).toHaveText('step 1 of 14');
  await figure(page).getByRole('button', { name: 'Back one step' }).click();
  await expect(counter(page)).toHaveText('step 0 of 14');
  const timeline = figure(page).getByRole('slider');
  await timeline.focus();
  await page.keyboard.press('End');
  await expect(counter(page)).toHaveText('step 14 of 14');
  await page.keyboard.press('Home');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText('step 5 of 14');
});

test('play runs to the end and can be paused', async ({ page }) => {
  await open(page);
  await figure(page).getByRole('button', { name: 'Play' }).click();
  await expect(counter(page)).not.toHaveText('step 0 of 14');
  await figure(page).getByRole('button', { name: 'Pause' }).click();
  const there = await counter(page).textContent();
  await page.waitForTimeout(1500);
  await expect(counter(page)).toHaveText(there!);
});

test('each step has its sentence in a live region, and the table follows', async ({ page }) => {
  await open(page);
  const live = figure(page).locator('.say[aria-live="polite"]');
  const first = await live.textContent();
  await figure(page).getByRole('button', { name: 'Forward one step' }).click();
  await expect(live).not.toHaveText(first!);
  await figure(page).getByRole('button', { name: 'As text' }).click();
  await expect(figure(page).getByRole('table').first()).toContainText('Buffer');
});

test('cutting one reference frees what hangs on it, and the address brings it back', async ({
  page,
}) => {
  await open(page);
  const before = await figure(page).locator('.read').textContent();
  await figure(page)
    .getByRole('button', { name: /^Cut .*entry/ })
    .press('Enter');
  await expect(figure(page).locator('.read')).not.toHaveText(before!);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('#paths=');
  const hash = await page.evaluate(() => location.hash);
  expect(hash.length).toBeLessThanOrEqual(2000);
  const after = await figure(page).locator('.read').textContent();

  const other = await page.context().newPage();
  await other.goto(pages.lesson + hash);
  await expect(figure(other)).toHaveAttribute('data-state', 'awake');
  await expect(figure(other).locator('.read')).toHaveText(after!);
  await expect(figure(other)).toBeInViewport();
});

test('a damaged address is explained, and the figure still works', async ({ page }) => {
  await open(page, '#paths=root%20a%3B%20%21%21@2');
  await figure(page).getByRole('button', { name: 'Forward one step' }).click();
  await expect(counter(page)).toHaveText(/step 1 of \d+/);
});

test('words in the lesson lead to a step of its figure', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'neither has a mark' }).click();
  await expect(counter(page)).toHaveText('step 14 of 14');
  await expect(figure(page)).toBeInViewport();
  await page.getByRole('link', { name: 'the entry leads to its user' }).click();
  await expect(counter(page)).toHaveText('step 10 of 14');
});
