import type { ComponentChildren } from 'preact';

/** A short text with `code` between backticks. */
export function codeIn(text: string): ComponentChildren {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
}
