import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { paste, WorkbenchPage } from './support/workbench.ts';

const solution = readFileSync('exercises/bound-the-cache/solution.js', 'utf8');

test('the starter leaks, and the verdict says by how much and what to do next', async ({
  page,
}) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.run.click();
  await expect(bench.verdict).toContainText('Right results, but it leaks');
  const row = bench.verdict.getByRole('row', { name: /Growth a round/ });
  await expect(row).toContainText('KiB');
  await expect(row).toContainText('0 B');
  await expect(row).toContainText('fails');
  await expect(bench.verdict).toContainText('who still refers to it when the round is over?');
  await expect(
    bench.verdict.getByRole('img', { name: /Bytes in use after each of 200 rounds/ }),
  ).toBeVisible();
});

test('the solution passes, by keyboard alone', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.root.locator('.ed-code pre').focus();
  await bench.root.locator('.monaco-editor').first().waitFor();
  await page.keyboard.press('Control+A');
  await paste(page, solution);
  await page.keyboard.press('Control+Enter');
  await expect(bench.verdict).toContainText('Nothing left behind');
  await expect(bench.verdict).toContainText('2 of 2');
  await page.keyboard.press('Escape');
  await expect(bench.run).toBeFocused();
});

test('a syntax error is marked at its line and column', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write('export function lookup(id, load) {\n  return id +;\n}\n');
  await page.keyboard.press('Control+Enter');
  await expect(bench.verdict).toContainText('SyntaxError on line 2, column 14');
  await expect(bench.root.locator('.line-bad')).toHaveCount(1);
  await expect(bench.root.locator('.squiggly-error')).toHaveCount(1);
});

test('an uncaught error is marked at its line, and the mark goes when the code changes', async ({
  page,
}) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write(
    'export function lookup(id) {\n  return id.user.name;\n}\nexport function forget() {}\n',
  );
  await page.keyboard.press('Control+Enter');
  await expect(bench.verdict).toContainText('TypeError on line 2');
  await expect(bench.root.locator('.line-bad')).toHaveCount(1);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// ');
  await expect(bench.root.locator('.line-bad')).toHaveCount(0);
  await expect(bench.verdict).toContainText('The code has changed since this run.');
});

test('work is saved as it is typed and survives a reload', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write('// mine, all mine\n');
  await expect(bench.root).toContainText('Edited, kept on this device');
  await page.reload();
  const again = await WorkbenchPage.open(page, 'Bound the cache');
  await expect(again.root.locator('.ed-code pre')).toContainText('// mine, all mine');
  await expect(again.root.locator('.ed-code pre')).not.toContainText('typedef');
});

test('work that cannot be read is set aside, never overwritten', async ({ page }) => {
  await page.addInitScript(() => {
    if (!localStorage.getItem('pagefault.work.bound-the-cache'))
      localStorage.setItem('pagefault.work.bound-the-cache', '{"source": broken');
  });
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write('// new work');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('pagefault.work.bound-the-cache')))
    .toContain('// new work');
  expect(
    await page.evaluate(() => localStorage.getItem('pagefault.work.bound-the-cache.set-aside-1')),
  ).toBe('{"source": broken');
});

test('hints come one at a time, the solution only after a try', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  const solutionKey = bench.root.getByRole('button', { name: 'Show solution' });
  await expect(solutionKey).toHaveCount(0);
  await bench.root.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(bench.root).toContainText('Hint 1 of 3');
  await expect(bench.root).not.toContainText('Hint 2 of 3');
  await bench.root.getByRole('button', { name: 'Next hint' }).click();
  await bench.root.getByRole('button', { name: 'Next hint' }).click();
  await expect(bench.root).toContainText('Hint 3 of 3');
  await expect(bench.root.getByRole('button', { name: 'Next hint' })).toHaveCount(0);
  await bench.run.click();
  await solutionKey.click();
  await expect(bench.root.getByRole('region', { name: 'Solution' })).toContainText(
    'const LIMIT = 100;',
  );
});

test('reset brings the starter back and can be undone', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write('// my work');
  await bench.root.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(bench.root.locator('.view-lines')).toContainText('typedef');
  await bench.root.getByRole('button', { name: 'Undo reset' }).click();
  await expect(bench.root.locator('.view-lines')).toContainText('// my work');
});

test('a run can be stopped, and the next one works', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write(
    'export function lookup() { Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1); }\nexport function forget() {}\n',
  );
  await page.keyboard.press('Control+Enter');
  await bench.root.getByRole('button', { name: 'Stop' }).click();
  await expect(bench.verdict).toContainText('You stopped the run');
  await bench.write(solution);
  await bench.run.click();
  await expect(bench.verdict).toContainText('Nothing left behind');
});

test('without a connection a run says so and keeps the code', async ({ page, context }) => {
  const bench = await WorkbenchPage.open(page, 'Close the panels');
  // The island wakes while there is a connection.
  await expect(bench.root.locator('xpath=ancestor::pf-island')).toHaveAttribute(
    'data-state',
    'awake',
  );
  await context.setOffline(true);
  await bench.run.click();
  await expect(bench.verdict).toContainText('Check your connection');
  await context.setOffline(false);
  await bench.run.click();
  await expect(bench.verdict).toContainText('Not the right results', { timeout: 15_000 });
});

test.describe('on a touch screen without a keyboard', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the code becomes a plain text area that runs, marks and keeps all the same', async ({
    page,
  }) => {
    const bench = await WorkbenchPage.open(page, 'Bound the cache');
    await bench.root.locator('.ed-code pre').tap();
    const area = bench.root.getByRole('textbox', { name: 'Code of Bound the cache', exact: true });
    await expect(area).toHaveValue(/typedef/);
    await expect(bench.root.locator('.monaco-editor')).toHaveCount(0);
    await area.fill('export const = 1;\n');
    await bench.run.tap();
    await expect(bench.verdict).toContainText('SyntaxError on line 1');
    await expect(bench.root.locator('.plain-mark')).toContainText('Line 1');
    await area.fill(solution);
    await bench.run.tap();
    await expect(bench.verdict).toContainText('Nothing left behind');
    await page.reload();
    await expect(bench.root.locator('.ed-code pre')).toContainText('LIMIT = 100');
  });
});
