import type { PathStep } from './path-step.ts';

/** Characters of a path's beginning and end that are shown. */
const HEAD = 1200;
const TAIL = 600;

/**
 * A path on one line: `cache = Map(240) → entry "user:17" → User`, `first.next ×40`,
 * `bus.listeners[1] → ƒ onResize (line 6) → closure variable "bigBuffer" = Uint8Array(200000)`. Of
 * one longer than 1,800 characters the middle is left out.
 */
export function pathText(steps: readonly PathStep[]): string {
  const parts: string[] = [];
  let open = '';
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    const times = step.times === undefined ? '' : ` ×${step.times}`;
    if (step.joins) open += step.by + times;
    else if (step.by !== '') {
      if (open !== '') parts.push(open);
      open = step.by;
    }
    // What is only passed through to a property needs no description.
    if (next?.joins && next.by !== '') continue;
    const what = step.joins ? step.what : step.what + times;
    const isCall = /^(ƒ|class) /.test(what);
    const isEntry = open.startsWith('entry ') || open.startsWith('weak entry ');
    if (open === '') parts.push(what);
    else if (isCall || isEntry) parts.push(open, what);
    else parts.push(`${open} = ${what}`);
    open = '';
  }
  if (open !== '') parts.push(open);
  const text = parts.join(' → ');
  if (text.length <= HEAD + TAIL) return text;
  // A cut may leave half a character on either side.
  return `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`.replace(/\p{Cs}/gu, '');
}
