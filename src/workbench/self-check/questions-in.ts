import type { SelfCheckQuestion, SelfCheckTopic } from '../../course/self-check.ts';

/** Before the course or after it; each asks questions of its own. */
export type Pass = 'before' | 'after';

export const questionsIn = ({ questions }: SelfCheckTopic, pass: Pass): SelfCheckQuestion[] =>
  pass === 'before' ? questions.slice(0, 2) : questions.slice(2);
