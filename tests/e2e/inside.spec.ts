import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { axeProblems } from './support/axe.ts';
import { LOOKS, pages, whole } from './support/site.ts';
import { WorkbenchPage } from './support/workbench.ts';

const solution = readFileSync('exercises/bound-the-cache/solution.js', 'utf8');

/** Runs the leaking starter and waits for what is inside. */
async function lookInside(page: Page): Promise<{ bench: WorkbenchPage; inside: Locator }> {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.run.click();
  const inside = bench.root.getByRole('region', { name: 'Inside the heap' });
  await expect(inside.getByRole('status').first()).toContainText('A second run', {
    timeout: 20_000,
  });
  return { bench, inside };
}

test('a leak is explained by itself: what piles up, its path by name, and how to mend it', async ({
  page,
}) => {
  const { inside } = await lookInside(page);
  await expect(inside.getByRole('tab', { selected: true })).toHaveText('Why it leaks');
  await expect(inside).toContainText('What usually mends it');
  const chain = inside.getByRole('list', { name: /is still alive/ }).first();
  await expect(chain.getByRole('listitem').nth(0)).toContainText('cache');
  await expect(chain.getByRole('listitem').nth(1)).toContainText(/whose value is.*Map\(\d+\)/);
  await expect(chain.getByRole('listitem').nth(2)).toContainText('has entry');
  await expect(inside.getByText(/cache = Map\(\d+\) → entry/)).toBeVisible();
});

test('a line of a path is selected in the editor', async ({ page }) => {
  const { bench, inside } = await lookInside(page);
  await inside
    .getByRole('button', { name: /^line \d+$/ })
    .first()
    .click();
  await expect(bench.root.locator('.monaco-editor').first()).toBeVisible();
  await expect
    .poll(async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.keyboard.press('Control+C');
      return page.evaluate(() => navigator.clipboard.readText());
    })
    .toContain('new Map()');
});

test('an engine of another build is measured and mapped, and the page says why objects are missing', async ({
  page,
}) => {
  // The same engine with a custom section more: another file, which runs as the pinned one does.
  const section = [0, 5, 4, 0x68, 0x69, 0x21, 0x21];
  await page.context().route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from(section)]);
    await route.fulfill({ response, body });
  });
  const { bench, inside } = await lookInside(page);
  await expect(bench.verdict).toContainText('Right results, but it leaks');
  await expect(inside.getByRole('note')).toContainText(/expected SHA-256 105c3bed.*only blocks/);
  await inside.getByRole('tab', { name: 'Blocks' }).click();
  await expect(inside.getByText('Pages touched')).toBeVisible();
  await inside.getByRole('tab', { name: 'Film' }).click();
  await expect(inside.getByRole('slider', { name: 'Moment of the run' })).toBeVisible();
});

