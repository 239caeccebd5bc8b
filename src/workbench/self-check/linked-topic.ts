import type { SelfCheckTopic } from '../../course/self-check.ts';

/** A topic with the address of its chapter. */
export interface LinkedTopic extends SelfCheckTopic {
  readonly href: string;
}
