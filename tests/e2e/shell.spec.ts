import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axeProblems } from './support/axe.ts';
import { LOOKS, pages } from './support/site.ts';

for (const [name, path] of Object.entries(pages)) {
  for (const [colorScheme, width] of LOOKS) {
    test(`axe finds nothing on ${name}, ${colorScheme}, ${width} px`, async ({ browser }) => {
      // axe is put into the page as a script, which the policy would rightly refuse.
      const context = await browser.newContext({
        bypassCSP: true,
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(path);
      for (const island of await page.locator('pf-island').all()) {
        await island.scrollIntoViewIfNeeded();
        await expect(island).toHaveAttribute('data-state', 'awake');
      }
      if (name === 'lesson') {
        await page.locator('.wb').first().getByRole('button', { name: 'Run', exact: true }).click();
        await expect(page.locator('.wb').first()).toContainText('it leaks');
      }
      expect(await axeProblems(page)).toEqual([]);
      await context.close();
    });
  }

  test(`${name} obeys a strict policy: no inline script, no error, nothing from elsewhere`, async ({
    page,
    baseURL,
  }) => {
    const problems: string[] = [];
    page.on('console', (message) => {
      // The browser reports the 404 itself.
      if (message.type() === 'error' && !message.text().includes('404'))
        problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL!) && !request.url().startsWith('data:'))
        problems.push(request.url());
    });
    await page.goto(path);
    const policy = await page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    expect(policy).toContain("default-src 'self'");
    // No eval, but what WebAssembly needs.
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    const inline = await page.evaluate(
      () => [...document.scripts].filter((script) => !script.src).length,
    );
    expect(inline).toBe(0);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
    });
    expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
    expect(problems.filter((problem) => !/Content Security Policy/.test(problem))).toEqual([]);
  });

  test(`${name} has room for everything at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

test('the theme follows the system, then the reader, and is remembered', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(pages.lesson);
  const dark = await background();
  await page.getByRole('button', { name: /theme/i }).click();
  await expect.poll(background).not.toBe(dark);
  const light = await background();
  await page.reload();
  expect(await background()).toBe(light);
  await context.close();
});

test('an address that is nearly right leads to the right page', async ({ page }) => {
  const response = await page.goto('/leaks-and-fragmentation/leeks/');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'Leaks', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaks');
});

test('a lesson can be walked by keyboard: skip link, anchors, edit and report links', async ({
  page,
}) => {
  await page.goto(pages.lesson);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await expect(page.getByRole('link', { name: /edit this page/i })).toHaveAttribute(
    'href',
    /01-leaks\.mdx$/,
  );
  await expect(page.getByRole('link', { name: /report/i })).toHaveAttribute('href', /issues\/new/);
  const heading = page.getByRole('heading', { name: /Five ways to hold on/ });
  await expect(heading).toHaveAttribute('id', 'five-ways-to-hold-on');
});

test('without JavaScript the lesson has its prose, code, exercises and first frames', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pages.lesson);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaks');
  await expect(page.locator('.wb').first()).toContainText('cache.set(id, load(id));');
  await expect(
    page.locator('pf-island[data-name="figure:reachability"] svg:visible').first(),
  ).toBeVisible();
  await expect(page.getByText('Each round leaves').first()).toBeVisible();
  await context.close();
});

interface Budget {
  requests: number;
  htmlBytes: number;
  /** Before anything further down has come near. */
  scriptBytesAtLoad: number;
  scriptBytes: number;
  styleBytes: number;
  fontBytes: number;
}

// What a page may take before anything in it is used: exact, compressed as on a real host.
const budgets = JSON.parse(readFileSync('tests/e2e/budgets.json', 'utf8')) as Record<
  string,
  Budget
>;

for (const [name, path] of Object.entries(pages).filter(([name]) => name !== 'missing')) {
  test(`${name} keeps its budget of bytes and requests, and nothing shifts`, async ({ page }) => {
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    const types = new Map<string, string>();
    const bytes: Record<string, number> = {};
    let requests = 0;
    client.on('Network.responseReceived', (event) => {
      types.set(event.requestId, event.type);
      requests += 1;
    });
    client.on('Network.loadingFinished', (event) => {
      const type = types.get(event.requestId) ?? 'Other';
      bytes[type] = (bytes[type] ?? 0) + event.encodedDataLength;
    });
    await page.addInitScript(() => {
      Object.assign(globalThis, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (globalThis as never as { shifted: number }).shifted += (
            entry as never as { value: number }
          ).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const scriptBytesAtLoad = bytes.Script ?? 0;
    // Through the whole page, so that everything that loads by being seen is counted.
    const height = await page.evaluate(() => document.body.scrollHeight);
    for (let top = 0; top <= height; top += 600) {
      await page.evaluate((y) => scrollTo(0, y), top);
      await page.waitForTimeout(50);
    }
    await page.waitForLoadState('networkidle');
    const found = {
      requests,
      htmlBytes: bytes.Document ?? 0,
      scriptBytesAtLoad,
      scriptBytes: bytes.Script ?? 0,
      styleBytes: bytes.Stylesheet ?? 0,
      fontBytes: bytes.Font ?? 0,
    };
    const budget = budgets[name]!;
    for (const key of Object.keys(budget) as (keyof Budget)[]) {
      expect(found[key], `${name}: ${key}, of ${JSON.stringify(found)}`).toBeLessThanOrEqual(
        budget[key],
      );
    }
    expect(await page.evaluate(() => (globalThis as never as { shifted: number }).shifted)).toBe(0);
  });
}
