import type { Locator, Page } from '@playwright/test';
import { pages } from './site.ts';

/** An exercise on the lesson's page, as a learner uses it. */
export class WorkbenchPage {
  readonly root: Locator;
  readonly run: Locator;
  readonly verdict: Locator;

  private constructor(page: Page, title: string) {
    this.root = page.getByRole('region', { name: title, exact: true });
    this.run = this.root.getByRole('button', { name: 'Run', exact: true });
    this.verdict = this.root.locator('.vd');
  }

  static async open(page: Page, title: string): Promise<WorkbenchPage> {
    await page.goto(pages.lesson);
    const bench = new WorkbenchPage(page, title);
    await bench.root.scrollIntoViewIfNeeded();
    return bench;
  }

  /** Turns the static code into an editor. */
  async edit(): Promise<void> {
    await this.root.locator('.ed-code pre').click();
    await this.root.locator('.monaco-editor').first().waitFor();
  }

  /** Replaces the whole code by pasting, through the keyboard. */
  async write(source: string): Promise<void> {
    const page = this.root.page();
    if ((await this.root.locator('.monaco-editor').count()) === 0) await this.edit();
    await this.root.locator('.monaco-editor .view-lines').click();
    await page.keyboard.press('Control+A');
    await paste(page, source);
  }
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}
