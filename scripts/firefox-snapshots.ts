import puppeteer from 'puppeteer-core';
import { loadSandboxAssets } from '../src/sandbox/assets-node.ts';
import { snapshotDigest } from '../tests/e2e/support/snapshot-digest.ts';
import { withSnapshotSite } from '../tests/e2e/support/snapshot-site.ts';
import { snapshotsInPage } from '../tests/e2e/support/snapshots-in-page.ts';
import { corpusPairs } from '../tests/e2e/support/submissions.ts';
import { findFirefox } from './browser.mjs';
import type { Step } from './steps.ts';

/** The heap snapshot of every program of the corpus in Firefox: byte for byte that of Node. */
export const firefoxSnapshots: Step = {
  name: 'snapshots in Firefox, all programs',
  async run() {
    const executablePath = findFirefox();
    if (!executablePath) {
      return {
        passed: 0,
        failed: 1,
        output:
          'Expected Firefox, found none. Install it (on Debian: apt-get install firefox-esr), or name one in the environment variable FIREFOX.',
      };
    }
    const programs = corpusPairs();
    const sources = programs.map(({ job }) => job.source);
    const found = await withSnapshotSite(async (address) => {
      const browser = await puppeteer.launch({
        ...{ browser: 'firefox', executablePath, headless: true, protocolTimeout: 600_000 },
        env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'ja-JP', LANGUAGE: 'ja-JP' },
        extraPrefsFirefox: { 'intl.accept_languages': 'ja-JP' },
      });
      try {
        const page = await browser.newPage();
        await page.goto(address);
        return await page.evaluate(snapshotsInPage, sources);
      } finally {
        await browser.close();
      }
    });
    const assets = await loadSandboxAssets();
    const wrong: string[] = [];
    for (const [i, { name }] of programs.entries()) {
      const expected = await snapshotDigest(assets, sources[i]!);
      if (JSON.stringify(found[i]) !== JSON.stringify(expected))
        wrong.push(`${name}\n  ${JSON.stringify(found[i])}\n  ${JSON.stringify(expected)}`);
    }
    return {
      passed: programs.length - wrong.length,
      failed: wrong.length,
      output: wrong.join('\n').slice(0, 20_000),
    };
  },
};
