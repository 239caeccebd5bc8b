import { expect, test } from 'vitest';
import { type HeapsState, heapsModel } from '../../../src/model/heap/heaps-model.ts';
import { run } from '../../../src/model/model.ts';
import { parseScript } from '../../../src/model/script/script.ts';

function endOf(text: string) {
  const parsed = parseScript([heapsModel], text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const trace = run(parsed.model, parsed.statements, parsed.chosen);
  return trace.frame(trace.last);
}

test('best fit loses on the numbers of Knuth (TAOCP 1, 2.5), and first fit does not', () => {
  const { state, fault } = endOf(`model heaps fit=first,best size=2700 header=0 align=4
a = malloc 1300; b = malloc 100; c = malloc 1200; d = malloc 100
free a; free c
p = malloc 1000; q = malloc 1100; r = malloc 250`);
  const { lanes } = state as HeapsState;
  expect(lanes.map(({ name, fault: own }) => [name, own?.code])).toEqual([
    ['fit=first', undefined],
    ['fit=best', 'fragmented'],
  ]);
  expect(fault?.message).toMatch(/^With fit=best: /);
});

test('a heap that merges and one that does not', () => {
  const { lanes } = endOf(`model heaps fit=first coalesce=on,off size=1KB
a = malloc 100; b = malloc 100; free a; free b`).state as HeapsState;
  expect(lanes.map(({ name, state }) => [name, state.freeOrder.length])).toEqual([
    ['coalesce=on', 1],
    ['coalesce=off', 3],
  ]);
});
