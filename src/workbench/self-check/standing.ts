/** How sure somebody is of a topic, from 0 to 3. */
export const ratings = ['New to me', 'I have heard of it', 'I could use it', 'I could explain it'];

/** From this rating on somebody counts on what they know. */
const sureFrom = 2;

export type Standing = 'solid' | 'blind-spot' | 'better-than-thought' | 'to-learn';

/** Where confidence and answers meet, and where they differ. */
export function standingOf(sure: number, right: number, asked: number): Standing {
  const knows = right === asked;
  if (sure >= sureFrom) return knows ? 'solid' : 'blind-spot';
  return knows ? 'better-than-thought' : 'to-learn';
}

/** What a standing means, and what to do next. */
export const meanings: Record<Standing, { readonly word: string; readonly next: string }> = {
  solid: {
    word: 'sure, and right',
    next: 'Skim it: look at the figures and do the hardest exercise.',
  },
  'blind-spot': {
    word: 'surer than the answers',
    next: 'Begin here. What we think we know is what we look up last.',
  },
  'better-than-thought': {
    word: 'better than you thought',
    next: 'You are further than you say. Go straight to the exercises.',
  },
  'to-learn': {
    word: 'still to learn',
    next: 'Read it in order, and predict each step before you take it.',
  },
};
