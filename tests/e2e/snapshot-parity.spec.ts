import { expect, test } from '@playwright/test';
import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import { sample, whole } from './support/site.ts';
import { snapshotDigest } from './support/snapshot-digest.ts';
import { withSnapshotSite } from './support/snapshot-site.ts';
import { snapshotsInPage } from './support/snapshots-in-page.ts';
import { corpusPairs } from './support/submissions.ts';

const HOSTS = [
  { locale: 'en-GB', timezoneId: 'UTC' },
  { locale: 'ar-EG', timezoneId: 'Africa/Cairo' },
];

for (const [index, host] of HOSTS.entries()) {
  test(`snapshots in Chromium equal Node's, byte for byte: ${host.locale}, ${host.timezoneId}`, async ({
    browser,
  }) => {
    test.setTimeout(whole ? 600_000 : 60_000);
    const programs = sample(corpusPairs(), 24);
    // In the sample each host takes a share.
    const mine = whole ? programs : programs.filter((_, i) => i % HOSTS.length === index);
    const assets = await loadSandboxAssets();
    const context = await browser.newContext(host);
    const page = await context.newPage();
    const sources = mine.map(({ job }) => job.source);
    const found = await withSnapshotSite(async (address) => {
      await page.goto(address);
      return page.evaluate(snapshotsInPage, sources);
    });
    for (const [i, { name }] of mine.entries()) {
      expect(found[i], name).toEqual(await snapshotDigest(assets, sources[i]!));
    }
    expect(new Set(found.map(({ file }) => file)).size).toBe(mine.length);
    await context.close();
  });
}
