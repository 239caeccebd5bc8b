import { expect, test } from 'vitest';
import { selfCheckRecord } from '../../src/browser/self-check-record.ts';

function store(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [['pagefault.self-check', text]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('what was answered comes back as it was', () => {
  const page = store();
  const record = {
    draft: { 'virtual-memory': { sure: 2, answers: [1, null] } },
    before: { 'stack-and-heap': { sure: 0, answers: [0, 2] } },
  };
  expect(selfCheckRecord(page).write(record)).toBe(true);
  expect(selfCheckRecord(page).read()).toEqual(record);
});

test.each([
  '{',
  '[]',
  '{"before":{}}',
  '{"draft":{"a":{"answers":["x"]}}}',
  '{"draft":{"a":{"sure":"very","answers":[]}}}',
])('%s is set aside, not overwritten', (text) => {
  const page = store(text);
  expect(selfCheckRecord(page).read()).toBeUndefined();
  selfCheckRecord(page).write({ draft: {} });
  expect([...page.kept.values()]).toContain(text);
});
