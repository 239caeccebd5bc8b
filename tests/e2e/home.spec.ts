import { expect, test } from '@playwright/test';

test('a visitor causes a leak, sees it, and mends it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Take out line 7 and run' }).click();
  await expect(page.getByRole('status')).toContainText(
    /A leak: \d.* KiB in \d+ blocks, every round/,
  );
  await expect(
    page.getByRole('img', { name: /Bytes in use after each of 200 rounds/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Put line 7 back and run' }).click();
  await expect(page.getByRole('status')).toContainText('No leak: whatever the first round set up');
});

test('what the page is stands on the first screen, at 1440 and at 390 px', async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expect(page.getByRole('link', { name: 'Read the first lesson' })).toBeInViewport();
  }
});