test('the tabs, the map’s rounds and pages, and the film work by keyboard', async ({ page }) => {
  const { inside } = await lookInside(page);
  await inside.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('End');
  await expect(inside.getByRole('tab', { name: 'By line' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(inside.getByRole('tab', { name: 'Film' })).toBeFocused();
  const moment = inside.getByRole('slider', { name: 'Moment of the run' });
  await moment.focus();
  await page.keyboard.press('Home');
  await expect(moment).toHaveAttribute('aria-valuetext', /^Tick 0, in round 1 of/);
  await page.keyboard.press('ArrowRight');
  await expect(moment).toHaveAttribute('aria-valuenow', '1');

  await inside.getByRole('tab', { name: 'Film' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(inside.getByRole('tab', { name: 'Blocks' })).toBeFocused();
  const round = inside.getByRole('slider', { name: 'Round' });
  await expect(round).toHaveAttribute('aria-valuetext', /^after round \d+$/);
  await round.focus();
  await page.keyboard.press('Home');
  await expect(round).toHaveAttribute('aria-valuetext', 'before the first round');
  await page.keyboard.press('End');
  const place = inside.getByRole('slider', { name: 'Page of the heap' });
  await place.focus();
  await page.keyboard.press('End');
  await expect(place).toHaveAttribute('aria-valuetext', /^Page (\d+) of \1, 0x/);
  await expect(
    inside.getByRole('region', { name: 'Blocks of this page' }).getByRole('row').nth(1),
  ).toContainText(/0x[0-9a-f]+/);
  await inside.getByText('The heap as a table').click();
  await expect(
    inside.getByRole('region', { name: 'The heap by round' }).getByRole('row').nth(1),
  ).toContainText('before');
});

test('another round to compare with keeps the place in the explorer, and the focus', async ({
  page,
}) => {
  const { inside } = await lookInside(page);
  await inside.getByRole('tab', { name: 'Objects' }).click();
  await inside.getByRole('button', { name: 'Map' }).first().click();
  const heading = inside.getByRole('heading', { name: 'Map', exact: true });
  await expect(heading).toBeVisible();
  const since = inside.getByRole('combobox', { name: 'New since' });
  await since.focus();
  await since.selectOption('2');
  await expect(inside.getByLabel('Only what is new since round 2')).toBeVisible({
    timeout: 20_000,
  });
  await expect(heading).toBeVisible();
  await expect(since).toBeFocused();
  await expect(since).toHaveValue('2');
});

test('what passes is looked into when asked, and what changed since is said', async ({ page }) => {
  const bench = await WorkbenchPage.open(page, 'Bound the cache');
  await bench.write(solution);
  await bench.run.click();
  await expect(bench.verdict).toContainText('Nothing left behind');
  await expect(bench.root.getByRole('region', { name: 'Inside the heap' })).toHaveCount(0);
  await bench.root.getByRole('button', { name: 'Look inside the heap' }).click();
  const inside = bench.root.getByRole('region', { name: 'Inside the heap' });
  await expect(inside.getByRole('status').first()).toContainText('A second run', {
    timeout: 20_000,
  });
  // Its key is gone: who pressed it goes on from here.
  await expect(inside.getByRole('heading', { name: 'Inside the heap' })).toBeFocused();
  await inside.getByRole('tab', { name: 'What grows' }).click();
  await expect(inside).toContainText('Nothing accumulated');
  await bench.write('// another program');
  await expect(inside).toContainText('The code has changed since this run.');
});

test('a worker that answers no more is replaced, and the page is read all the same', async ({
  page,
}) => {
  // The first question about a page never gets an answer: its worker is ended by the kill timer.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    let lost = false;
    Worker.prototype.postMessage = function (this: Worker, message: { kind?: string }) {
      if (!lost && message.kind === 'inspect') {
        lost = true;
        return;
      }
      post.call(this, message);
    } as typeof post;
  });
  const { inside } = await lookInside(page);
  await inside.getByRole('tab', { name: 'Blocks' }).click();
  await expect(inside).toContainText('took too long', { timeout: 15_000 });
  const place = inside.getByRole('slider', { name: 'Page of the heap' });
  await place.focus();
  await page.keyboard.press('ArrowRight');
  await expect(inside.getByRole('region', { name: 'Blocks of this page' })).toBeVisible({
    timeout: 20_000,
  });
});

// Both looks of the sample take half a minute each: where tests gate, the narrow dark one is seen.
for (const [colorScheme, width] of whole ? LOOKS : LOOKS.slice(1)) {
  test(`axe finds nothing inside, ${colorScheme}, ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({
      ...{ bypassCSP: true, colorScheme, reducedMotion: 'reduce' },
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    const { inside } = await lookInside(page);
    for (const tab of await inside.getByRole('tab').all()) {
      await tab.click();
      if ((await tab.textContent()) === 'Blocks')
        await expect(inside.getByRole('region', { name: 'Blocks of this page' })).toBeVisible();
      await expect(inside.getByText(/^(Running|Reading|Loading) /)).toHaveCount(0);
      expect(await axeProblems(page), (await tab.textContent()) ?? '').toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }
    await context.close();
  });
}

test.describe('the lab', () => {
  const open = async (page: Page) => {
    await page.goto(pages.lab);
    await expect(page.locator('pf-island[data-name="lab"]')).toHaveAttribute('data-state', 'awake');
    return page.getByRole('region', { name: 'Lab', exact: true });
  };
  const LEAK = 'const kept = [];\nexport function round(i) {\n  kept.push({ i });\n}\n';

  /** Lets a file go over the lab. */
  const drop = async (page: Page, text: string, name = 'mine.js') => {
    const files = await page.evaluateHandle(
      ([content, file]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content!], file!, { type: 'text/javascript' }));
        return transfer;
      },
      [text, name],
    );
    const target = page.locator('.lab .ed-host');
    for (const type of ['dragenter', 'dragover', 'drop'])
      await target.dispatchEvent(type, { dataTransfer: files });
  };

  test('measures a dropped file, says who holds what, and keeps it', async ({ page }) => {
    const lab = await open(page);
    await drop(page, LEAK);
    await expect(lab).toContainText('kept.push');
    await lab.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(lab.locator('.vd')).toContainText('more every round');
    await expect(lab.getByText(/^kept\[\d+\] = Object$/)).toBeVisible({ timeout: 20_000 });
    await lab.getByRole('tab', { name: 'By line' }).click();
    await expect(
      lab.getByRole('region', { name: 'Objects by line' }).getByRole('row').nth(1),
    ).toContainText(/line 3object literal111/, { timeout: 20_000 });
    await page.reload();
    await expect(page.locator('.lab .ed-code')).toContainText('kept.push');
  });

  test('a file that is no program is refused with words', async ({ page }) => {
    const lab = await open(page);
    await drop(page, 'PNG\0\0', 'picture.png');
    await expect(lab.getByRole('alert')).toContainText('Expected JavaScript');
    await expect(lab.locator('.code-h .fn')).toHaveText('unbounded-cache.js');
  });

  test('a sample comes in place of one’s own code, which can be brought back', async ({ page }) => {
    const lab = await open(page);
    await drop(page, LEAK);
    await lab.getByLabel('Sample').selectOption({ label: 'Clean' });
    await expect(lab).toContainText('const LIMIT = 100;');
    await lab.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(lab.locator('.vd')).toContainText('The heap comes to rest');
    await lab.getByRole('button', { name: 'Bring my code back' }).click();
    await expect(lab).toContainText('kept.push');
  });

  test('what does not leak is given no advice, and what was stopped is called that', async ({
    page,
  }) => {
    const lab = await open(page);
    const look = async (text: string) => {
      await drop(page, text);
      await lab.getByRole('button', { name: 'Run', exact: true }).click();
      await lab.getByRole('button', { name: 'Look inside the heap' }).click();
      await lab.getByRole('tab', { name: 'What grows' }).click();
    };
    await look(
      'const LIMIT = 150;\nconst recent = new Map();\nlet at = 0;\nexport function round() {\n  for (let n = 0; n < 20; n++) recent.set("a" + at++, { n });\n  while (recent.size > LIMIT) recent.delete(recent.keys().next().value);\n}\n',
    );
    await expect(lab.locator('.in-panel')).toContainText(
      /No leak was measured|Nothing accumulated/,
      {
        timeout: 20_000,
      },
    );
    await expect(lab).not.toContainText('What usually mends it');
    await look(
      'const kept = [];\nexport function round(i) {\n  kept.push({ i });\n  if (i === 5) nothing.there;\n}\n',
    );
    await expect(lab.locator('.in-panel')).toContainText('The run was stopped', {
      timeout: 20_000,
    });
    await expect(lab.locator('.vd')).not.toContainText('Kept by each round');
    await lab.getByRole('tab', { name: 'Film' }).click();
    await expect(lab.locator('.in-panel')).toContainText('The run was stopped, so the film ends');
  });

  test('hundreds of classes are shown a page at a time', async ({ page }) => {
    const lab = await open(page);
    await drop(
      page,
      'const kept = [];\nconst makers = [];\nfor (let n = 0; n < 300; n++) makers.push(new Function("return class Model" + n + " {}")());\nlet at = 0;\nexport function round() {\n  for (let n = 0; n < 60; n++) kept.push(new makers[at++ % 300]());\n}\n',
    );
    await lab.getByRole('button', { name: 'Run', exact: true }).click();
    await lab.getByRole('tab', { name: 'Objects' }).click({ timeout: 20_000 });
    await expect(lab.locator('.xp-open')).toHaveCount(25, { timeout: 20_000 });
    await lab.getByRole('button', { name: 'Rows after of classes' }).click();
    await expect(lab.locator('.xp-pager')).toContainText('Rows 26–50');
  });

  test('code that nobody edited yet has its notes beside the lines, too', async ({ page }) => {
    const lab = await open(page);
    await lab.getByRole('button', { name: 'Run', exact: true }).click();
    await lab.getByRole('tab', { name: 'By line' }).click({ timeout: 20_000 });
    const note = lab.getByRole('list', { name: 'Notes on lines' }).getByRole('listitem').first();
    await expect(note).toContainText('20 made, 20 stay', { timeout: 20_000 });
    const said = (await note.locator('.vh').textContent())!;
    const line = lab.locator('.ed-code .line').nth(Number(/^Line (\d+):/.exec(said)![1]) - 1);
    await expect(line).toContainText('const made = {');
    const [beside, code] = await Promise.all([note.boundingBox(), line.boundingBox()]);
    expect(Math.abs(beside!.y + beside!.height / 2 - code!.y - code!.height / 2)).toBeLessThan(3);
  });

  test('an error marks its line, and a missing round says what to write', async ({ page }) => {
    const lab = await open(page);
    await lab.locator('.ed-code pre').click();
    await lab.locator('.monaco-editor .view-lines').click();
    await drop(page, 'export function round() {\n  nothing.there;\n}\n');
    await lab.locator('.monaco-editor .view-lines').click();
    await page.keyboard.press('Control+Enter');
    await expect(lab.locator('.vd')).toContainText('ReferenceError on line 2');
    await expect(lab.locator('.line-bad').first()).toBeVisible();
    await drop(page, 'export const a = 1;\n');
    await lab.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(lab.locator('.vd')).toContainText('export function round(i)');
  });

  test('work that can’t be read is set aside', async ({ page }) => {
    await page.addInitScript(() => {
      if (!localStorage.getItem('pagefault.work.the-lab'))
        localStorage.setItem('pagefault.work.the-lab', '{"source": broken');
    });
    await open(page);
    await drop(page, LEAK);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('pagefault.work.the-lab')))
      .toContain('kept.push');
    expect(
      await page.evaluate(() => localStorage.getItem('pagefault.work.the-lab.set-aside-1')),
    ).toBe('{"source": broken');
  });
});
