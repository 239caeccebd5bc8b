import { readdirSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { FigureSpec } from '../../src/widgets/kit/figure-spec.ts';
import { playOf } from '../../src/widgets/kit/play.ts';
import type { Question } from '../../src/widgets/kit/question.ts';
import { figureFolders, figureOf } from '../widgets/all-figures.ts';
import { axeProblems } from './support/axe.ts';
import { LOOKS, whole } from './support/site.ts';

const names = readdirSync('dist/figures', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type Spec = FigureSpec<unknown, unknown>;

const figureOn = (page: Page): Locator => page.locator('.fig');

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const figure = figureOn(page);
  await expect(figure.locator('xpath=ancestor::pf-island')).toHaveAttribute('data-state', 'awake');
  // The build drew three widths; the one that fits has taken their place.
  await expect(figure.locator('.canvas > .picture')).toHaveCount(1);
  return figure;
}

/** What a step says; with `.picture`, the words of the drawing too, which its width changes. */
async function told(figure: Locator, ...more: string[]): Promise<string> {
  // The simulator draws with the figure of its script's model as soon as that has come.
  await expect(figure.locator('[aria-busy="true"]')).toHaveCount(0);
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
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await countShifts(page);
    const figure = await open(page, `/figures/${name}/`);
    expect(await shifted(page), 'layout shift at load').toBe(0);

    // The deck: to the end, back, and one step; each of these is announced. A machine that waits for
    // its first script has no second step: then the next scenario is stepped.
    const { scenarios } = await figureOf(name);
    const keys = figure.getByRole('group', { name: 'Scenarios' }).getByRole('button');
    const timeline = figure.getByRole('slider', { name: 'Timeline' });
    if ((await timeline.getAttribute('aria-valuemax')) === '0') await keys.nth(1).press('Enter');
    await timeline.focus();
    const last = await timeline.getAttribute('aria-valuemax');
    await page.keyboard.press('End');
    await expect(timeline).toHaveAttribute('aria-valuenow', last!);
    const there = await told(figure, '.picture');
    await expect(figure.locator('.say')).toMatchAriaSnapshot({ name: `${name}-end.aria.yml` });
    await page.keyboard.press('Home');
    await expect(timeline).toHaveAttribute('aria-valuenow', '0');
    const first = await told(figure, '.picture');
    await page.keyboard.press('ArrowRight');
    expect(await told(figure, '.picture')).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await told(figure, '.picture')).toBe(first);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    expect(await told(figure, '.picture'), 'the same after back and forward').toBe(there);
    await expect(figure.locator('.say')).toHaveAttribute('aria-live', 'polite');
    await figure.getByRole('button', { name: 'As text', exact: true }).press('Enter');
    await expect(figure.getByRole('table').first()).toBeVisible();
    await expect(figure).toMatchAriaSnapshot({ name: `${name}.aria.yml` });

    // A scenario is a key; the address of its last step leads there alone in a frame.
    await keys.nth(2).press('Enter');
    await timeline.focus();
    await page.keyboard.press('End');
    const shown = await told(figure);
    await expect
      .poll(() => page.evaluate(() => location.hash))
      .toMatch(new RegExp(`^#figure=${scenarios[2]!.name}@\\d+$`));
    const hash = await page.evaluate(() => location.hash);
    expect(hash.length).toBeLessThanOrEqual(2000);
    const embedded = await open(page, `/embed/${name}/${hash}`);
    expect(await told(embedded)).toBe(shown);
    expect(problems).toEqual([]);
  });

  // What every figure has from the kit: where tests gate, every second one shows it.
  if (!whole && index % 2 === 1) continue;
  test(`${name}: a prediction, right and wrong, and a script with a mistake`, async ({ page }) => {
    const spec = await figureOf(name);
    const asked = firstQuestion(spec);
    const figure = await open(page, `/figures/${name}/`);
    if (asked) {
      const { scenario, step, inTrace, question } = asked;
      await page.goto(`/figures/${name}/#figure=${scenario}@${inTrace}`);
      const timeline = figure.getByRole('slider', { name: 'Timeline' });
      await expect(timeline).toHaveAttribute('aria-valuenow', String(step));
      const predict = figure.getByRole('button', { name: 'Predict', exact: true });
      await predict.press('Enter');
      const band = figure.locator('.say.predict');
      await expect(band).toContainText(question.prompt);

      const wrong = question.options.find(({ id }) => !question.right.includes(id))!;
      await answer(band, question, [wrong.id]);
      await expect(figure.locator('.verdict')).toContainText(question.explain([wrong.id]));
      await expect(figure.locator('.verdict')).toContainText('Not ');
      await expect(figure.locator('.tally')).toContainText('0 of 1 right');
      await figure.getByRole('button', { name: 'Ask again' }).press('Enter');
      await figure.getByRole('button', { name: 'Back one step' }).press('Enter');
      await answer(band, question, question.right);
      await expect(figure.locator('.verdict')).toContainText('Right.');
      await expect(figure.locator('.tally')).toContainText('1 of 1 right');
      const kept = await page.evaluate(
        (key) => localStorage.getItem(key),
        `pagefault.figure.${name}`,
      );
      expect(JSON.parse(kept!)).toEqual([{ scenario, step: step + 1, right: true }]);
    }

    // What is written stays, the mistake has its place, and a reset can be taken back.
    const script = figure.locator('#figure-source');
    // Where a figure is its script, that stands open from the start.
    if (!(await script.isVisible())) {
      await figure.getByRole('button', { name: 'Script', exact: true }).press('Enter');
    }
    const before = await script.inputValue();
    const broken = `${before}\nzzz = = 1`;
    await script.fill(broken);
    await script.press('Control+Enter');
    await expect(figure.locator('.mistake')).toContainText(
      /Line \d+, column \d+: expected .*found/,
    );
    await expect(script).toHaveValue(broken);
    await script.fill(`# mine\n${before}`);
    await figure.getByRole('button', { name: 'Play this script' }).press('Enter');
    await expect(figure.locator('.scenarios')).toContainText('A script of your own.');
    await figure.getByRole('button', { name: 'Reset', exact: true }).press('Enter');
    await figure.getByRole('button', { name: 'Undo reset' }).press('Enter');
    await expect(figure.locator('.scenarios')).toContainText('A script of your own.');
  });
}

