import puppeteer from 'puppeteer-core';
import { answerInPage, type InPageAnswer } from '../tests/e2e/support/in-page.ts';
import { answerOnCommandLine } from '../tests/e2e/support/on-command-line.ts';
import { workerUrl } from '../tests/e2e/support/site.ts';
import { corpusPairs, exercisePairs } from '../tests/e2e/support/submissions.ts';
import { findFirefox } from './browser.mjs';
import { whileServing } from './serve-for.ts';
import type { Step } from './steps.ts';

const HOSTS = [
  { locale: 'de-DE', zone: 'Europe/Berlin' },
  { locale: 'ja-JP', zone: 'Asia/Tokyo' },
];
/** How many jobs go to a page at once, so that a lost connection loses little. */
const BATCH = 20;

/** Every pair in Firefox, under two languages and zones: the verdicts equal the command line's. */
export const firefoxParity: Step = {
  name: 'parity in Firefox, all pairs',
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
    const pairs = [...(await exercisePairs()), ...corpusPairs()];
    const expected = await answerOnCommandLine(pairs.map((pair) => pair.job));
    const wrong: string[] = [];
    await whileServing(4396, async (address) => {
      for (const { locale, zone } of HOSTS) {
        const browser = await puppeteer.launch({
          ...{ browser: 'firefox', executablePath, headless: true, protocolTimeout: 600_000 },
          env: { ...process.env, TZ: zone, LANG: locale, LANGUAGE: locale },
          extraPrefsFirefox: { 'intl.accept_languages': locale },
        });
        const page = await browser.newPage();
        await page.goto(address);
        for (let from = 0; from < pairs.length; from += BATCH) {
          const jobs = pairs.slice(from, from + BATCH).map((pair) => pair.job);
          const argument = { url: workerUrl(), jobs, killAfter: 60_000 };
          const found: InPageAnswer[] = await page.evaluate(answerInPage, argument);
          for (const [i, answer] of found.entries()) {
            const { name } = pairs[from + i]!;
            if (answer.json !== expected[from + i])
              wrong.push(
                `${name} (${locale}, ${zone})\n  ${answer.json ?? answer.failure}\n  ${expected[from + i]}`,
              );
          }
        }
        await browser.close();
      }
    });
    return {
      passed: pairs.length * HOSTS.length - wrong.length,
      failed: wrong.length,
      output: wrong.join('\n').slice(0, 20_000),
    };
  },
};
