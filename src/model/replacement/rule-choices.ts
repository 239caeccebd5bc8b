import type { ReplacementState, ResidentPage } from './state.ts';

/** Rules that one look at memory and its past is enough for, and OPT's, which needs the future. */
export type Rule = 'fifo' | 'lru' | 'mru' | 'lfu' | 'opt' | 'unopt';

export interface RuleChoice {
  readonly rule: Rule;
  /** More than one where the rule alone cannot tell them apart. */
  readonly pages: readonly number[];
}

/**
 * Which page each textbook rule would put out of this memory, whatever policy filled it: what somebody
 * had in mind who names another page.
 *
 * @param future the references to come.
 */
export function ruleChoices(
  { resident }: Pick<ReplacementState, 'resident'>,
  future: readonly number[],
): RuleChoice[] {
  const nextUse = ({ page }: ResidentPage): number => {
    const at = future.indexOf(page);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  const least = (rule: Rule, key: (page: ResidentPage) => number): RuleChoice => {
    const lowest = Math.min(...resident.map(key));
    return { rule, pages: resident.filter((one) => key(one) === lowest).map(({ page }) => page) };
  };
  return [
    least('fifo', ({ loadedAt }) => loadedAt),
    least('lru', ({ usedAt }) => usedAt),
    least('mru', ({ usedAt }) => -usedAt),
    least('lfu', ({ uses }) => uses),
    least('opt', (page) => -nextUse(page)),
    least('unopt', nextUse),
  ];
}
