import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { axeProblems } from './support/axe.ts';
import { LOOKS, whole } from './support/site.ts';

/** Addresses of all pages of text, from the names of the files. */
const lessons = readdirSync('content', { recursive: true })
  .map(String)
  .filter((path) => /^\d\d-[^/]+\/[^/]+\.mdx$/.test(path))
  .sort()
  .map((path) => {
    const [, chapter, lesson] = /^\d\d-([^/]+)\/(.+)\.mdx$/.exec(path)!;
    return lesson === 'index' ? `/${chapter}/` : `/${chapter}/${lesson!.replace(/^\d+-/, '')}/`;
  });
const others = ['/glossary/', '/cheat-sheet/', '/reading/', '/self-check/', '/exercises/'];
const sources = '/the-oom-killer/sources/';

/** One page in six where tests gate, all of them in verify; each look has its turn. */
const axed = [...lessons, ...others, sources].filter((_, at) => whole || at % 6 === 0);

for (const [at, path] of axed.entries()) {
  const looks = whole ? LOOKS : [LOOKS[at % LOOKS.length]!];
  for (const [colorScheme, width] of looks) {
    test(`axe finds nothing on ${path}, ${colorScheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({
        // axe is put into the page as a script, which the policy would rightly refuse.
        bypassCSP: true,
        ...{ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' },
      });
      const page = await context.newPage();
      await page.goto(path);
      await wakeAll(page);
      expect(await axeProblems(page)).toEqual([]);
      await context.close();
    });
  }
}

test('no page is wider than a phone, and none says an error', async ({ page }) => {
  test.setTimeout(300_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [...lessons, ...others, sources]) {
    await page.goto(path);
    if (whole) await wakeAll(page);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond !== 0) problems.push(`${path}: ${beyond} px too wide`);
  }
  expect(problems).toEqual([]);
});

test('without scripts every lesson has its figures’ first frames, its code, tables and exercises', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const missing: string[] = [];
  for (const path of lessons.filter((_, at) => whole || at % 4 === 0)) {
    await page.goto(path);
    for (const island of await page.locator('pf-island').all()) {
      const name = (await island.getAttribute('data-name'))!;
      const shown = name.startsWith('figure:')
        ? island.locator('.picture svg:visible, .picture table:visible').first()
        : island.locator('pre, code').first();
      if (!(await shown.isVisible())) missing.push(`${path}: ${name}`);
    }
    for (const code of await page.locator('.prose pre').all()) {
      if (!(await code.isVisible())) missing.push(`${path}: ${await code.textContent()}`);
    }
  }
  expect(missing).toEqual([]);
  await context.close();
});

async function wakeAll(page: Page): Promise<void> {
  for (const island of await page.locator('pf-island').all()) {
    await island.scrollIntoViewIfNeeded();
    await expect(island).toHaveAttribute('data-state', 'awake');
  }
}

test('a term says what it means while it has the focus or the pointer, and goes with Escape', async ({
  page,
}) => {
  await page.goto('/the-oom-killer/overcommit/');
  const term = page.locator('.term').first();
  const tip = page.locator('.term-tip');
  await term.focus();
  await expect(tip).toBeVisible();
  await expect(tip).toHaveText((await term.getAttribute('aria-description'))!);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await expect(term).toBeFocused();
  await term.blur();
  await page.mouse.move(0, 0);
  await term.hover();
  await expect(tip).toBeVisible();
  // It can be pointed at itself.
  await tip.hover();
  await page.waitForTimeout(300);
  await expect(tip).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(tip).toBeHidden();
  await term.click();
  await expect(page).toHaveURL(/\/glossary\/#/);
});

test('a question for a number knows the usual mistake, and asks again with others', async ({
  page,
}) => {
  await page.goto('/the-whole-machine/everything-at-once/');
  const question = page.locator('pf-numeric').first();
  const variants = JSON.parse((await question.getAttribute('data-variants'))!) as {
    answer: number;
    wrong: { answer: number; because: string }[];
  }[];
  const field = question.getByLabel('Your answer');
  const said = question.getByRole('status');
  const answer = async (text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };

  await answer('');
  await expect(said).toHaveText('Write a number first.');
  await answer('many');
  await expect(said).toContainText('found “many”');
  await answer(String(variants[0]!.wrong[0]!.answer));
  await expect(said).toContainText('Not ');
  expect((await said.textContent())!.length).toBeGreaterThan(40);
  await answer('1');
  await expect(said).toContainText('Look again');
  await question.getByRole('button', { name: 'Show the answer' }).click();
  await expect(said).toContainText('The answer is');

  const before = await question.locator('legend').textContent();
  await question.getByRole('button', { name: 'Other numbers' }).click();
  await expect(question.locator('legend')).not.toHaveText(before!);
  await expect(said).toBeEmpty();
  await expect(field).toBeFocused();
  await answer(String(variants[1]!.answer));
  await expect(said).toContainText('Right.');
});

test('the self-check shows where confidence and answers differ, before and after, and is kept', async ({
  page,
}) => {
  await page.goto('/self-check/');
  await expect(page.locator('pf-island')).toHaveAttribute('data-state', 'awake');
  const form = page.locator('.sc form');
  await page.getByRole('button', { name: 'Show where I stand' }).click();
  await expect(page.getByRole('status')).toContainText('is not answered yet');

  const fill = async () => {
    for (const set of await form.locator('fieldset').all()) {
      await set.getByRole('radio').last().check();
    }
    await page.getByRole('button', { name: 'Show where I stand' }).click();
  };
  // Half of it, and away: what was said is there when one comes back.
  await form.locator('fieldset').first().getByRole('radio').nth(1).check();
  await page.reload();
  await expect(form.locator('fieldset').first().getByRole('radio').nth(1)).toBeChecked();

  await fill();
  const heading = page.getByRole('heading', { name: 'Where you stand' });
  await expect(heading).toBeFocused();
  await expect(page.getByRole('row')).toHaveCount(7);
  await expect(page.getByText('surer than the answers').first()).toBeVisible();

  await page.getByRole('button', { name: 'Check again, after the course' }).click();
  await fill();
  await expect(page.getByRole('heading', { name: 'Before and after' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Before the course' })).toBeVisible();

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(form).toBeVisible();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(page.getByRole('heading', { name: 'Before and after' })).toBeVisible();
});

test('without scripts a question for a number shows its answer, and the self-check its questions', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/the-whole-machine/everything-at-once/');
  await page.locator('pf-numeric summary').first().click();
  await expect(page.locator('pf-numeric details').first()).toContainText('frames');
  await page.goto('/self-check/');
  await expect(page.locator('.sc-question').first()).toBeVisible();
  await context.close();
});
