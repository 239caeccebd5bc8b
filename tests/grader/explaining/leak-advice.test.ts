import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainProgram } from '../../../src/grader/explaining/explain-program.ts';
import { programOf } from '../../../src/grader/explaining/program.ts';
import { assets } from '../exercise.ts';

/** Programs of the corpus, what kind of leak each is, and what the sentence has to name. */
const KINDS = [
  ['interval-never-cleared', 'timer', 'Timers'],
  ['interval-handle-overwritten', 'timer', 'Timers'],
  ['emitter-listener-added-each-render', 'listener', ''],
  ['unsubscribe-with-a-new-arrow', 'listener', 'viewport.listeners'],
  ['same-middleware-registered-again', 'listener', 'hooks.after'],
  ['closure-captures-a-big-buffer', 'closure', 'onRetry'],
  ['generators-suspended-and-held', 'pending', 'running'],
  ['then-on-a-config-promise-that-hangs', 'pending', 'config'],
  ['promise-race-with-a-promise-that-never-settles', 'pending', 'shutdown'],
  ['weakrefs-never-pruned', 'registration', 'live'],
  ['linked-list-whose-head-is-kept', 'chain', 'first'],
  ['the-thing-chain-that-is-used', 'closure', 'theThing'],
  ['middleware-wrapped-again-each-round', 'chain', 'handler'],
  ['jsonp-callbacks-on-globalthis', 'global', 'global'],
  ['finalization-registry-holds-its-target', 'registration that keeps its object', 'registry'],
  ['finalization-tokens-for-a-long-lived-target', 'registration that keeps its object', 'registry'],
  ['effects-stay-in-the-dependency-sets', 'cache', 'state'],
  ['views-never-disconnect-from-the-store', 'listener', '`listeners`'],
  ['expiry-timeout-set-again-at-each-touch', 'timer', 'Timers'],
  ['string-one-char-a-round', 'growth in place', 'trail'],
  ['byte-buffer-grows-without-reset', 'growth in place', 'writer'],
  ['bigint-product-grows', 'growth in place', 'product'],
  ['map-keyed-by-date-object', 'keyed by identity', 'byDay'],
  ['response-cache-unbounded-map', 'cache', ''],
  ['visited-set-of-urls', 'cache', 'crawler.#visited'],
  ['map-of-numbers-to-numbers', 'cache', 'balances'],
  ['undo-stack-unbounded', 'list', 'editor.#undo'],
  ['detached-tree-held-by-a-leaf', 'list', 'focusHistory'],
  ['weakmap-value-refers-to-its-key', 'weak map', 'key'],
] as const;

describe('the advice on a leak', () => {
  it.each(KINDS)('%s is told as %s', async (name, kind, named) => {
    const source = readFileSync(new URL(`../../corpus/leak/${name}.js`, import.meta.url), 'utf8');
    const { explanation } = await explainProgram(assets, programOf(source), {
      measured: 200,
      leaks: true,
    });
    const { advice, held } = explanation;
    expect({ kind: advice?.kind, path: held[0]?.path }).toMatchObject({ kind });
    expect(advice!.sentence).toContain(named);
    expect(advice!.mend).not.toBe('');
  });

  it('is not given where nothing accumulates', async () => {
    const source = 'export function round(i) { return [i]; }';
    const { explanation } = await explainProgram(assets, programOf(source), {
      measured: 40,
      leaks: true,
    });
    expect(explanation.held).toEqual([]);
    expect(explanation.advice).toBeUndefined();
  });
});
