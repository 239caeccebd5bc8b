import type { Random } from '../../src/model/random.ts';
import type { NumericQuestion } from '../../src/course/numeric.ts';

/** One of the values. */
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random.below(values.length)]!;

/** Lesson 1: what a cleared cache lets go, and what a second path keeps. */
export function clearedCache(random: Random): NumericQuestion {
  const sessions = 4 + random.below(12);
  const each = pick(random, [6, 8, 12, 16, 24]);
  const config = pick(random, [20, 40, 80, 200]);
  const sum = sessions * each;
  return {
    ask: `\`cache\` holds ${sessions} sessions of ${each} KiB each, and nothing else holds them. Each session refers to one and the same \`config\` of ${config} KiB, which a module exports. You call \`cache.clear()\`. How much can the next collection take?`,
    answer: sum,
    unit: 'KiB',
    because: `The sessions were reached through the cache alone: ${sessions} × ${each} KiB. The module still leads to the config, so it stays.`,
    wrong: [
      {
        answer: sum + config,
        because: 'That takes the config as well. The sessions let go of it, and the module does not: one path is enough.',
      },
      {
        answer: sessions * (each + config),
        because: `That counts the config once for each session. They all refer to the same object, and the module still holds it.`,
      },
      {
        answer: 0,
        because:
          'Clearing frees nothing at that moment, that is true. But it cuts the only path to each session, so the next collection takes them all.',
      },
    ],
  };
}
