import type { ComponentChildren } from 'preact';

interface SayProps {
  /** One word for what kind of step this is: 'Mark', 'Your edit'. */
  word: string;
  /** A mistake turns the word red. */
  fault?: boolean;
  children: ComponentChildren;
}

/** The sentence of a step, read out when it changes. */
export function Say({ word, fault = false, children }: SayProps) {
  return (
    <div class="say" role="status" aria-live="polite" aria-atomic="true">
      <span class={fault ? 'pill bad' : 'pill'}>{word}</span>
      <div>{children}</div>
    </div>
  );
}