/** The first question that a figure asks in any of its scenarios. */
function firstQuestion(
  spec: Spec,
): { scenario: string; step: number; inTrace: number; question: Question } | undefined {
  for (const { name: scenario, script } of spec.predict ? spec.scenarios : []) {
    const played = playOf(spec.models, script, spec.firstStep);
    if (!played.ok) throw new Error(`${spec.name}: ${scenario} can't be read`);
    const { play } = played;
    for (let step = 0; step < play.last; step += 1) {
      const question = spec.predict!(play.at(step), play.at(step + 1));
      if (question) return { scenario, step, inTrace: play.first + step, question };
    }
  }
  return undefined;
}

/** Gives an answer by the keys below the drawing. */
async function answer(band: Locator, question: Question, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { label } = question.options.find((option) => option.id === id)!;
    await band.getByRole('button', { name: label, exact: true }).press('Enter');
  }
  if (question.many) await band.getByRole('button', { name: 'Check' }).press('Enter');
}

async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown = { total: 0 };
    Object.assign(globalThis, { shown });
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (!entry.hadRecentInput) shown.total += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shifted = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { shown: { total: number } }).shown.total);

test('simulator: a twin that stands open is told by the guest as soon as it has come', async ({
  page,
}) => {
  await page.goto('/simulator/');
  const figure = page.locator('.fig');
  await figure.getByRole('button', { name: 'As text', exact: true }).click();
  await figure.getByRole('button', { name: 'Heap', exact: true }).click();
  await expect(figure.locator('.the-allocator')).toBeVisible();
  await expect(figure.locator('.panel.text caption').first()).toHaveText('Request of this step');
});
