import { expect, test } from '@playwright/test';
import { heapSnapshotFile } from '../../src/sandbox/snapshot/heapsnapshot.ts';
import { sampledPrograms } from '../corpus-programs.ts';
import { run } from '../sandbox/program.ts';
import { explain } from '../sandbox/snapshot/explain.ts';
import { fileNodes } from '../sandbox/snapshot/file-nodes.ts';
import { ODD_HOLDERS } from '../sandbox/snapshot/odd-holders.ts';
import { DEVTOOLS_PAGE, loadInDevTools } from './support/devtools-engine.ts';
import { devToolsRetained } from './support/devtools-retained.ts';
import { whole } from './support/site.ts';

const USERS = `class User { constructor(i) { this.name = 'user' + i; } }
const cache = new Map(); globalThis.leaky = [new User(-1)];
export function round(i) { cache.set('k' + i, new User(i)); }`;

test("Chrome DevTools' own heap profiler loads the export and finds the same", async ({ page }) => {
  test.setTimeout(whole ? 600_000 : 60_000);
  const response = await page.goto(DEVTOOLS_PAGE);
  expect(response?.status(), `${DEVTOOLS_PAGE}: this Chromium has no front end of DevTools`).toBe(
    200,
  );
  const programs = [
    { name: 'odd holders', source: ODD_HOLDERS },
    { name: 'users', source: USERS },
    ...sampledPrograms(4),
  ];
  for (const { name, source } of programs) {
    const { session, error } = await run(source, { rounds: 12, limits: { ticks: 2000 } });
    expect(error, name).toBeUndefined();
    const heap = explain(session);
    const file = heapSnapshotFile(heap.describer, heap.retention);
    const theirs = await page.evaluate(loadInDevTools, file);

    const nodes = fileNodes(heap);
    expect(theirs.nodeCount, name).toBe(nodes.length + 2);
    expect(theirs.totalSize, name).toBe(nodes.reduce((sum, { size }) => sum + size, 0));
    const at = new Map(theirs.ids.map((id, i) => [id, i]));
    // DevTools shows a plain object by its properties: `{name}`.
    const shown = (id: number) => theirs.names[at.get(id)!]!.replace(/^\{.*\}$/s, 'Object');
    const misnamed = nodes.filter(({ id, name }) => name !== undefined && shown(id) !== name);
    expect(misnamed, name).toEqual([]);
    const retained = devToolsRetained(file);
    expect(retained.size).toBeGreaterThan(nodes.length / 2);
    const wrong = [...retained].filter(([id, bytes]) => theirs.retained[at.get(id)!] !== bytes);
    expect(wrong, name).toEqual([]);
    if (source !== USERS) continue;
    expect(theirs.classes.User, 'in the Summary').toBe(13);
    // Counted from the learner's global object: 1, its variable `leaky`, the array, a User.
    const users = theirs.ids.filter((_, i) => theirs.names[i] === 'User');
    const nearest = Math.min(...users.map((id) => theirs.distances[at.get(id)!]!));
    expect(nearest).toBe(4);
  }
});
