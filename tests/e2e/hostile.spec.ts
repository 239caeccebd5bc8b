import { expect, test } from '@playwright/test';
import { hostile, hostileModule } from './hostile-programs.ts';
import { sample } from './support/site.ts';
import { WorkbenchPage } from './support/workbench.ts';

// The command line is tried with each of them in every run; a page with half, and all in verify.
for (const [name, body] of sample(Object.entries(hostile), 7)) {
  test(`${name} ends in a verdict or a clear error within 5 s, and the next run is unaffected`, async ({
    page,
  }) => {
    const bench = await WorkbenchPage.open(page, 'Bound the cache');
    // The first run loads the sandbox; what is timed is the hostile one.
    await bench.run.click();
    await expect(bench.verdict).toContainText('Right results, but it leaks');
    await bench.write(hostileModule(body));

    const start = Date.now();
    await page.keyboard.press('Control+Enter');
    await expect(bench.verdict.locator('.vd-h')).toContainText(
      /ended early|Nothing was judged|took too long|Not the right/,
      { timeout: 8000 },
    );
    expect(Date.now() - start).toBeLessThan(5000);

    // The page answers while and after: the theme can be switched, and nothing got out.
    await page.getByRole('button', { name: /theme/i }).click();
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
    await expect(bench.root.locator('img, script')).toHaveCount(0);

    await bench.root.getByRole('button', { name: 'Reset', exact: true }).click();
    await bench.run.click();
    await expect(bench.verdict).toContainText('Right results, but it leaks', { timeout: 10_000 });
  });
}

test('at most 200 console entries are shown, and the rest is counted', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write(`let n = 0;
export function lookup(id, load) {
  for (let i = 0; i < 100; i++) console.log('<b>' + n++);
  return load(id);
}
export function forget(id) {}
`);
  await page.keyboard.press('Control+Enter');
  const lines = bench.root.getByRole('list', { name: 'Console output' }).getByRole('listitem');
  await expect(lines).toHaveCount(201);
  await expect(lines.first()).toHaveText('<b>0');
  await expect(lines.last()).toContainText('more lines were printed and not kept');
});
